import { readFileSync } from 'node:fs';
import type { CheckPlan } from '../../../src/check/engine/plan.js';
import { judgeAt } from '../../../src/check/judge/judgeAt.js';
import { readList } from '../../../src/check/list/readList.js';

/** What a program of the bench is asked to check: a list, a judge, so many at once, for so long each. */
export function planOf([
  listFile = '',
  judgeUrl = '',
  atOnce = '500',
  timeoutMs = '10000',
]: readonly string[]): CheckPlan {
  const judge = judgeAt(judgeUrl);
  if (judge === undefined) {
    throw new Error(`no judge at ${judgeUrl}`);
  }
  return {
    list: readList(readFileSync(listFile)).list,
    judges: [judge],
    limits: { concurrency: Number(atOnce), perHost: Number(atOnce), timeoutMs: Number(timeoutMs) },
    looks: { interception: false, anonymity: false, dns: false, exitRequests: 0, downloadBytes: 0 },
  };
}

/** When all but a share of the events had come. */
export function quantile(values: ArrayLike<number>, share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
}
