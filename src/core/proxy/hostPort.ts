import { ABSENT, BYTE, HOST_BYTE, byteAt, hostByteAt, isDigit } from './bytes.js';
import { endOfIpv4, isHostName, isIpv6 } from './host.js';
import type { ProxyFault } from './notation.js';

const HIGHEST_PORT = 65_535;
const MOST_PORT_DIGITS = 5;

/** A `host:port` in a line and the credentials beside it, as offsets; `fault` tells why there is none. */
export interface HostPortScan {
  start: number;
  end: number;
  /** Inside the brackets, as `hostEnd`. */
  hostStart: number;
  hostEnd: number;
  port: number;
  fault: ProxyFault | undefined;
  faultAt: number;
  /** `ABSENT` where there are no credentials. */
  userStart: number;
  userEnd: number;
  /** `ABSENT` where there is a user alone. */
  passwordStart: number;
  passwordEnd: number;
}

export function newHostPortScan(): HostPortScan {
  return {
    start: 0,
    end: 0,
    hostStart: 0,
    hostEnd: 0,
    port: 0,
    fault: undefined,
    faultAt: 0,
    userStart: ABSENT,
    userEnd: ABSENT,
    passwordStart: ABSENT,
    passwordEnd: ABSENT,
  };
}

/** Reads the `host:port` that begins at `start`; it ends with the first byte that cannot belong to it. */
export function readHostPort(bytes: Uint8Array, start: number, end: number, found: HostPortScan): void {
  let hostEnd = endOfIpv4(bytes, start);
  const isIpv4 = hostEnd !== ABSENT && (hostEnd >= end || hostByteAt(bytes, hostEnd) === HOST_BYTE.none);
  if (!isIpv4) {
    hostEnd = start;
    while (hostEnd < end && hostByteAt(bytes, hostEnd) !== HOST_BYTE.none) {
      hostEnd += 1;
    }
  }
  found.start = start;
  found.hostStart = start;
  found.hostEnd = hostEnd;
  readPort(bytes, hostEnd, end, found);
  if (!isIpv4 && found.fault === undefined && !isHostName(bytes, start, hostEnd)) {
    fail(found, 'hostInvalid', start);
  }
}

/** Reads the `[host]:port` that begins at `start` and whose bracket closes at `close`. */
export function readBracketed(
  bytes: Uint8Array,
  start: number,
  close: number,
  end: number,
  found: HostPortScan,
): void {
  found.start = start;
  found.hostStart = start + 1;
  found.hostEnd = close;
  readPort(bytes, Math.min(close + 1, end), end, found);
  const isHost = bytes[start] === BYTE.openBracket && isIpv6(bytes, start + 1, close);
  if (found.fault === undefined && !isHost) {
    fail(found, 'hostInvalid', start);
  }
}

/** Reads the `host:port` that the text ends with, unless that was found already. */
export function readTail(bytes: Uint8Array, start: number, end: number, found: HostPortScan): void {
  if (found.end === end && found.fault === undefined) {
    return;
  }
  let colon = end - 1;
  while (colon > start && isDigit(byteAt(bytes, colon))) {
    colon -= 1;
  }
  if (colon + 1 >= end || bytes[colon] !== BYTE.colon) {
    fail(found, 'noPort', Math.min(colon + 1, end));
    return;
  }
  let hostStart = colon;
  if (bytes[colon - 1] === BYTE.closeBracket) {
    do {
      hostStart -= 1;
    } while (hostStart > start && bytes[hostStart] !== BYTE.openBracket);
    readBracketed(bytes, hostStart, colon - 1, end, found);
  } else {
    while (hostStart > start && hostByteAt(bytes, hostStart - 1) !== HOST_BYTE.none) {
      hostStart -= 1;
    }
    readHostPort(bytes, hostStart, end, found);
  }
}

export function fail(place: HostPortScan, fault: ProxyFault, faultAt: number): void {
  place.fault = fault;
  place.faultAt = faultAt;
}

/** Reads the `:port` at `colon`: each port has one spelling. */
function readPort(bytes: Uint8Array, colon: number, end: number, found: HostPortScan): void {
  found.fault = undefined;
  found.userStart = ABSENT;
  if (colon >= end || bytes[colon] !== BYTE.colon) {
    found.end = colon;
    fail(found, 'noPort', colon);
    return;
  }
  const start = colon + 1;
  let at = start;
  let port = 0;
  for (; at < end; at += 1) {
    const byte = byteAt(bytes, at);
    if (!isDigit(byte)) {
      break;
    }
    // What wraps has too many digits anyway.
    port = (port * 10 + byte - BYTE.zero) | 0;
  }
  found.end = at;
  found.port = port;
  if (at === start) {
    fail(found, 'noPort', start);
  } else if (port > HIGHEST_PORT || at - start > MOST_PORT_DIGITS || bytes[start] === BYTE.zero) {
    fail(found, 'portOutOfRange', start);
  }
}
