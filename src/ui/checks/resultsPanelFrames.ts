import type { CheckList } from '../../check/list/checkList.js';
import type { ResultColumns } from '../../check/results.js';
import { encodeFrame } from '../../protocol/columns.js';
import { RESULT_COLUMNS, type NumberColumn, type ResultsFrame } from '../../protocol/resultsFrame.js';
import { TextTable } from '../../protocol/textTable.js';

/** Writes what a page is told of a run's rows: all of them once, then those that changed. */
export class ResultFrames {
  readonly #list: CheckList;
  readonly #results: ResultColumns;
  readonly #asked: Uint16Array;
  #toldExits = 0;

  constructor({ list, results }: { readonly list: CheckList; readonly results: ResultColumns }) {
    this.#list = list;
    this.#results = results;
    this.#asked = Uint16Array.from({ length: list.count }, (_, row) => countryNumber(list.askedCountry(row)));
  }

  whole(): ArrayBuffer {
    this.#toldExits = 0;
    const labels = Array.from({ length: this.#list.count }, (_, row) => this.#list.label(row));
    return this.#frame({ labels: TextTable.of(labels), ...this.#numbers((values) => values) });
  }

  /** The rows of this list that changed. */
  of(rows: Uint32Array): ArrayBuffer {
    const numbers = this.#numbers((values) => gathered(values, rows));
    return this.#frame({ labels: TextTable.of([]), ...numbers }, rows);
  }

  #frame(columns: Omit<ResultsFrame['columns'], 'exits'>, rows?: Uint32Array): ArrayBuffer {
    const { exitIps } = this.#results;
    const exits = TextTable.of(exitIps, this.#toldExits);
    this.#toldExits = exitIps.length;
    return encodeFrame(RESULT_COLUMNS, {
      rowCount: this.#list.count,
      ...(rows && { rows }),
      columns: { ...columns, exits },
    });
  }

  #numbers(
    taken: <Values extends Numbers>(values: Values) => Values,
  ): Pick<ResultsFrame['columns'], NumberColumn> {
    const results = this.#results;
    return {
      verdict: taken(results.verdicts),
      reason: taken(results.reasons),
      scheme: taken(results.schemes),
      anonymity: taken(results.anonymities),
      status: taken(results.statuses),
      asked: taken(this.#asked),
      country: taken(results.countries),
      connect: taken(results.connectMs),
      handshake: taken(results.handshakeMs),
      tunnel: taken(results.tunnelMs),
      tls: taken(results.tlsMs),
      firstByte: taken(results.firstByteMs),
      total: taken(results.totalMs),
      exit: taken(results.exits),
      asn: taken(results.asns),
      checkedAt: taken(results.checkedAt),
      bytes: taken(results.bytes),
      exitsSeen: taken(results.exitsSeen),
      requestsMade: taken(results.requestsMade),
      dns: taken(results.dns),
      downloadRate: taken(results.downloadRates),
      reputation: taken(results.reputations),
    };
  }
}

type Numbers = Uint8Array | Uint16Array | Uint32Array | Float32Array;

/** The values at these rows, in an array of the same kind. */
function gathered<Values extends Numbers>(values: Values, rows: Uint32Array): Values {
  const found = values.slice(0, rows.length);
  rows.forEach((row, at) => {
    found[at] = values[row] ?? 0;
  });
  return found as Values;
}

function countryNumber(country: string | undefined): number {
  return country === undefined ? 0 : (country.charCodeAt(0) << 8) | country.charCodeAt(1);
}
