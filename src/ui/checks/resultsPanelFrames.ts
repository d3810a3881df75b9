import type { CheckList } from '../../check/list/checkList.js';
import type { ResultColumns } from '../../check/results.js';
import { encodeFrame } from '../../protocol/columns.js';
import { HostCodes } from '../../protocol/hostCodes.js';
import { codeOfMs } from '../../protocol/milliseconds.js';
import { type NumberColumn, RESULT_COLUMNS, type ResultsFrame } from '../../protocol/resultsFrame.js';
import { TextTable } from '../../protocol/textTable.js';

/** Writes what a page is told of a run's rows: all of them once, then those that changed. */
export class ResultFrames {
  readonly #results: ResultColumns;
  readonly #hosts = new HostCodes();
  /** What the list says of each row, which stays as it is. */
  readonly #listed: Pick<ResultsFrame['columns'], 'host' | 'port' | 'asked'>;
  readonly #count: number;
  /** The codes of the exits that were seen so far, by their places in `exitIps`. */
  readonly #exits: number[] = [];
  #toldNames = 0;

  constructor({ list, results }: { readonly list: CheckList; readonly results: ResultColumns }) {
    this.#results = results;
    this.#count = list.count;
    this.#listed = {
      host: new Uint32Array(list.count),
      port: new Uint16Array(list.count),
      asked: new Uint16Array(list.count),
    };
    for (let row = 0; row < list.count; row++) {
      const label = list.label(row);
      const colon = label.lastIndexOf(':');
      this.#listed.host[row] = this.#hosts.codeOf(label.slice(0, colon));
      this.#listed.port[row] = Number(label.slice(colon + 1));
      this.#listed.asked[row] = countryNumber(list.askedCountry(row));
    }
  }

  /** Of all rows. */
  whole(): ArrayBuffer {
    this.#toldNames = 0;
    return this.#frame(undefined);
  }

  /** Of the rows of the list that changed. */
  of(rows: Uint32Array): ArrayBuffer {
    return this.#frame(rows);
  }

  #frame(rows: Uint32Array | undefined): ArrayBuffer {
    const numbers = this.#numbers(rows);
    const { names } = this.#hosts;
    const told = this.#toldNames;
    this.#toldNames = names.length;
    return encodeFrame(RESULT_COLUMNS, {
      rowCount: this.#count,
      ...(rows && { rows }),
      columns: { ...numbers, names: TextTable.of(names, told) },
    });
  }

  #numbers(rows: Uint32Array | undefined): Pick<ResultsFrame['columns'], NumberColumn> {
    const results = this.#results;
    for (const exit of results.exitIps.slice(this.#exits.length)) {
      this.#exits.push(this.#hosts.codeOf(exit));
    }
    const taken = <Values extends Numbers>(values: Values): Values =>
      rows ? gathered(values, rows) : values;
    const durations = (values: Float32Array) => Uint16Array.from(taken(values), codeOfMs);
    return {
      verdict: taken(results.verdicts),
      reason: taken(results.reasons),
      scheme: taken(results.schemes),
      anonymity: taken(results.anonymities),
      status: taken(results.statuses),
      asked: taken(this.#listed.asked),
      country: taken(results.countries),
      connect: durations(results.connectMs),
      handshake: durations(results.handshakeMs),
      tunnel: durations(results.tunnelMs),
      tls: durations(results.tlsMs),
      firstByte: durations(results.firstByteMs),
      total: durations(results.totalMs),
      host: taken(this.#listed.host),
      port: taken(this.#listed.port),
      exit: Uint32Array.from(taken(results.exits), (exit) => this.#exits[exit] ?? 0),
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
