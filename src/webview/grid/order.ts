import { isNameCode } from '../../protocol/hostCodes.js';
import type { SortDirection } from './gridColumns.js';

/** Whether a row of the data is to be in view. */
export type RowTest = (row: number) => boolean;

const DIGIT_BITS = 16;
const DIGITS = 1 << DIGIT_BITS;
const PORTS = 65_536;
const SIGN = 0x8000_0000;

/** Every row of the data, in its order. */
export function allRows(rowCount: number): Uint32Array {
  const rows = new Uint32Array(rowCount);
  for (let row = 0; row < rowCount; row += 1) {
    rows[row] = row;
  }
  return rows;
}

/** The rows that pass every test, in the data's order. */
export function rowsWhere(rowCount: number, tests: readonly RowTest[]): Uint32Array {
  if (tests.length === 0) {
    return allRows(rowCount);
  }
  const rows = new Uint32Array(rowCount);
  let count = 0;
  for (let row = 0; row < rowCount; row += 1) {
    if (tests.every((test) => test(row))) {
      rows[count] = row;
      count += 1;
    }
  }
  return rows.subarray(0, count);
}

/** Whether a row's code is among those chosen. Codes are below 65,536. */
export function isOneOf(codes: ArrayLike<number>, chosen: Iterable<number>): RowTest {
  const wanted = new Uint8Array(DIGITS);
  for (const code of chosen) {
    wanted[code] = 1;
  }
  return (row) => wanted[codes[row] ?? 0] === 1;
}

/** Whether a row's text holds another, whatever the case. */
export function holdsText(textOf: (row: number) => string, sought: string): RowTest {
  const lower = sought.toLowerCase();
  return (row) => textOf(row).toLowerCase().includes(lower);
}

/**
 * The rows by their keys, which are numbers by row. Equal keys keep the order that the rows came in, and what has no
 * key (NaN) comes last either way.
 */
export function sorted(rows: Uint32Array, keys: ArrayLike<number>, direction: SortDirection): Uint32Array {
  const { low, high } = sortable(rows, keys, direction);
  let places: Uint32Array = allRows(rows.length);
  let spare: Uint32Array = new Uint32Array(rows.length);
  for (const words of [low, high]) {
    for (const shift of [0, DIGIT_BITS]) {
      if (sortByDigit(places, spare, words, shift)) {
        [places, spare] = [spare, places];
      }
    }
  }
  return places.map((place) => rows[place] ?? 0);
}

/** A number for each text, in the order in which people of a language write them; equal texts have the same. */
export function ranksOf(texts: readonly string[], language?: string): Float64Array {
  const { compare } = new Intl.Collator(language, { numeric: true });
  const distinct = [...new Set(texts)].sort(compare);
  const ranks = new Map(distinct.map((text, rank) => [text, rank]));
  return Float64Array.from(texts, (text) => ranks.get(text) ?? 0);
}

/**
 * Keys of the hosts with these codes, and their ports: names by their order first, then addresses by their numbers.
 * `names` is the table that the codes of names are places in.
 */
export function keysOfHosts(
  codes: Uint32Array,
  names: readonly string[],
  ports?: ArrayLike<number>,
): Float64Array {
  const ranks = ranksOf(names);
  return Float64Array.from(
    codes,
    (code, row) => (isNameCode(code) ? (ranks[code] ?? 0) : code) * PORTS + (ports?.[row] ?? 0),
  );
}

/**
 * Keys as unsigned integers of 64 bits, in two words, that are in the same order as the numbers: a double's bits are,
 * once those of a negative one are turned over and a positive one's sign is set.
 */
function sortable(rows: Uint32Array, keys: ArrayLike<number>, direction: SortDirection) {
  const low = new Uint32Array(rows.length);
  const high = new Uint32Array(rows.length);
  const number = new Float64Array(1);
  const bits = new Uint32Array(number.buffer);
  const sign = direction === 'ascending' ? 1 : -1;
  for (let place = 0; place < rows.length; place += 1) {
    const key = keys[rows[place] ?? 0] ?? Number.NaN;
    // adding 0 makes -0 a 0
    number[0] = key * sign + 0;
    const [lowBits = 0, highBits = 0] = bits;
    if (Number.isNaN(key)) {
      low[place] = high[place] = 0xffff_ffff;
    } else if (highBits >= SIGN) {
      low[place] = ~lowBits;
      high[place] = ~highBits;
    } else {
      low[place] = lowBits;
      high[place] = highBits | SIGN;
    }
  }
  return { low, high };
}

/** One pass of a radix sort: puts the places into `sorted` by one digit, unless all have the same. */
function sortByDigit(places: Uint32Array, sorted: Uint32Array, words: Uint32Array, shift: number): boolean {
  const starts = new Uint32Array(DIGITS);
  for (const word of words) {
    const digit = (word >>> shift) & (DIGITS - 1);
    starts[digit] = (starts[digit] ?? 0) + 1;
  }
  let start = 0;
  for (let digit = 0; digit < DIGITS; digit += 1) {
    const count = starts[digit] ?? 0;
    if (count === words.length) {
      return false;
    }
    starts[digit] = start;
    start += count;
  }
  for (const place of places) {
    const digit = ((words[place] ?? 0) >>> shift) & (DIGITS - 1);
    const at = starts[digit] ?? 0;
    sorted[at] = place;
    starts[digit] = at + 1;
  }
  return true;
}
