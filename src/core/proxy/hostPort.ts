import { BYTE, HOST_BYTE, byteAt, hostByteAt, indexOfByte, isDigit } from './bytes.js';
import { isHostName, isIpv6 } from './host.js';
import type { ProxyFault } from './notation.js';

/** A `host:port` found at one end of a text, as offsets; `fault` tells why there is none. */
export interface HostPortScan {
  hostStart: number;
  hostEnd: number;
  port: number;
  /** Where the rest of the text begins, or, read from the back, where it ends. */
  edge: number;
  fault: ProxyFault | undefined;
  faultAt: number;
}

export function newHostPortScan(): HostPortScan {
  return { hostStart: 0, hostEnd: 0, port: 0, edge: 0, fault: undefined, faultAt: 0 };
}

/** Reads the `host:port` that the text begins with. */
export function readHead(bytes: Uint8Array, start: number, end: number, found: HostPortScan): void {
  let hostEnd = start;
  if (byteAt(bytes, start) === BYTE.openBracket) {
    hostEnd = Math.min(indexOfByte(bytes, BYTE.closeBracket, start, end) + 1, end);
  } else {
    while (hostEnd < end && hostByteAt(bytes, hostEnd) !== HOST_BYTE.none) {
      hostEnd += 1;
    }
  }
  let portEnd = hostEnd + 1;
  while (portEnd < end && isDigit(byteAt(bytes, portEnd))) {
    portEnd += 1;
  }
  found.edge = portEnd;
  settle(bytes, start, hostEnd, Math.min(portEnd, end), found);
}

/** Reads the `host:port` that the text ends with. */
export function readTail(bytes: Uint8Array, start: number, end: number, found: HostPortScan): void {
  let hostEnd = end - 1;
  while (hostEnd > start && isDigit(byteAt(bytes, hostEnd))) {
    hostEnd -= 1;
  }
  let hostStart = hostEnd;
  if (byteAt(bytes, hostEnd - 1) === BYTE.closeBracket) {
    do {
      hostStart -= 1;
    } while (hostStart > start && byteAt(bytes, hostStart) !== BYTE.openBracket);
  } else {
    while (hostStart > start && hostByteAt(bytes, hostStart - 1) !== HOST_BYTE.none) {
      hostStart -= 1;
    }
  }
  found.edge = hostStart;
  settle(bytes, hostStart, hostEnd, end, found);
}

/** Judges `host` `:` `port`, whose borders are known, and notes what it finds. */
function settle(bytes: Uint8Array, start: number, hostEnd: number, end: number, found: HostPortScan): void {
  found.fault = undefined;
  if (hostEnd + 1 >= end || byteAt(bytes, hostEnd) !== BYTE.colon) {
    found.fault = 'noPort';
    found.faultAt = Math.min(hostEnd + 1, end);
    return;
  }
  found.port = portOf(bytes, hostEnd + 1, end);
  if (found.port === 0) {
    found.fault = 'portOutOfRange';
    found.faultAt = hostEnd + 1;
    return;
  }
  const isBracketed = byteAt(bytes, start) === BYTE.openBracket;
  found.hostStart = isBracketed ? start + 1 : start;
  found.hostEnd = isBracketed ? hostEnd - 1 : hostEnd;
  const isHost = isBracketed
    ? byteAt(bytes, found.hostEnd) === BYTE.closeBracket && isIpv6(bytes, found.hostStart, found.hostEnd)
    : isHostName(bytes, start, hostEnd);
  if (!isHost) {
    found.fault = 'hostInvalid';
    found.faultAt = start;
  }
}

/** The port these digits are, or 0 where they are none: each port has one spelling. */
function portOf(bytes: Uint8Array, start: number, end: number): number {
  if (end - start > 5 || byteAt(bytes, start) === BYTE.zero) {
    return 0;
  }
  let port = 0;
  for (let at = start; at < end; at += 1) {
    port = port * 10 + byteAt(bytes, at) - BYTE.zero;
  }
  return port <= 65_535 ? port : 0;
}
