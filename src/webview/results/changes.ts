import { NOT_THERE_BEFORE } from '../../protocol/results.js';
import type { ResultRows } from './resultRows.js';

/** How the same list did the time before, as the extension tells it. */
export interface Before {
  readonly startedAt: number;
  readonly verdicts: Uint8Array;
  readonly goneCount: number;
}

/** What became of a row since then; undefined where nothing did, or it is not known yet. */
export type Change =
  { readonly kind: 'new' } | { readonly kind: 'changed'; readonly from: string } | undefined;

export interface Changes {
  of(row: number): Change;
  /** What all rows come to. */
  sum(): ChangeSum;
}

export interface ChangeSum {
  /** Live now, and not before. */
  readonly revived: number;
  readonly lost: number;
  /** Dead in another way than before. */
  readonly others: number;
  readonly fresh: number;
  readonly gone: number;
}

const UNDECIDED: readonly string[] = ['waiting', 'unchecked'];

/** Sets the rows beside those of the run before. */
export function changesSince({ verdicts: before, goneCount }: Before, rows: ResultRows): Changes {
  const word = (code: number | undefined) => rows.words.verdict[code ?? -1] ?? '';
  const of = (row: number): Change => {
    if (before[row] === NOT_THERE_BEFORE) {
      return { kind: 'new' };
    }
    const from = word(before[row]);
    const now = rows.word('verdict', row);
    return from === now || UNDECIDED.includes(from) || UNDECIDED.includes(now)
      ? undefined
      : { kind: 'changed', from };
  };
  return {
    of,
    sum() {
      const sum = { revived: 0, lost: 0, others: 0, fresh: 0, gone: goneCount };
      for (let row = 0; row < rows.count; row++) {
        const change = of(row);
        if (change?.kind === 'new') {
          sum.fresh += 1;
        } else if (change) {
          const isLive = rows.word('verdict', row) === 'live';
          sum[isLive ? 'revived' : change.from === 'live' ? 'lost' : 'others'] += 1;
        }
      }
      return sum;
    },
  };
}

/** Whether a row of the list itself has something to say; what is gone from it has none. */
export function hasChangedRows({ revived, lost, others, fresh }: ChangeSum): boolean {
  return revived + lost + others + fresh > 0;
}

/** Sorts what changed before what is new, and what stayed as it was last. */
export function changeRank(change: Change): number {
  return change === undefined ? Number.NaN : change.kind === 'changed' ? 0 : 1;
}
