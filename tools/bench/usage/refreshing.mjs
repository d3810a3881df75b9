// @ts-check
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { out } from '../../paths.mjs';
import { mustRun } from '../../run.mjs';
import { coldProgram } from '../bundles.mjs';

/** @typedef {import('../measure.mjs').Finding} Finding */

/** @returns {Promise<Finding[]>} */
export async function refreshes() {
  const file = path.join(out, 'bench/refreshes.json');
  rmSync(file, { force: true });
  const run = ['--import', 'tsx', 'tools/bench/activate.ts', coldProgram('refreshes')];
  await mustRun('bench-refreshes', process.execPath, run, {
    env: { ...process.env, EGRESS_BENCH_FILE: file },
    limitMs: 600_000,
  });
  /** @type {Record<string, number>} */
  const found = JSON.parse(readFileSync(file, 'utf8'));
  const { refreshBytes = NaN, panelBytes = NaN, timersAfter = NaN, timersBefore = NaN } = found;
  return [
    {
      name: 'heap that each of 1,000 refreshes of the usage panel keeps, KB, against 1 KB',
      ours: refreshBytes / 1000,
      other: 1,
      goal: 1,
    },
    {
      name: 'heap that each of 100 usage panels keeps once closed, KB, against 1 KB',
      ours: panelBytes / 1000,
      other: 1,
      goal: 1,
    },
    { name: 'timers after 1,000 refreshes, against before', ours: timersAfter, other: timersBefore, goal: 1 },
  ];
}
