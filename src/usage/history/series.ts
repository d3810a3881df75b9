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

/**
 * Puts samples in the order of their time. Of several at one moment the last given counts; one without a number, or
 * with one that no account can have, is left out.
 */
export function seriesOf(samples: readonly UsageSample[]): UsageSeries {
  const usable = samples.filter(
    ({ at, remaining }) => Number.isFinite(at) && Math.abs(remaining) <= Number.MAX_SAFE_INTEGER,
  );
  usable.sort((a, b) => a.at - b.at);
  const ordered = usable.filter(({ at }, place) => usable[place + 1]?.at !== at);
  const at = new Float64Array(ordered.length);
  const remaining = new Float64Array(ordered.length);
  const limit = new Float64Array(ordered.length);
  ordered.forEach((sample, place) => {
    at[place] = sample.at;
    remaining[place] = sample.remaining;
    limit[place] = sample.limit;
  });
  return { at, remaining, limit };
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
