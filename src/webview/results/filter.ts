import { isOneOf, type RowTest, rowsWhere } from '../grid/order.js';
import type { ResultRows } from './resultRows.js';
import { isMeant } from './verdicts.js';

/** What a person wants to see; an empty choice is everything. */
export interface Filter {
  readonly text: string;
  /** An outcome or a verdict. */
  readonly verdict: string;
  readonly country: string;
  readonly protocol: string;
  readonly anonymity: string;
}

export const NO_FILTER: Filter = { text: '', verdict: '', country: '', protocol: '', anonymity: '' };

export function isFiltering(filter: Filter): boolean {
  return Object.values(filter).some((choice) => choice !== '');
}

/** The rows that fit and that nobody removed, in the order of the list. */
export function rowsThatFit(rows: ResultRows, filter: Filter, removed: ReadonlySet<number>): Uint32Array {
  const { text, verdict, country, protocol, anonymity } = filter;
  const ofWord = (name: 'verdict' | 'scheme' | 'anonymity', isWanted: (word: string) => boolean) =>
    isOneOf(
      rows.column(name),
      rows.words[name].flatMap((word, code) => (isWanted(word) ? [code] : [])),
    );
  const tests: (RowTest | false)[] = [
    verdict !== '' && ofWord('verdict', (word) => isMeant(verdict, word)),
    protocol !== '' && ofWord('scheme', (word) => word === protocol),
    anonymity !== '' && ofWord('anonymity', (word) => word === anonymity),
    country !== '' && isOneOf(rows.column('country'), [(country.charCodeAt(0) << 8) | country.charCodeAt(1)]),
    removed.size > 0 && ((row) => !removed.has(row)),
    text !== '' && textTest(rows, text),
  ];
  return rowsWhere(
    rows.count,
    tests.filter((test) => test !== false),
  );
}

/** Every word of the text has to be in the address, the exit, the country or the protocol, in either case. */
function textTest(rows: ResultRows, text: string): RowTest {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return (row) => {
    const line = [rows.label(row), rows.exit(row), rows.country('country', row), rows.word('scheme', row)]
      .join(' ')
      .toLowerCase();
    return words.every((word) => line.includes(word));
  };
}
