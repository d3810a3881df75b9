import type { CheckList } from '../../../../src/check/list/checkList.js';
import { newResults, type ResultColumns } from '../../../../src/check/results.js';
import {
  ANONYMITIES,
  type CheckedAnonymity,
  type Reason,
  REASONS,
  type Verdict,
  VERDICTS,
} from '../../../../src/check/verdict.js';
import { PROXY_SCHEMES, type ProxyScheme } from '../../../../src/core/proxy/endpoint.js';
import { decodeFrame } from '../../../../src/protocol/columns.js';
import type { ResultWords } from '../../../../src/protocol/results.js';
import { RESULT_COLUMNS } from '../../../../src/protocol/resultsFrame.js';
import { ResultFrames } from '../../../../src/ui/checks/resultsPanelFrames.js';
import { ResultRows } from '../../../../src/webview/results/resultRows.js';

/** One row of a run as a test says it. */
export interface GivenRow {
  readonly place?: string;
  readonly asked?: string;
  readonly verdict?: Verdict;
  readonly reason?: Reason;
  readonly scheme?: ProxyScheme;
  readonly country?: string;
  readonly anonymity?: CheckedAnonymity;
  readonly exit?: string;
  readonly connectMs?: number;
  readonly firstByteMs?: number;
}

export const WORDS: ResultWords = {
  verdict: [...VERDICTS],
  reason: [...REASONS],
  scheme: [...PROXY_SCHEMES],
  anonymity: [...ANONYMITIES],
};

export function listOf(given: readonly GivenRow[]): CheckList {
  const placeAt = (row: number) => given[row]?.place ?? `10.0.0.${row}:80`;
  return {
    count: given.length,
    label: placeAt,
    address: (row) => {
      const place = placeAt(row);
      const colon = place.lastIndexOf(':');
      return { host: place.slice(0, colon), port: Number(place.slice(colon + 1)) };
    },
    askedCountry: (row) => given[row]?.asked,
    origin: (row) => ({ line: row + 1 }),
    credential: () => 0,
  };
}

/** Writes what a test says of a row into the results of a run. */
export function setRow(results: ResultColumns, row: number, given: GivenRow): void {
  const { verdict = 'waiting', reason = 'none', anonymity = 'none', country, exit } = given;
  results.verdicts[row] = VERDICTS.indexOf(verdict);
  results.reasons[row] = REASONS.indexOf(reason);
  results.schemes[row] = given.scheme === undefined ? 255 : PROXY_SCHEMES.indexOf(given.scheme);
  results.anonymities[row] = ANONYMITIES.indexOf(anonymity);
  results.countries[row] = country === undefined ? 0 : (country.charCodeAt(0) << 8) | country.charCodeAt(1);
  results.connectMs[row] = given.connectMs ?? Number.NaN;
  results.firstByteMs[row] = given.firstByteMs ?? Number.NaN;
  if (exit !== undefined) {
    results.exits[row] = results.exitIps.push(exit) - 1;
  }
}

export function resultsOf(given: readonly GivenRow[]): ResultColumns {
  const results = newResults(given.length);
  given.forEach((each, row) => {
    setRow(results, row, each);
  });
  return results;
}

/** The rows as the page knows them, over the way that they take to it. */
export function shownRows(given: readonly GivenRow[]): ResultRows {
  const frames = new ResultFrames({ list: listOf(given), results: resultsOf(given) });
  return new ResultRows(decodeFrame(RESULT_COLUMNS, frames.whole()), WORDS);
}
