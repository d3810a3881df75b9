import type { CheckList } from '../../check/list/checkList.js';
import { NOT_THERE_BEFORE } from '../../protocol/results.js';
import type { CheckRuns, OpenRun, RunInfo } from './runs.js';

/** How a list did the time before, for each of its rows as they are now. */
export interface Comparison {
  readonly startedAt: number;
  /** Places in `VERDICTS`, or `NOT_THERE_BEFORE`. */
  readonly verdicts: Uint8Array<ArrayBuffer>;
  /** Rows of then that are not in the list any more. */
  readonly goneCount: number;
}

/** Lists that share less than this of the shorter one are not the same list a second time. */
const SAME_PART = 0.5;

/** The run of the same list before this one, row by row; undefined where there is none. */
export async function comparisonOf(
  run: OpenRun,
  runs: Pick<CheckRuns, 'all' | 'open'>,
): Promise<Comparison | undefined> {
  const earlier = (await runs.all())
    .filter((info) => info.startedAt < run.info.startedAt && isSameSource(info, run.info))
    .toSorted((one, other) => other.startedAt - one.startedAt)[0];
  const before = earlier && (await runs.open(earlier.id));
  return before && compared(run.list, before);
}

/** The rows of a list beside those of an earlier run; undefined where they have too little in common. */
export function compared(list: CheckList, before: OpenRun): Comparison | undefined {
  const rows = rowsByName(before.list);
  const verdicts = new Uint8Array(list.count).fill(NOT_THERE_BEFORE);
  let shared = 0;
  for (const [name, row] of names(list)) {
    const then = rows.get(name);
    if (then !== undefined) {
      verdicts[row] = before.results.verdicts[then] ?? NOT_THERE_BEFORE;
      shared += 1;
    }
  }
  if (shared < SAME_PART * Math.min(list.count, before.list.count) || shared === 0) {
    return undefined;
  }
  return { startedAt: before.info.startedAt, verdicts, goneCount: before.list.count - shared };
}

function isSameSource({ source, title }: RunInfo, other: RunInfo): boolean {
  return source.kind === 'file' && other.source.kind === 'file'
    ? source.path === other.source.path
    : source.kind === other.source.kind && title === other.title;
}

function rowsByName(list: CheckList): ReadonlyMap<string, number> {
  return new Map(names(list));
}

/**
 * What a row is known by from one run to the next: the id that its account gives it, else its place; the second row at
 * the same place is another proxy than the first.
 */
function* names(list: CheckList): Generator<readonly [name: string, row: number]> {
  const seen = new Map<string, number>();
  for (let row = 0; row < list.count; row++) {
    const { account, proxy } = list.origin(row);
    if (account !== undefined && proxy !== undefined) {
      yield [`${account} ${proxy}`, row];
    } else {
      const place = list.label(row);
      const nth = seen.get(place) ?? 0;
      seen.set(place, nth + 1);
      yield [nth === 0 ? place : `${place} ${nth}`, row];
    }
  }
}
