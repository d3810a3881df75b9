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

/** The rows that fit, in the order of the list. */
export function rowsThatFit(rows: ResultRows, filter: Filter, removed: ReadonlySet<number>): Uint32Array {
  const fits = [
    ...(filter.verdict === '' ? [] : [wordFits(rows, 'verdict', (word) => isMeant(filter.verdict, word))]),
    ...(filter.protocol === '' ? [] : [wordFits(rows, 'scheme', (word) => word === filter.protocol)]),
    ...(filter.anonymity === '' ? [] : [wordFits(rows, 'anonymity', (word) => word === filter.anonymity)]),
    ...(filter.country === '' ? [] : [countryFits(rows, filter.country)]),
    ...(filter.text === '' ? [] : [textFits(rows, filter.text)]),
    ...(removed.size === 0 ? [] : [(row: number) => !removed.has(row)]),
  ];
  const found = new Uint32Array(rows.count);
  let count = 0;
  for (let row = 0; row < rows.count; row++) {
    if (fits.every((fit) => fit(row))) {
      found[count] = row;
      count += 1;
    }
  }
  return found.subarray(0, count);
}

type Fit = (row: number) => boolean;

function wordFits(
  rows: ResultRows,
  name: 'verdict' | 'scheme' | 'anonymity',
  isWanted: (word: string) => boolean,
): Fit {
  const wanted = rows.words[name].map(isWanted);
  const column = rows.column(name);
  return (row) => wanted[column[row] ?? -1] === true;
}

function countryFits(rows: ResultRows, country: string): Fit {
  const wanted = (country.charCodeAt(0) << 8) | country.charCodeAt(1);
  const column = rows.column('country');
  return (row) => column[row] === wanted;
}

/** Every word of the text has to be in the address, the exit or the country, in either case. */
function textFits(rows: ResultRows, text: string): Fit {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return (row) => {
    const line =
      `${rows.labels[row] ?? ''} ${rows.exit(row)} ${rows.country('country', row)} ${rows.word('scheme', row)}`.toLowerCase();
    return words.every((word) => line.includes(word));
  };
}
