import type { ShownExpiry } from '../../protocol/usage.js';
import { grouped } from './grouped.js';
import { dayOf } from './period.js';

/** What runs out on one day. */
export interface ExpiryDay {
  /** The first moment of the day in the reader's time zone. */
  readonly day: number;
  readonly rows: readonly ShownExpiry[];
}

/** By day and time, the first to run out first. */
export function byDay(expiries: readonly ShownExpiry[]): readonly ExpiryDay[] {
  const sorted = expiries.toSorted((one, other) => one.at - other.at);
  return grouped(sorted, ({ at }) => dayOf(at)).map(([day, rows]) => ({ day, rows }));
}

/** How much of the time that is shown is left, in 0 to 1. */
export function partLeft(at: number, nowMs: number, lastAt: number): number {
  return lastAt <= nowMs ? 0 : Math.min(1, Math.max(0, (at - nowMs) / (lastAt - nowMs)));
}
