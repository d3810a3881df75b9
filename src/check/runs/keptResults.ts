import { newResults, type ResultColumns } from '../results.js';
import { VERDICTS } from '../verdict.js';
import type { Column, ColumnFile } from './columnFile.js';

const WAITING = VERDICTS.indexOf('waiting');
const UNCHECKED = VERDICTS.indexOf('unchecked');

/** What a run found, as it is kept. */
export function keptResults({ count: _, exitIps, ...columns }: ResultColumns): ColumnFile {
  return { columns: { ...columns }, texts: { exitIps } };
}

/** The results of `count` rows again, or nothing where they are not those; a column of a later release is left out. */
export function resultsFrom({ columns, texts }: ColumnFile, count: number): ResultColumns | undefined {
  const results = newResults(count);
  for (const [name, column] of Object.entries(results) as [string, unknown][]) {
    const kept = columns[name];
    if (isColumn(column) && kept) {
      if (kept.constructor !== column.constructor || kept.length !== count) {
        return undefined;
      }
      column.set(kept);
    }
  }
  const { exitIps = [] } = texts;
  results.exitIps.splice(0, results.exitIps.length, ...exitIps);
  return results.exits.every((exit) => exit < results.exitIps.length) ? results : undefined;
}

/** How many rows have each verdict, by its place in `VERDICTS`. */
export function verdictCounts({ verdicts }: Pick<ResultColumns, 'verdicts'>): readonly number[] {
  const counts = VERDICTS.map(() => 0);
  for (const verdict of verdicts) {
    counts[verdict] = (counts[verdict] ?? 0) + 1;
  }
  return counts;
}

/** What was waiting when the run ended stays unchecked. */
export function endWaiting({ verdicts }: Pick<ResultColumns, 'verdicts'>): void {
  for (let row = verdicts.indexOf(WAITING); row >= 0; row = verdicts.indexOf(WAITING, row + 1)) {
    verdicts[row] = UNCHECKED;
  }
}

function isColumn(value: unknown): value is Column {
  return ArrayBuffer.isView(value) && !(value instanceof DataView);
}
