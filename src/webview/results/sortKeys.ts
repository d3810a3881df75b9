import { keysOfHosts, ranksOf } from '../grid/order.js';
import { type Changes, changeRank } from './changes.js';
import type { ResultRows } from './resultRows.js';

/** The column that is sorted by, as a number for each row: NaN where a row has nothing in it. */
export function sortKeys(column: string, rows: ResultRows, changes: Changes | undefined): ArrayLike<number> {
  switch (column) {
    case 'proxy':
      return keysOfHosts(rows.column('host'), rows.names, rows.column('port'));
    case 'exit': {
      const keys = keysOfHosts(rows.column('exit'), rows.names);
      return known(rows.column('exit'), (_, row) => keys[row] ?? Number.NaN);
    }
    case 'asked': {
      const actual = rows.column('country');
      return known(rows.column('asked'), (asked, row) => asked * 2 + (actual[row] === asked ? 0 : 1));
    }
    case 'protocol': {
      const ranks = ranksOf(rows.words.scheme);
      return Float64Array.from(rows.column('scheme'), (scheme) => ranks[scheme] ?? Number.NaN);
    }
    case 'state':
    case 'verdict': {
      const reasons = rows.column('reason');
      return Float64Array.from(rows.column('verdict'), (verdict, row) => verdict * 256 + (reasons[row] ?? 0));
    }
    case 'change':
      return Float64Array.from({ length: rows.count }, (_, row) => changeRank(changes?.of(row)));
    case 'connect':
    case 'handshake':
    case 'tunnel':
    case 'tls':
    case 'firstByte':
    case 'total':
      return Float64Array.from({ length: rows.count }, (_, row) => rows.milliseconds(column, row));
    case 'country':
    case 'anonymity':
    case 'status':
    case 'asn':
    case 'bytes':
    case 'dns':
      return known(rows.column(column), (value) => value);
    case 'last':
      return known(rows.column('checkedAt'), (value) => value);
    case 'exits': {
      const requests = rows.column('requestsMade');
      return known(requests, (_, row) => rows.column('exitsSeen')[row] ?? 0);
    }
    case 'rate':
      return rows.column('downloadRate');
    case 'reputation':
      return rows.column('reputation');
    default:
      return new Float64Array(rows.count);
  }
}

/** Keys of the values that are known; 0 is none. */
function known(
  values: Uint8Array | Uint16Array | Uint32Array,
  key: (value: number, row: number) => number,
): Float64Array {
  return Float64Array.from(values, (value, row) => (value === 0 ? Number.NaN : key(value, row)));
}
