import type { LineScan } from './lineScan.js';
import { LINE_STATE, newLineScan } from './lineScan.js';
import type { ProxyNotation } from './notation.js';
import { notationCode } from './notation.js';
import type { ProxyParse } from './parse.js';
import { parseOf } from './parse.js';
import { scanLine } from './scan.js';

const TYPICAL_LINE_BYTES = 24;

/**
 * A proxy list as columns: one row for each line that is neither blank nor a comment. Offsets point
 * into `bytes`, which is kept, not copied; nothing is decoded before `row` asks for it.
 */
export interface ProxyColumns {
  readonly bytes: Uint8Array;
  readonly count: number;
  /** The line's number in the list, from 1. */
  readonly lines: Uint32Array;
  readonly starts: Uint32Array;
  /** Codes of `LINE_STATE`. */
  readonly states: Uint8Array;
  /** Places in `PROXY_NOTATIONS`; of an ambiguous row, its first reading's; of an invalid one, nothing's. */
  readonly notations: Uint8Array;
  /** Places in `PROXY_SCHEMES`, or `NO_SCHEME`. */
  readonly schemes: Uint8Array;
  /** Where the host stands, without brackets; the length is 0 in rows that are no endpoint. */
  readonly hostStarts: Uint32Array;
  readonly hostLengths: Uint8Array;
  /** 0 in rows that are no endpoint. */
  readonly ports: Uint16Array;
  /** Row `index` as `parseProxy` reads its line. */
  row(index: number): ProxyParse;
}

/** Reads a UTF-8 list of endpoints, one a line, in any mixture of notations. */
export function parseProxyColumns(list: Uint8Array, preferredNotation?: ProxyNotation): ProxyColumns {
  // The scanner stays fast as long as it sees one class of bytes: a Buffer is another than a Uint8Array.
  const bytes = new Uint8Array(list.buffer, list.byteOffset, list.byteLength);
  const preferred = notationCode(preferredNotation);
  const { starts, count, ...others } = scanned(bytes, preferred);
  return {
    bytes,
    count,
    starts,
    ...others,
    row(index) {
      const start = starts[index];
      if (start === undefined) {
        throw new RangeError(`No row ${index} in ${count}`);
      }
      const scan = newLineScan();
      const end = scanLine(bytes, start, bytes.length, preferred, scan);
      return parseOf(bytes, start, end, scan);
    },
  };
}

/** The columns of all lines. In a function of its own, so that its loop shares no variable with `row`. */
function scanned(bytes: Uint8Array, preferred: number): Columns & { readonly count: number } {
  let columns = newColumns(Math.ceil(bytes.length / TYPICAL_LINE_BYTES) + 1);
  const scan = newLineScan();
  let count = 0;
  let line = 0;
  for (let start = 0; start < bytes.length;) {
    const end = scanLine(bytes, start, bytes.length, preferred, scan);
    line += 1;
    if (scan.state !== LINE_STATE.blank) {
      if (count === columns.lines.length) {
        columns = grown(columns);
      }
      columns.lines[count] = line;
      columns.starts[count] = start;
      write(columns, count, scan);
      count += 1;
    }
    start = end + 1;
  }
  return { ...trimmed(columns, count), count };
}

type Columns = Omit<ProxyColumns, 'bytes' | 'count' | 'row'>;

function newColumns(capacity: number): Columns {
  return {
    lines: new Uint32Array(capacity),
    starts: new Uint32Array(capacity),
    states: new Uint8Array(capacity),
    notations: new Uint8Array(capacity),
    schemes: new Uint8Array(capacity),
    hostStarts: new Uint32Array(capacity),
    hostLengths: new Uint8Array(capacity),
    ports: new Uint16Array(capacity),
  };
}

function grown(columns: Columns): Columns {
  const copy = newColumns(columns.lines.length * 2);
  for (const name of Object.keys(copy) as (keyof Columns)[]) {
    copy[name].set(columns[name]);
  }
  return copy;
}

/** The rows that are filled, in place: a copy would cost more than the room behind them is worth. */
function trimmed(columns: Columns, count: number): Columns {
  return {
    lines: columns.lines.subarray(0, count),
    starts: columns.starts.subarray(0, count),
    states: columns.states.subarray(0, count),
    notations: columns.notations.subarray(0, count),
    schemes: columns.schemes.subarray(0, count),
    hostStarts: columns.hostStarts.subarray(0, count),
    hostLengths: columns.hostLengths.subarray(0, count),
    ports: columns.ports.subarray(0, count),
  };
}

function write(columns: Columns, index: number, scan: LineScan): void {
  columns.states[index] = scan.state;
  columns.notations[index] = scan.notation;
  columns.schemes[index] = scan.scheme;
  if (scan.state === LINE_STATE.endpoint) {
    columns.hostStarts[index] = scan.place.hostStart;
    columns.hostLengths[index] = scan.place.hostEnd - scan.place.hostStart;
    columns.ports[index] = scan.place.port;
  }
}
