const ISO_MOMENT = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:\d{2})?)?$/i;

const LATEST_MOMENT = 8.64e15;

/**
 * Epoch milliseconds of an ISO moment, a date alone (its first moment) or epoch milliseconds. A time
 * without a zone is read as UTC, as the documents' samples are.
 */
export function parseMoment(value: string | number): number | undefined {
  const moment = typeof value === 'number' ? value : isoMoment(value);
  return Math.abs(moment) <= LATEST_MOMENT ? moment : undefined;
}

const DATE_ALONE = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 24 * 60 * 60 * 1000;

/** As `parseMoment`, but a date alone is its last millisecond: what runs out on a day still works on it. */
export function parseExpiry(value: string | number): number | undefined {
  const moment = parseMoment(value);
  const isDay = typeof value === 'string' && DATE_ALONE.test(value);
  return moment !== undefined && isDay ? moment + DAY_MS - 1 : moment;
}

function isoMoment(text: string): number {
  const [, date, time, zone = 'Z'] = ISO_MOMENT.exec(text) ?? [];
  if (date === undefined) {
    return Number.NaN;
  }
  return Date.parse(time === undefined ? date : `${date}T${time}${zone}`);
}
