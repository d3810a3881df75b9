import { ABSENT } from './bytes.js';
import type { HostPortScan } from './hostPort.js';
import { newHostPortScan } from './hostPort.js';
import type { ProxyFault } from './notation.js';

/** What a line is. */
export const LINE_STATE = { blank: 0, endpoint: 1, ambiguous: 2, invalid: 3 } as const;

/** The scheme of a line that names none. */
export const NO_SCHEME = 255;

/**
 * What the scanner found in one line, as offsets into its bytes. One object is filled again and again,
 * so that a million lines cost no allocation.
 */
export interface LineScan {
  /** One of `LINE_STATE`. */
  state: number;
  /** A place in `PROXY_NOTATIONS`. */
  notation: number;
  /** The second reading of an ambiguous line. */
  otherNotation: number;
  /** A place in `PROXY_SCHEMES`, or `NO_SCHEME`. */
  scheme: number;
  /** The one of `head` and `tail` that is the endpoint. */
  place: HostPortScan;
  fault: ProxyFault;
  faultAt: number;
  /** Where a `#` first stands after white space, or `ABSENT`. */
  comment: number;
  /** Where a control character first stands, or `ABSENT`. */
  control: number;
  hasPercent: boolean;
  /** A `host:port` in front; in a URL, behind `://`. */
  readonly head: HostPortScan;
  /** A `host:port` at the back. */
  readonly tail: HostPortScan;
}

export function newLineScan(): LineScan {
  const tail = newHostPortScan();
  return {
    state: LINE_STATE.blank,
    notation: 0,
    otherNotation: 0,
    scheme: NO_SCHEME,
    place: tail,
    fault: 'noPort',
    faultAt: 0,
    comment: ABSENT,
    control: ABSENT,
    hasPercent: false,
    head: newHostPortScan(),
    tail,
  };
}

export function accept(scan: LineScan, notation: number, place: HostPortScan): void {
  scan.state = LINE_STATE.endpoint;
  scan.notation = notation;
  scan.place = place;
}

export function refuse(scan: LineScan, fault: ProxyFault, faultAt: number): void {
  scan.state = LINE_STATE.invalid;
  scan.fault = fault;
  scan.faultAt = faultAt;
}
