import { dayOf, type Span } from './period.js';

/** What was left at one account, in order of time. */
export interface History {
  /** Epoch milliseconds. */
  readonly at: Float64Array;
  readonly remaining: Float64Array;
}

export interface DayValue {
  readonly at: number;
  readonly remaining: number;
}

/** The samples of a span, without a copy. */
export function historyWithin({ at, remaining }: History, { from, to }: Span): History {
  const begin = placeOf(at, from);
  const end = placeOf(at, to);
  return { at: at.subarray(begin, end), remaining: remaining.subarray(begin, end) };
}

/** The last sample of each day, the latest day first. */
export function dailyValues({ at, remaining }: History): readonly DayValue[] {
  const days: DayValue[] = [];
  let day: number | undefined;
  for (let place = at.length - 1; place >= 0; place -= 1) {
    const moment = at[place] ?? 0;
    const its = dayOf(moment);
    if (its !== day) {
      day = its;
      days.push({ at: moment, remaining: remaining[place] ?? 0 });
    }
  }
  return days;
}

/** The place of the first moment that is not before this one. */
function placeOf(moments: Float64Array, sought: number): number {
  let low = 0;
  let high = moments.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((moments[middle] ?? 0) < sought) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
