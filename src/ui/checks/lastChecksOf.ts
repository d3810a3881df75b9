import { VERDICTS } from '../../check/verdict.js';
import type { LastCheck } from '../lastChecks.js';
import type { OpenRun } from './runs.js';

/** More rows of accounts than this are no list that a person looks through in the sidebar. */
const MOST_ROWS = 5_000;

/** How the accounts' proxies of a run did; none of a text's, which stand nowhere in the sidebar. */
export function lastChecksOf({ list, results }: OpenRun): readonly LastCheck[] {
  const checks: LastCheck[] = [];
  for (let row = 0; row < list.count && checks.length < MOST_ROWS; row += 1) {
    const { account, proxy } = list.origin(row);
    const verdict = VERDICTS[results.verdicts[row] ?? 0] ?? 'waiting';
    const checkedAt = results.checkedAt[row] ?? 0;
    if (account !== undefined && proxy !== undefined && checkedAt > 0) {
      const latencyMs = results.firstByteMs[row] ?? Number.NaN;
      checks.push({
        account,
        proxy,
        verdict,
        ...(Number.isFinite(latencyMs) && { latencyMs }),
        at: checkedAt * 1000,
      });
    }
  }
  return checks;
}
