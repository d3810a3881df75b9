import { type Latencies, latenciesOf } from './latencies.js';
import { countryCode, type ResultRows } from './resultRows.js';

/** A word with how many rows have it. */
export interface Share {
  readonly name: string;
  readonly count: number;
}

/** What the rows come to, those left out that a person removed. */
export interface Tally {
  readonly total: number;
  readonly verdicts: readonly Share[];
  /** Of the live ones, the most frequent first. */
  readonly countries: readonly Share[];
  readonly anonymities: readonly Share[];
  /** Of all rows whose protocol is known. */
  readonly protocols: readonly Share[];
  /** Of the live ones, to the first byte. */
  readonly latencies: Latencies;
}

const BARS = 24;

/** Sums up in one pass. */
export function tallyOf(rows: ResultRows, removed: ReadonlySet<number>): Tally {
  const verdicts = rows.column('verdict');
  const countries = rows.column('country');
  const anonymities = rows.column('anonymity');
  const schemes = rows.column('scheme');
  const live = rows.words.verdict.indexOf('live');
  const byVerdict = new Uint32Array(256);
  const byScheme = new Uint32Array(256);
  const byAnonymity = new Uint32Array(256);
  const byCountry = new Uint32Array(65_536);
  const liveRows: number[] = [];
  for (let row = 0; row < rows.count; row++) {
    if (removed.has(row)) {
      continue;
    }
    const verdict = verdicts[row] ?? 0;
    increase(byVerdict, verdict);
    increase(byScheme, schemes[row] ?? 255);
    if (verdict === live) {
      increase(byCountry, countries[row] ?? 0);
      increase(byAnonymity, anonymities[row] ?? 0);
      liveRows.push(row);
    }
  }
  return {
    total: rows.count - removed.size,
    verdicts: sharesOf(byVerdict, (code) => rows.words.verdict[code] ?? ''),
    countries: sharesOf(byCountry, countryCode).toSorted((one, other) => other.count - one.count),
    anonymities: sharesOf(byAnonymity, (code) => (code === 0 ? '' : (rows.words.anonymity[code] ?? ''))),
    protocols: sharesOf(byScheme, (code) => rows.words.scheme[code] ?? ''),
    latencies: latenciesOf(
      liveRows.map((row) => rows.milliseconds('firstByte', row)),
      BARS,
    ),
  };
}

function increase(counts: Uint32Array, at: number): void {
  counts[at] = (counts[at] ?? 0) + 1;
}

/** What occurs, in the order of its codes; what has no name is left out. */
function sharesOf(counts: Uint32Array, nameOf: (code: number) => string): readonly Share[] {
  const shares: Share[] = [];
  counts.forEach((count, code) => {
    const name = count === 0 ? '' : nameOf(code);
    if (name !== '') {
      shares.push({ name, count });
    }
  });
  return shares;
}
