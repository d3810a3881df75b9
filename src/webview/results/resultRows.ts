import { hostOf } from '../../protocol/hostCodes.js';
import { msOfCode } from '../../protocol/milliseconds.js';
import { NUMBER_COLUMNS, type NumberColumn, type ResultsFrame } from '../../protocol/resultsFrame.js';
import type { ResultWords } from '../../protocol/results.js';

/** The columns that hold durations. */
export type DurationColumn = 'connect' | 'handshake' | 'tunnel' | 'tls' | 'firstByte' | 'total';

/** What the page knows of a run's rows: a frame of all of them, into which those of changed rows are written. */
export class ResultRows {
  readonly words: ResultWords;
  readonly #frame: ResultsFrame;
  readonly #names: string[];

  constructor(frame: ResultsFrame, words: ResultWords) {
    this.words = words;
    this.#frame = frame;
    this.#names = frame.columns.names.all();
  }

  get count(): number {
    return this.#frame.rowCount;
  }

  /** Writes the rows of a later frame over what is known of them. */
  write({ rows, columns }: ResultsFrame): void {
    this.#names.push(...columns.names.all());
    for (const name of NUMBER_COLUMNS) {
      const known = this.column(name);
      const values = columns[name];
      rows?.forEach((row, at) => {
        known[row] = values[at] ?? 0;
      });
    }
  }

  /** The values of a column by row, as they are now; later frames write into it. */
  column<Name extends NumberColumn>(name: Name): ResultsFrame['columns'][Name] {
    return this.#frame.columns[name];
  }

  /** The names of hosts that are no IPv4 addresses, which the codes of hosts below are places in. */
  get names(): readonly string[] {
    return this.#names;
  }

  /** `host:port`. */
  label(row: number): string {
    return `${this.#host(this.column('host')[row])}:${this.column('port')[row] ?? 0}`;
  }

  /** The address that its target saw; empty where it is not known. */
  exit(row: number): string {
    return this.#host(this.column('exit')[row]);
  }

  /** NaN where there is none. */
  milliseconds(name: DurationColumn, row: number): number {
    return msOfCode(this.column(name)[row] ?? Number.NaN);
  }

  /** The word that a row has in a column; empty where its number stands for none. */
  word(name: keyof ResultWords, row: number): string {
    return this.words[name][this.column(name)[row] ?? -1] ?? '';
  }

  /** ISO 3166 alpha-2; empty where it is not known. */
  country(name: 'country' | 'asked', row: number): string {
    return countryCode(this.column(name)[row] ?? 0);
  }

  #host(code = 0): string {
    return hostOf(code, (place) => this.#names[place] ?? '');
  }
}

/** Two letters out of the number whose bytes they are. */
export function countryCode(number: number): string {
  return number === 0 ? '' : String.fromCharCode(number >> 8, number & 0xff);
}
