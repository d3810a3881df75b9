import { ABSENT, BYTE } from '../../core/proxy/bytes.js';
import { parseProxyColumns, type ProxyColumns } from '../../core/proxy/columns.js';
import { PROXY_SCHEMES, type ProxyAddress } from '../../core/proxy/endpoint.js';
import { LINE_STATE, NO_SCHEME, newLineScan } from '../../core/proxy/lineScan.js';
import { notationCode, type ProxyNotation } from '../../core/proxy/notation.js';
import { textOf } from '../../core/proxy/percent.js';
import { scanLine } from '../../core/proxy/scan.js';
import type { BadLine, CheckList, ReadList } from './checkList.js';
import { DistinctRows } from './distinctRows.js';
import { Logins } from './logins.js';
import { oneText } from './oneText.js';

/** How many of the bad lines are told; all of them are counted. */
export const BAD_LINES_TOLD = 1_000;

const HOST_PORT = notationCode('host:port');
const URL_NOTATION = notationCode('url');

export interface ReadListOptions {
  /** Settles the lines that can be read in two ways. */
  readonly preferredNotation?: ProxyNotation;
  /** For the proxies whose lines name none. */
  readonly sharedLogin?: Pick<ProxyAddress, 'user' | 'password'>;
}

/**
 * The proxies of one text, or of several as one list, in any mixture of notations; each once. The texts are kept, and
 * nothing of a line is decoded before it is asked for.
 */
export function readList(
  texts: Uint8Array | readonly Uint8Array[],
  { preferredNotation, sharedLogin }: ReadListOptions = {},
): ReadList {
  const text = oneText(texts instanceof Uint8Array ? [texts] : texts);
  const columns = parseProxyColumns(text.bytes, preferredNotation);
  takeOffSchemes(columns, text.schemeless);
  const logins = new Logins();
  const shared = sharedLogin ? logins.addOf(sharedLogin) : 0;
  const credentials = loginsOf(columns, preferredNotation, logins, shared);
  const rows = new DistinctRows(columns, credentials);
  const bad = badLinesOf(columns);
  const list: CheckList = {
    count: rows.count,
    label: (index) => labelOf(columns, rows.row(index)),
    address: (index) => {
      const row = rows.row(index);
      const scheme = PROXY_SCHEMES[columns.schemes[row] ?? PROXY_SCHEMES.length];
      const login = credentials[row] ?? 0;
      const endpoint = { host: hostOf(columns, row), port: columns.ports[row] ?? 0 };
      const address = scheme === undefined ? endpoint : { scheme, ...endpoint };
      // Each check asks: a spread of nothing costs as much as one of a login.
      return login === 0 ? address : { ...address, ...logins.of(login) };
    },
    askedCountry: () => undefined,
    origin: (index) => text.placeOf(columns.lines[rows.row(index)] ?? 0),
    credential: (index) => credentials[rows.row(index)] ?? 0,
  };
  return {
    list,
    badLines: bad.told.map((row) => badLine(columns, row, text.placeOf(columns.lines[row] ?? 0))),
    badLineCount: bad.count,
    ambiguousNotations: notationsOf(columns, bad.told),
    duplicates: rows.duplicates,
  };
}

function takeOffSchemes({ count, lines, schemes }: ProxyColumns, schemeless: readonly number[]): void {
  let next = 0;
  for (let row = 0; row < count && next < schemeless.length; row += 1) {
    const line = lines[row] ?? 0;
    while ((schemeless[next] ?? line) < line) {
      next += 1;
    }
    if (schemeless[next] === line) {
      schemes[row] = NO_SCHEME;
    }
  }
}

function loginsOf(
  columns: ProxyColumns,
  preferredNotation: ProxyNotation | undefined,
  logins: Logins,
  shared: number,
): Uint32Array {
  const { bytes, count, states, notations, starts } = columns;
  const preferred = notationCode(preferredNotation);
  const credentials = new Uint32Array(count).fill(shared);
  const scan = newLineScan();
  for (let row = 0; row < count; row += 1) {
    const notation = notations[row];
    if (states[row] === LINE_STATE.endpoint && notation !== HOST_PORT) {
      scanLine(bytes, starts[row] ?? 0, bytes.length, preferred, scan);
      if (scan.place.userStart !== ABSENT) {
        credentials[row] = logins.add(bytes, scan.place, notation === URL_NOTATION);
      }
    }
  }
  return credentials;
}

function badLinesOf({ count, states }: ProxyColumns): {
  readonly count: number;
  readonly told: readonly number[];
} {
  const told: number[] = [];
  let bad = 0;
  for (let row = 0; row < count; row += 1) {
    if (states[row] !== LINE_STATE.endpoint) {
      bad += 1;
      if (told.length < BAD_LINES_TOLD) {
        told.push(row);
      }
    }
  }
  return { count: bad, told };
}

function badLine(columns: ProxyColumns, row: number, place: Pick<BadLine, 'line' | 'file'>): BadLine {
  const parse = columns.row(row);
  return parse.kind === 'invalid'
    ? { ...place, reason: 'unreadable', fault: parse.code, column: parse.column }
    : { ...place, reason: 'ambiguous' };
}

function notationsOf(columns: ProxyColumns, rows: readonly number[]): readonly ProxyNotation[] {
  const notations = rows.flatMap((row) => {
    const parse = columns.row(row);
    return parse.kind === 'ambiguous' ? parse.readings.map(({ notation }) => notation) : [];
  });
  return [...new Set(notations)];
}

function hostOf({ bytes, hostStarts, hostLengths }: ProxyColumns, row: number): string {
  const start = hostStarts[row] ?? 0;
  return textOf(bytes, start, start + (hostLengths[row] ?? 0));
}

function labelOf(columns: ProxyColumns, row: number): string {
  const isIpv6 = columns.bytes[(columns.hostStarts[row] ?? 0) - 1] === BYTE.openBracket;
  const host = hostOf(columns, row);
  return `${isIpv6 ? `[${host}]` : host}:${columns.ports[row] ?? 0}`;
}
