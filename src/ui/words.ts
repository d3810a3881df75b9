import * as l10n from '@vscode/l10n';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** `12 d`, `6 h left`, `20 min left` or `expired`: short, and longer only where it matters. */
export function untilText(at: number, now: number): string {
  const leftMs = at - now;
  if (leftMs <= 0) {
    return l10n.t('expired');
  }
  if (leftMs >= DAY_MS) {
    return l10n.t('{0} d', Math.floor(leftMs / DAY_MS));
  }
  return leftMs >= HOUR_MS
    ? l10n.t('{0} h left', Math.floor(leftMs / HOUR_MS))
    : l10n.t('{0} min left', Math.max(1, Math.floor(leftMs / MINUTE_MS)));
}

/** `now`, `5 min ago`, `3 h ago`, `2 d ago`. */
export function agoText(at: number, now: number): string {
  const ageMs = now - at;
  if (ageMs < MINUTE_MS) {
    return l10n.t('now');
  }
  if (ageMs < HOUR_MS) {
    return l10n.t('{0} min ago', Math.floor(ageMs / MINUTE_MS));
  }
  return ageMs < DAY_MS
    ? l10n.t('{0} h ago', Math.floor(ageMs / HOUR_MS))
    : l10n.t('{0} d ago', Math.floor(ageMs / DAY_MS));
}

/** What was read longer ago than this says so. */
const STALE_AFTER_MS = 15 * MINUTE_MS;

/** `3 h ago` for what is no longer fresh, else nothing. */
export function ageText(at: number | undefined, now: number): string | undefined {
  return at === undefined || now - at <= STALE_AFTER_MS ? undefined : agoText(at, now);
}

/** `30 d`, `12 h`, `90 min`, for how long a plan lasts. */
export function durationText(durationMs: number): string {
  if (durationMs >= DAY_MS && durationMs % DAY_MS === 0) {
    return l10n.t('{0} d', durationMs / DAY_MS);
  }
  return durationMs >= HOUR_MS && durationMs % HOUR_MS === 0
    ? l10n.t('{0} h', durationMs / HOUR_MS)
    : l10n.t('{0} min', Math.round(durationMs / MINUTE_MS));
}

const dates = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const numbers = new Intl.NumberFormat();

/** Date and time in the reader's own format, for tooltips. */
export function dateText(at: number): string {
  return dates.format(at);
}

/** `1,342`, in the reader's own format. */
export function countText(count: number): string {
  return numbers.format(count);
}

/** `1.2 MB`, in steps of a thousand. */
export function bytesText(bytes: number): string {
  const [unit, size] =
    bytes >= 1e9 ? (['GB', 1e9] as const) : bytes >= 1e6 ? (['MB', 1e6] as const) : (['kB', 1e3] as const);
  return `${countText(Math.round((bytes / size) * 10) / 10)} ${unit}`;
}

const LONGEST_NAME = 80;

/** A name within a question, cut so that what stands behind it is seen too. */
export function shortName(name: string): string {
  return name.length <= LONGEST_NAME ? name : `${name.slice(0, LONGEST_NAME - 1)}…`;
}

/** The parts that are there, with the middle dot between them. */
export function joined(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}

/** `Label: value` lines for a tooltip; lines without a value are left out. */
export function tooltipText(lines: readonly (readonly [label: string, value: string | undefined])[]): string {
  return lines.flatMap(([label, value]) => (value ? [`${label}: ${value}`] : [])).join('\n');
}
