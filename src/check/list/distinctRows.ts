import { byteAt } from '../../core/proxy/bytes.js';
import type { ProxyColumns } from '../../core/proxy/columns.js';
import { LINE_STATE } from '../../core/proxy/lineScan.js';
import { HASH_START, hashEnd, hashStep } from './hash.js';

const UPPER_A = 0x41;
const UPPER_Z = 0x5a;

/** The rows of a list that are proxies, each scheme, host, port and login once, in the list's order. */
export class DistinctRows {
  readonly count: number;
  readonly duplicates: number;
  readonly #rows: Uint32Array;

  /** `credentials` has a number for each login. */
  constructor(
    private readonly columns: ProxyColumns,
    private readonly credentials: Uint32Array,
  ) {
    const { count, states } = columns;
    const rows = new Uint32Array(count);
    const table = new Uint32Array(2 ** Math.ceil(Math.log2(2 * count + 2)));
    let kept = 0;
    let duplicates = 0;
    for (let row = 0; row < count; row += 1) {
      if (states[row] !== LINE_STATE.endpoint) {
        continue;
      }
      const slot = this.#slotOf(row, rows, table);
      if (table[slot] === 0) {
        rows[kept] = row;
        kept += 1;
        table[slot] = kept;
      } else {
        duplicates += 1;
      }
    }
    this.#rows = rows.slice(0, kept);
    this.count = kept;
    this.duplicates = duplicates;
  }

  /** The row in the columns. */
  row(index: number): number {
    const row = this.#rows[index];
    if (row === undefined) {
      throw new RangeError(`No proxy ${index} in ${this.count}`);
    }
    return row;
  }

  /** Where the table has this proxy, or has room for it. */
  #slotOf(row: number, rows: Uint32Array, table: Uint32Array): number {
    const mask = table.length - 1;
    let slot = this.#hash(row) & mask;
    for (let known = table[slot] ?? 0; known > 0; known = table[slot] ?? 0) {
      if (this.#areEqual(row, rows[known - 1] ?? 0)) {
        break;
      }
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #areEqual(left: number, right: number): boolean {
    const { bytes, ports, schemes, hostStarts, hostLengths } = this.columns;
    const length = hostLengths[left] ?? 0;
    if (
      ports[left] !== ports[right] ||
      schemes[left] !== schemes[right] ||
      this.credentials[left] !== this.credentials[right] ||
      length !== hostLengths[right]
    ) {
      return false;
    }
    const leftStart = hostStarts[left] ?? 0;
    const rightStart = hostStarts[right] ?? 0;
    let at = 0;
    while (at < length && lowerAt(bytes, leftStart + at) === lowerAt(bytes, rightStart + at)) {
      at += 1;
    }
    return at === length;
  }

  #hash(row: number): number {
    const { bytes, ports, schemes, hostStarts, hostLengths } = this.columns;
    let hash = hashStep(HASH_START, schemes[row] ?? 0);
    const start = hostStarts[row] ?? 0;
    const end = start + (hostLengths[row] ?? 0);
    for (let at = start; at < end; at += 1) {
      hash = hashStep(hash, lowerAt(bytes, at));
    }
    hash = hashStep(hash, ports[row] ?? 0);
    return hashEnd(hashStep(hash, this.credentials[row] ?? 0));
  }
}

/** Host names mean the same in either case. */
function lowerAt(bytes: Uint8Array, index: number): number {
  const byte = byteAt(bytes, index);
  return byte >= UPPER_A && byte <= UPPER_Z ? byte | 0x20 : byte;
}
