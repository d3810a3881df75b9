import { upTo, type UsageSeries } from './series.js';

const DAY_MS = 86_400_000;
const MOST_DAYS = 30;
const DAYS_NEEDED = 7;
/** The last moment that a Date can hold. */
const END_OF_TIME = 8.64e15;

/** How long what is left lasts. */
export type Forecast =
  | {
      readonly kind: 'lasts';
      /** The median of a day's use, in the unit of the samples. */
      readonly perDay: number;
      /** Epoch milliseconds, reckoned from the last sample. */
      readonly endsAt: number;
      /** The days that the median is of. */
      readonly days: number;
    }
  /** Nothing was used on at least half of that many days. */
  | { readonly kind: 'unused'; readonly days: number }
  | { readonly kind: 'tooFewDays'; readonly days: number; readonly needed: number };

/** A time between two samples in which nothing was added. */
interface Stretch {
  readonly lengthMs: number;
  readonly used: number;
}

/**
 * Reckons from the samples of the last 30 days. Between two samples use is spread evenly. Where what is left went up, or
 * the limit changed, nobody knows what was used between the two: that time is cut out, and what stood before is joined
 * to what follows. The rest is counted in days of 24 hours, back from the last sample.
 */
export function forecast(series: UsageSeries, now: number): Forecast {
  const known = upTo(series, now);
  const stretches = stretchesOf(known, now - MOST_DAYS * DAY_MS);
  const knownMs = stretches.reduce((sum, { lengthMs }) => sum + lengthMs, 0);
  const days = Math.floor(knownMs / DAY_MS);
  if (days < DAYS_NEEDED) {
    return { kind: 'tooFewDays', days, needed: DAYS_NEEDED };
  }
  const perDay = median(dailyUse(stretches, days));
  if (perDay === 0) {
    return { kind: 'unused', days };
  }
  const left = Math.max(0, known.remaining.at(-1) ?? 0);
  const endsAt = (known.at.at(-1) ?? now) + (left / perDay) * DAY_MS;
  return { kind: 'lasts', perDay, endsAt: Math.min(endsAt, END_OF_TIME), days };
}

/** Those that begin at `earliest` or later, the latest first. */
function stretchesOf({ at, remaining, limit }: UsageSeries, earliest: number): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (let place = at.length - 1; place > 0; place -= 1) {
    const [from = 0, to = 0] = [at[place - 1], at[place]];
    if (from < earliest) {
      break;
    }
    const used = (remaining[place - 1] ?? 0) - (remaining[place] ?? 0);
    if (used >= 0 && Object.is(limit[place - 1], limit[place])) {
      stretches.push({ lengthMs: to - from, used });
    }
  }
  return stretches;
}

/** What was used on each of the last `days` days, which the stretches cover. */
function dailyUse(stretches: readonly Stretch[], days: number): Float64Array {
  const use = new Float64Array(days);
  let agoMs = 0;
  for (const { lengthMs, used } of stretches) {
    const endMs = agoMs + lengthMs;
    while (agoMs < endMs) {
      const day = Math.floor(agoMs / DAY_MS);
      const nextMs = Math.min(endMs, (day + 1) * DAY_MS);
      if (day < days) {
        use[day] = (use[day] ?? 0) + (used * (nextMs - agoMs)) / lengthMs;
      }
      agoMs = nextMs;
    }
  }
  return use;
}

function median(values: Float64Array): number {
  const sorted = values.toSorted();
  const middle = sorted.length >> 1;
  const [low = 0, high = 0] = sorted.subarray(sorted.length % 2 === 1 ? middle : middle - 1);
  return sorted.length % 2 === 1 ? low : (low + high) / 2;
}
