import { lastOfEach, type UsageSample, type UsageSeries } from './series.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const HOURLY_FOR_MS = 366 * DAY_MS;

/** More than this is thinned. */
export const MOST_KEPT = 12_000;
/** What thinning leaves at most: a year of hours and three of days, and room until the next time. */
const LEFT_BY_THINNING = 10_000;

/** A reading says something new where the value changed, or after an hour; the clock may have gone back. */
export function isWorthKeeping(last: UsageSample | undefined, sample: UsageSample): boolean {
  return (
    last === undefined ||
    (sample.at !== last.at &&
      (sample.remaining !== last.remaining ||
        !Object.is(sample.limit, last.limit) ||
        Math.abs(sample.at - last.at) >= HOUR_MS))
  );
}

/**
 * What is worth its place on disk: the last sample of each hour of the last year, of each day before. What lies in the
 * future of `now` is hourly too, as it may be the clock that is wrong.
 */
export function thinnedForDisk(series: UsageSeries, now: number): UsageSeries {
  const yearAgo = now - HOURLY_FOR_MS;
  const { at, remaining, limit } = lastOfEach(series, (moment) =>
    Math.floor(moment / (moment < yearAgo ? DAY_MS : HOUR_MS)),
  );
  return {
    at: at.slice(-LEFT_BY_THINNING),
    remaining: remaining.slice(-LEFT_BY_THINNING),
    limit: limit.slice(-LEFT_BY_THINNING),
  };
}
