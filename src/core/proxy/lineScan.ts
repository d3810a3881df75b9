import type { ProxyScheme } from './endpoint.js';
import type { HostPortScan } from './hostPort.js';
import { newHostPortScan } from './hostPort.js';
import type { ProxyFault, ProxyNotation } from './notation.js';

/** What a line is; a state's place here is its code in `ProxyColumns`. */
export const LINE_STATES = ['blank', 'endpoint', 'ambiguous', 'invalid'] as const;
export type LineState = (typeof LINE_STATES)[number];

/** The offset of a part that is not there. */
export const ABSENT = -1;

/**
 * What the scanner found in one line, as offsets into its bytes. One object is filled again and again,
 * so that a million lines cost no allocation.
 */
export interface LineScan {
  state: LineState;
  notation: ProxyNotation;
  /** The second reading of an ambiguous line. */
  otherNotation: ProxyNotation;
  scheme: ProxyScheme | undefined;
  /** The one of `head` and `tail` that holds the endpoint's host and port. */
  place: HostPortScan;
  userStart: number;
  userEnd: number;
  passwordStart: number;
  passwordEnd: number;
  fault: ProxyFault;
  faultAt: number;
  readonly head: HostPortScan;
  readonly tail: HostPortScan;
}

export function newLineScan(): LineScan {
  const tail = newHostPortScan();
  return {
    state: 'blank',
    notation: 'url',
    otherNotation: 'url',
    scheme: undefined,
    place: tail,
    userStart: ABSENT,
    userEnd: ABSENT,
    passwordStart: ABSENT,
    passwordEnd: ABSENT,
    fault: 'noPort',
    faultAt: 0,
    head: newHostPortScan(),
    tail,
  };
}

export function accept(scan: LineScan, notation: ProxyNotation, place: HostPortScan): void {
  scan.state = 'endpoint';
  scan.notation = notation;
  scan.place = place;
}

export function refuse(scan: LineScan, fault: ProxyFault, faultAt: number): void {
  scan.state = 'invalid';
  scan.fault = fault;
  scan.faultAt = faultAt;
}
