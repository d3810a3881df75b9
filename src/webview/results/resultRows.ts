import { type NumberColumn, NUMBER_COLUMNS, type ResultsFrame } from '../../protocol/resultsFrame.js';
import type { ResultWords } from '../../protocol/results.js';
import type { TextTable } from '../../protocol/textTable.js';

/** What the page knows of a run's rows: a frame of all of them, into which those of changed rows are written. */
export class ResultRows {
  readonly words: ResultWords;
  readonly #frame: ResultsFrame;
  readonly #exits: string[];
  #labels: readonly string[] | undefined;

  constructor(frame: ResultsFrame, words: ResultWords) {
    this.words = words;
    this.#frame = frame;
    this.#exits = frame.columns.exits.all();
  }

  get count(): number {
    return this.#frame.rowCount;
  }

  /** Writes the rows of a later frame over what is known of them. */
  write({ rows, columns }: ResultsFrame): void {
    this.#exits.push(...columns.exits.all());
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

  /** `host:port`. */
  label(row: number): string {
    return this.#table.at(row);
  }

  /** Those of all rows, read once. */
  get labels(): readonly string[] {
    return (this.#labels ??= this.#table.all());
  }

  /** Every exit address seen; the first is empty. */
  get exits(): readonly string[] {
    return this.#exits;
  }

  exit(row: number): string {
    return this.#exits[this.column('exit')[row] ?? 0] ?? '';
  }

  /** The word that a row has in a column; empty where its number stands for none. */
  word(name: keyof ResultWords, row: number): string {
    return this.words[name][this.column(name)[row] ?? -1] ?? '';
  }

  /** ISO 3166 alpha-2; empty where it is not known. */
  country(name: 'country' | 'asked', row: number): string {
    return countryCode(this.column(name)[row] ?? 0);
  }

  get #table(): TextTable {
    return this.#frame.columns.labels;
  }
}

/** Two letters out of the number whose bytes they are. */
export function countryCode(number: number): string {
  return number === 0 ? '' : String.fromCharCode(number >> 8, number & 0xff);
}
