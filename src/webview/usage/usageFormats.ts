import { type Formats, formatsOf, localeOf } from '../kit/formats.js';

/** Numbers and times as this page writes them. */
export interface UsageFormats extends Formats {
  /** `Sun, Nov 22`. */
  readonly day: (atMs: number) => string;
  /** `Nov 2026`. */
  readonly month: (atMs: number) => string;
  /** `Nov`. */
  readonly shortMonth: (atMs: number) => string;
  readonly dayOfMonth: (atMs: number) => string;
  /** `Nov 2 – 8`: both days and those between them. */
  readonly days: (firstMs: number, lastMs: number) => string;
  readonly clockTime: (atMs: number) => string;
  /** `in 19 days`. */
  readonly until: (atMs: number, nowMs: number) => string;
  /** `9 days`, `5 hours`: how long something lasts. */
  readonly duration: (valueMs: number) => string;
  /** At most two decimals. */
  readonly decimal: (value: number) => string;
  /** `6.8 GB`. */
  readonly gigabytes: (value: number) => string;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const DAY_OF_MONTH = { day: 'numeric', month: 'short' } as const;

const STEPS = [
  { unit: 'day', ms: DAY_MS },
  { unit: 'hour', ms: HOUR_MS },
  { unit: 'minute', ms: MINUTE_MS },
] as const;

export function usageFormatsOf(language: string): UsageFormats {
  const locale = localeOf(language);
  const date = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, options);
    return (atMs: number) => format.format(atMs);
  };
  const unit = (name: string, unitDisplay: 'long' | 'short', digits = 0) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay, maximumFractionDigits: digits });
  const days = new Intl.DateTimeFormat(locale, DAY_OF_MONTH);
  const decimals = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const gigabytes = unit('gigabyte', 'short', 2);
  const coming = new Intl.RelativeTimeFormat(locale, { style: 'short' });
  const durations = { day: unit('day', 'long'), hour: unit('hour', 'long'), minute: unit('minute', 'long') };
  return {
    ...formatsOf(language),
    day: date({ weekday: 'short', day: 'numeric', month: 'short' }),
    month: date({ month: 'short', year: 'numeric' }),
    shortMonth: date({ month: 'short' }),
    dayOfMonth: date(DAY_OF_MONTH),
    days: (firstMs, lastMs) => days.formatRange(firstMs, lastMs),
    clockTime: date({ timeStyle: 'short' }),
    until: (atMs, nowMs) => {
      const { unit: name, ms } = stepOf(atMs - nowMs);
      return coming.format(Math.max(1, Math.floor((atMs - nowMs) / ms)), name);
    },
    duration: (valueMs) => {
      const step = stepOf(valueMs);
      return durations[step.unit].format(Math.max(1, Math.floor(valueMs / step.ms)));
    },
    decimal: (value) => decimals.format(value),
    gigabytes: (value) => gigabytes.format(value),
  };
}

function stepOf(spanMs: number) {
  return STEPS.find(({ ms }) => spanMs >= ms) ?? STEPS[2];
}
