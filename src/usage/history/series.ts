import { formatDecimal } from '../../core/money.js';
import type { Usage } from '../../core/usage.js';

/** What was left of an account at one moment, in the unit that its provider counts in. */
export interface UsageSample {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly remaining: number;
  /** NaN where there is none: a balance has no limit. */
  readonly limit: number;
}

/** The samples of one account as columns, the oldest first. */
export interface UsageSeries {
  readonly at: Float64Array;
  readonly remaining: Float64Array;
  readonly limit: Float64Array;
}

export function sampleOf(usage: Usage, at: number): UsageSample {
  switch (usage.kind) {
    case 'traffic':
      return { at, remaining: usage.remainingGigabytes, limit: usage.quotaGigabytes };
    case 'requests':
      return { at, remaining: usage.limit - usage.used, limit: usage.limit };
    case 'balance':
      return { at, remaining: Number(formatDecimal(usage.balance)), limit: NaN };
  }
}

/** As `inOrder`, of samples. */
export function seriesOf(samples: readonly UsageSample[]): UsageSeries {
  return inOrder({
    at: Float64Array.from(samples, ({ at }) => at),
    remaining: Float64Array.from(samples, ({ remaining }) => remaining),
    limit: Float64Array.from(samples, ({ limit }) => limit),
  });
}

/**
 * Puts samples in the order of their time. Of several at one moment the last given counts; one without a number, or
 * with one that no account can have, is left out. What is in order already, as a year of it mostly is, is not copied.
 */
export function inOrder(series: UsageSeries): UsageSeries {
  const { at, remaining, limit } = series;
  const isUsable = (place: number) =>
    Number.isFinite(at[place]) && Math.abs(remaining[place] ?? NaN) <= Number.MAX_SAFE_INTEGER;
  const isInPlace = (_moment: number, place: number) =>
    isUsable(place) && (place === 0 || (at[place - 1] ?? NaN) < (at[place] ?? NaN));
  if (at.every(isInPlace)) {
    return series;
  }
  const places = Array.from(at.keys())
    .filter(isUsable)
    .sort((a, b) => (at[a] ?? 0) - (at[b] ?? 0) || a - b);
  const kept = places.filter((place, order) => at[places[order + 1] ?? -1] !== at[place]);
  const taken = (column: Float64Array) => Float64Array.from(kept, (place) => column[place] ?? NaN);
  return { at: taken(at), remaining: taken(remaining), limit: taken(limit) };
}

export function samplesOf({ at, remaining, limit }: UsageSeries): readonly UsageSample[] {
  return Array.from(at, (moment, place) => ({
    at: moment,
    remaining: remaining[place] ?? NaN,
    limit: limit[place] ?? NaN,
  }));
}

/** Without what lies in the future of `now`: the clock was wrong when it was read. */
export function upTo({ at, remaining, limit }: UsageSeries, now: number): UsageSeries {
  const count = at.findLastIndex((moment) => moment <= now) + 1;
  return { at: at.slice(0, count), remaining: remaining.slice(0, count), limit: limit.slice(0, count) };
}

/** The last sample of each stretch of time that `stretchOf` names; a stretch's samples stand together. */
export function lastOfEach(
  { at, remaining, limit }: UsageSeries,
  stretchOf: (at: number) => number,
): UsageSeries {
  const stretches = at.map(stretchOf);
  const isLast = (_value: number, place: number) => stretches[place] !== stretches[place + 1];
  return { at: at.filter(isLast), remaining: remaining.filter(isLast), limit: limit.filter(isLast) };
}

/** As much as a page can draw: about `most` samples, evenly over the time, with the first and the last among them. */
export function thinned(series: UsageSeries, most = 2000): UsageSeries {
  const [first = 0] = series.at;
  const span = (series.at.at(-1) ?? 0) - first;
  return series.at.length <= most
    ? series
    : lastOfEach(series, (at) => Math.ceil(((at - first) / span) * (most - 1)));
}
