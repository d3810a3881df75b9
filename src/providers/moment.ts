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

function isoMoment(text: string): number {
  const [, date, time, zone = 'Z'] = ISO_MOMENT.exec(text) ?? [];
  if (date === undefined) {
    return Number.NaN;
  }
  return Date.parse(time === undefined ? date : `${date}T${time}${zone}`);
}
