import { formatDecimal, type Decimal } from '../../core/money.js';

/** What a spreadsheet takes for the beginning of a formula, or a reader for one that was made text. */
const FORMULA = /^'*[=+\-@\t\r]/;
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

/**
 * One record of a CSV file, with no line end. A text that would be a formula gets a `'` in front, which `csvRecords`
 * takes off; an amount stays a number, also where it is negative.
 */
export function csvRow(cells: readonly (string | Decimal)[]): string {
  return cells.map((cell) => (typeof cell === 'string' ? csvText(cell) : formatDecimal(cell, 2))).join(',');
}

function csvText(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
