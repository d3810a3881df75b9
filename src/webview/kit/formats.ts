/** Numbers and times as the page's language writes them. */
export interface Formats {
  readonly count: (value: number) => string;
  /** Of a part in 0 to 1: `38 %`. */
  readonly percent: (part: number) => string;
  /** `142 ms`. */
  readonly milliseconds: (value: number) => string;
  /** A span as a person says it: `2 s`, `3 min`, `1 h 20 min`. */
  readonly span: (valueMs: number) => string;
  /** Date and time. */
  readonly moment: (atMs: number) => string;
  /** `now`, `5 min. ago`. */
  readonly ago: (atMs: number, nowMs: number) => string;
  /** `1.2 MB`, in steps of 1,000. */
  readonly bytes: (value: number) => string;
  /** Kilobytes a second: `340 kB/s`. */
  readonly rate: (kilobytesPerSecond: number) => string;
  /** A country's name; the code where the language has none for it. */
  readonly country: (code: string) => string;
}

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** For the language of the editor, such as `pt-br`; the browser's own where that is none. */
export function formatsOf(language: string): Formats {
  const locale = localeOf(language);
  const unit = (name: string, digits = 0, unitDisplay: 'short' | 'narrow' = 'short') =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: name,
      unitDisplay,
      maximumFractionDigits: digits,
    });
  const numbers = new Intl.NumberFormat(locale);
  const percents = new Intl.NumberFormat(locale, { style: 'percent' });
  const ms = unit('millisecond');
  const seconds = unit('second', 0, 'narrow');
  const minutes = unit('minute', 0, 'narrow');
  const hours = unit('hour', 0, 'narrow');
  const byteUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte'].map((name) => unit(name, 1));
  const rates = unit('kilobyte-per-second');
  const moments = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const ages = new Intl.RelativeTimeFormat(locale, { style: 'short', numeric: 'auto' });
  const countries = new Intl.DisplayNames(locale, { type: 'region' });
  const known = new Map<string, string>();
  return {
    count: (value) => numbers.format(value),
    percent: (part) => percents.format(part),
    milliseconds: (value) => ms.format(value),
    span: (valueMs) => {
      if (valueMs < MINUTE_MS) {
        return seconds.format(Math.max(1, Math.ceil(valueMs / SECOND_MS)));
      }
      const wholeMinutes = Math.round(valueMs / MINUTE_MS);
      return wholeMinutes < 60
        ? minutes.format(wholeMinutes)
        : `${hours.format(Math.floor(wholeMinutes / 60))} ${minutes.format(wholeMinutes % 60)}`;
    },
    moment: (atMs) => moments.format(atMs),
    ago: (atMs, nowMs) => {
      const ageMs = Math.max(0, nowMs - atMs);
      if (ageMs < MINUTE_MS) {
        return ages.format(0, 'second');
      }
      if (ageMs < HOUR_MS) {
        return ages.format(-Math.floor(ageMs / MINUTE_MS), 'minute');
      }
      return ageMs < DAY_MS
        ? ages.format(-Math.floor(ageMs / HOUR_MS), 'hour')
        : ages.format(-Math.floor(ageMs / DAY_MS), 'day');
    },
    bytes: (value) => {
      const step = Math.min(byteUnits.length - 1, Math.floor(Math.log10(Math.max(1, value)) / 3));
      return byteUnits[step]?.format(value / 1000 ** step) ?? '';
    },
    rate: (kilobytesPerSecond) => rates.format(kilobytesPerSecond),
    country: (code) => {
      const name = known.get(code) ?? nameOf(countries, code);
      known.set(code, name);
      return name;
    },
  };
}

/** What `Intl` takes for a language of the editor; undefined is the browser's own. */
export function localeOf(language: string): string | undefined {
  try {
    return Intl.NumberFormat.supportedLocalesOf([language])[0];
  } catch {
    return undefined;
  }
}

function nameOf(countries: Intl.DisplayNames, code: string): string {
  try {
    return countries.of(code) ?? code;
  } catch {
    return code;
  }
}
