// @ts-check
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const start = promisify(execFile);

/**
 * What one comparison found: both sides in one unit, and the largest ratio of ours to the other that is good enough.
 * @typedef {{ name: string, ours: number, other: number, goal: number }} Finding
 */

/** @param {readonly number[]} values */
function median(values) {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = sorted.length >> 1;
  return ((sorted[middle] ?? NaN) + (sorted[(sorted.length - 1) >> 1] ?? NaN)) / 2;
}

/**
 * Runs Node programs in processes of their own, one after the other, round after round, so that what else the machine
 * does falls on both alike. Each prints its figures as one JSON object; the answer holds the median of each.
 * @template {string} Side
 * @param {number} rounds
 * @param {Readonly<Record<Side, readonly string[]>>} programs the arguments of Node
 * @returns {Promise<Record<Side, Record<string, number>>>}
 */
export async function interleaved(rounds, programs) {
  const sides = /** @type {[Side, readonly string[]][]} */ (Object.entries(programs));
  /** @type {Map<Side, Record<string, number>[]>} */
  const figures = new Map(sides.map(([side]) => [side, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [side, programArguments] of sides) {
      const { stdout } = await start(process.execPath, programArguments, { timeout: 60_000 });
      figures.get(side)?.push(JSON.parse(stdout));
    }
  }
  return /** @type {Record<Side, Record<string, number>>} */ (
    Object.fromEntries([...figures].map(([side, runs]) => [side, medians(runs)]))
  );
}

/**
 * The median of each figure over several runs.
 * @param {readonly Record<string, number>[]} runs
 */
export function medians(runs) {
  return Object.fromEntries(
    Object.keys(runs[0] ?? {}).map((figure) => [figure, median(runs.map((run) => run[figure] ?? NaN))]),
  );
}
