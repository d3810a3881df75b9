import type { NumberColumn } from '../../protocol/resultsFrame.js';
import type { SortBy } from '../grid/gridColumns.js';
import { changeRank, type Changes } from './changes.js';
import type { ResultRows } from './resultRows.js';

/** The columns whose numbers are in the order that a person expects. */
const BY_NUMBER: Readonly<Record<string, NumberColumn>> = {
  country: 'country',
  connect: 'connect',
  handshake: 'handshake',
  tunnel: 'tunnel',
  tls: 'tls',
  firstByte: 'firstByte',
  total: 'total',
  anonymity: 'anonymity',
  last: 'checkedAt',
  status: 'status',
  asn: 'asn',
  bytes: 'bytes',
  exits: 'exitsSeen',
  dns: 'dns',
  rate: 'downloadRate',
  reputation: 'reputation',
};

/** The rows in another order; those that have nothing in the column are the last in either direction. */
export function sorted(
  order: Uint32Array,
  { column, direction }: SortBy,
  rows: ResultRows,
  changes: Changes | undefined,
): Uint32Array {
  const key = keyOf(column, rows, changes);
  const sign = direction === 'ascending' ? 1 : -1;
  const keys = new Float64Array(rows.count);
  for (const row of order) {
    keys[row] = key(row);
  }
  const { labels } = rows;
  return order.toSorted((one, other) => {
    const [first = 0, second = 0] = [keys[one], keys[other]];
    if (first === second) {
      return column === 'proxy' ? sign * textOrder(labels[one] ?? '', labels[other] ?? '') : one - other;
    }
    if (Number.isNaN(first) || Number.isNaN(second)) {
      return Number.isNaN(first) ? (Number.isNaN(second) ? one - other : 1) : -1;
    }
    return sign * (first - second);
  });
}

function keyOf(column: string, rows: ResultRows, changes: Changes | undefined): (row: number) => number {
  switch (column) {
    case 'proxy':
      return (row) => placeKey(rows.labels[row] ?? '');
    case 'exit': {
      const keys = rows.exits.map((exit) => (exit === '' ? Number.NaN : placeKey(exit)));
      const exits = rows.column('exit');
      return (row) => keys[exits[row] ?? 0] ?? Number.NaN;
    }
    case 'asked': {
      const asked = rows.column('asked');
      const actual = rows.column('country');
      return (row) => {
        const wanted = asked[row] ?? 0;
        return wanted === 0 ? Number.NaN : wanted * 2 + (actual[row] === wanted ? 0 : 1);
      };
    }
    case 'protocol':
      return wordKey(rows, 'scheme');
    case 'state':
    case 'verdict':
      return (row) => (rows.column('verdict')[row] ?? 0) * 256 + (rows.column('reason')[row] ?? 0);
    case 'change':
      return (row) => (changes === undefined ? Number.NaN : changeRank(changes.of(row)));
    default: {
      const values = rows.column(BY_NUMBER[column] ?? 'verdict');
      return (row) => (values[row] === 0 ? Number.NaN : (values[row] ?? Number.NaN));
    }
  }
}

function wordKey(rows: ResultRows, name: 'scheme'): (row: number) => number {
  const words = rows.words[name];
  const ranks = words.map((word) => words.filter((other) => other < word).length);
  const column = rows.column(name);
  return (row) => ranks[column[row] ?? -1] ?? Number.NaN;
}

/** An IPv4 address, with its port or without, as one number; names and other addresses come after all of them. */
function placeKey(place: string): number {
  const [, a, b, c, d, port = 0] = IPV4_PLACE.exec(place) ?? [];
  return a === undefined
    ? Number.POSITIVE_INFINITY
    : (((Number(a) * 256 + Number(b)) * 256 + Number(c)) * 256 + Number(d)) * 65_536 + Number(port);
}

const IPV4_PLACE = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?::(\d{1,5}))?$/;

function textOrder(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
