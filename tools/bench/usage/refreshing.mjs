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
  const { refreshBytes = NaN, refreshFunctions = NaN, timersAfter = NaN, timersBefore = NaN } = found;
  const { panelBytes = NaN, panelFunctions = NaN, panelsAfter = NaN, panelsBefore = NaN } = found;
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
    {
      name: 'listeners and other functions that each of 1,000 refreshes keeps, against one in ten',
      ours: refreshFunctions,
      other: 0.1,
      goal: 1,
    },
    {
      name: 'listeners and other functions that each of 100 usage panels keeps once closed, against one in two',
      ours: panelFunctions,
      other: 0.5,
      goal: 1,
    },
    {
      name: 'usage panels after 100 were closed, against before',
      ours: panelsAfter,
      other: panelsBefore,
      goal: 1,
    },
    { name: 'timers after 1,000 refreshes, against before', ours: timersAfter, other: timersBefore, goal: 1 },
  ];
}
