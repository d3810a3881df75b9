/** What an export of ours put a `'` before, lest a spreadsheet took it for a formula. */
const MADE_TEXT = /^'+[=+\-@\t\r]/;
/** A quote that nobody closed would take all lines up to the next one; no login is as long as this. */
const LONGEST_OVER_LINES = 2_000;

export interface CsvRecord {
  readonly cells: readonly string[];
  /** How many lines it takes: a cell in quotes may hold line ends. */
  readonly lines: number;
}

interface Cell {
  readonly value: string;
  /** Where the separator or line end stands that follows it, or the text ends. */
  readonly end: number;
}

/** The records of a CSV text. A cell in quotes is taken as it stands, any other without the white space around it. */
export function* csvRecords(text: string, separator: string): Generator<CsvRecord> {
  let at = 0;
  while (at <= text.length) {
    const start = at;
    const cells: string[] = [];
    do {
      const { value, end } = quotedCell(text, at, separator) ?? plainCell(text, at, separator);
      cells.push(MADE_TEXT.test(value) ? value.slice(1) : value);
      at = end + 1;
    } while (text.charAt(at - 1) === separator);
    yield { cells, lines: text.slice(start, at - 1).split('\n').length };
  }
}

/** The cell that a quote opens and one before a separator or line end closes; inside, a quote is written twice. */
function quotedCell(text: string, start: number, separator: string): Cell | undefined {
  const open = pastBlanks(text, start);
  if (text.charAt(open) !== '"') {
    return undefined;
  }
  let close = text.indexOf('"', open + 1);
  while (close !== -1 && text.charAt(close + 1) === '"') {
    close = text.indexOf('"', close + 2);
  }
  const end = pastBlanks(text, close + 1);
  if (close === -1 || !endsCell(text.charAt(end), separator)) {
    return undefined;
  }
  const value = text.slice(open + 1, close).replaceAll('""', '"');
  return value.length > LONGEST_OVER_LINES && value.includes('\n') ? undefined : { value, end };
}

function plainCell(text: string, start: number, separator: string): Cell {
  let end = start;
  while (!endsCell(text.charAt(end), separator)) {
    end += 1;
  }
  return { value: text.slice(start, end).trim(), end };
}

/** Of the character behind the text there is nothing. */
function endsCell(character: string, separator: string): boolean {
  return character === separator || character === '\n' || character === '';
}

function pastBlanks(text: string, start: number): number {
  let at = start;
  while (text.charAt(at) === ' ' || text.charAt(at) === '\r') {
    at += 1;
  }
  return at;
}
