/** What a person can look at, in the order in which it is offered. */
export const PERIODS = ['thisMonth', 'lastMonth', 'days90', 'year', 'all'] as const;

export type Period = (typeof PERIODS)[number];

/** From a moment on and before another, in epoch milliseconds; without an end where it is infinite. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export const DAY_MS = 86_400_000;

/** What of the past is meant, or of what is not over. */
export function spanOf(period: Period, nowMs: number): Span {
  const to = Number.POSITIVE_INFINITY;
  switch (period) {
    case 'thisMonth':
      return { from: monthOf(nowMs), to };
    case 'lastMonth':
      return { from: monthOf(nowMs, -1), to: monthOf(nowMs) };
    case 'days90':
      return { from: nowMs - 90 * DAY_MS, to };
    case 'year':
      return { from: nowMs - 365 * DAY_MS, to };
    case 'all':
      return { from: Number.NEGATIVE_INFINITY, to };
  }
}

/** How far ahead is meant: as far as the period reaches back; a month is 30 days. */
export function daysAhead(period: Period): number {
  switch (period) {
    case 'thisMonth':
    case 'lastMonth':
      return 30;
    case 'days90':
      return 90;
    case 'year':
      return 365;
    case 'all':
      return Number.POSITIVE_INFINITY;
  }
}

export function isWithin({ from, to }: Span, at: number): boolean {
  return at >= from && at < to;
}

/** The first moment of a month in the reader's time zone: the one that a moment is in, or so many after it. */
export function monthOf(at: number, later = 0): number {
  const date = new Date(at);
  return new Date(date.getFullYear(), date.getMonth() + later).getTime();
}

/** What one bar is of. */
export type Unit = 'week' | 'month';

/** Weeks for a month, months for what is longer. */
export function unitOf(period: Period): Unit {
  return period === 'thisMonth' || period === 'lastMonth' ? 'week' : 'month';
}

/** The first moment of a moment's unit: weeks begin on Mondays and with a month, so that those of a month are that month. */
export function startOf(unit: Unit, at: number): number {
  return unit === 'month' ? monthOf(at) : Math.max(monthOf(at), mondayOf(at));
}

/** The first moment after a unit that begins so. */
export function endOf(unit: Unit, start: number): number {
  const month = monthOf(start, 1);
  return unit === 'month' ? month : Math.min(month, mondayOf(start, 1));
}

/** The beginning of the last Monday, or of one so many weeks after it. */
function mondayOf(at: number, later = 0): number {
  const date = new Date(at);
  const sinceMonday = (date.getDay() + 6) % 7;
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() - sinceMonday + 7 * later).getTime();
}

/** The first moment of a moment's day in the reader's time zone. */
export function dayOf(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}
