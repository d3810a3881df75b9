import { BYTE, byteAt, indexOfByte } from './bytes.js';
import { hasCredentials, splitCredentials } from './credentials.js';
import { isIpv6 } from './host.js';
import type { HostPortScan } from './hostPort.js';
import { readHead, readTail } from './hostPort.js';
import type { LineScan } from './lineScan.js';
import { ABSENT, LINE_STATE, accept, refuse } from './lineScan.js';
import type { ProxyFault } from './notation.js';
import { graver, notationCode } from './notation.js';

/** In hex digits; an address begins with a group and a colon. */
const LONGEST_IPV6_GROUP = 4;

const HOST_PORT = notationCode('host:port');
const BACK_AT = notationCode('user:pass@host:port');
const BACK_COLON = notationCode('user:pass:host:port');
const FRONT_AT = notationCode('host:port@user:pass');
const FRONT_COLON = notationCode('host:port:user:pass');

/**
 * Reads the notations without a scheme. A `host:port` at the back and one in front decide: the rest is
 * the credentials, and where both stand with a rest, the line has two readings.
 */
export function scanPlain(
  bytes: Uint8Array,
  start: number,
  end: number,
  preferred: number,
  scan: LineScan,
): void {
  readTail(bytes, start, end, scan.tail);
  if (scan.tail.fault === undefined && scan.tail.edge === start) {
    accept(scan, HOST_PORT, scan.tail);
    return;
  }
  readHead(bytes, start, end, scan.head);
  const back = notationBefore(bytes, start, scan.tail);
  const front = notationAfter(bytes, end, scan.head);
  const isSettled = preferred !== ABSENT && (preferred === back || preferred === front);
  const byColons = back === BACK_COLON || front === FRONT_COLON;
  if (!isSettled && (byColons || (back === ABSENT && front === ABSENT)) && isBareIpv6(bytes, start, end)) {
    refuse(scan, 'ipv6NeedsBrackets', start);
    return;
  }
  if (back !== ABSENT && (front === ABSENT || preferred === back)) {
    accept(scan, back, scan.tail);
    splitCredentials(bytes, start, scan.tail.edge - 1, scan);
  } else if (front !== ABSENT && (back === ABSENT || preferred === front)) {
    accept(scan, front, scan.head);
    splitCredentials(bytes, scan.head.edge + 1, end, scan);
  } else if (back !== ABSENT && front !== ABSENT) {
    scan.state = LINE_STATE.ambiguous;
    scan.notation = back;
    scan.otherNotation = front;
    scan.userStart = start;
  } else {
    const { fault = 'noPort', faultAt } = graver(scan.tail, scan.head);
    refuse(scan, fault, faultAt);
  }
}

/** The notation in which credentials stand before this `host:port`; where there is none, notes why. */
function notationBefore(bytes: Uint8Array, start: number, tail: HostPortScan): number {
  if (tail.fault !== undefined) {
    return ABSENT;
  }
  const separator = byteAt(bytes, tail.edge - 1);
  if (separator !== BYTE.at && separator !== BYTE.colon) {
    fail(tail, 'hostInvalid', tail.edge - 1);
    return ABSENT;
  }
  if (!hasCredentials(bytes, start, tail.edge - 1, separator === BYTE.colon)) {
    fail(tail, 'credentialsIncomplete', start);
    return ABSENT;
  }
  return separator === BYTE.at ? BACK_AT : BACK_COLON;
}

/** The notation in which credentials stand after this `host:port`; where there is none, notes why. */
function notationAfter(bytes: Uint8Array, end: number, head: HostPortScan): number {
  if (head.fault !== undefined) {
    return ABSENT;
  }
  const separator = byteAt(bytes, head.edge);
  if (separator !== BYTE.at && separator !== BYTE.colon) {
    fail(head, 'trailingText', head.edge);
    return ABSENT;
  }
  if (!hasCredentials(bytes, head.edge + 1, end, separator === BYTE.colon)) {
    fail(head, 'credentialsIncomplete', head.edge + 1);
    return ABSENT;
  }
  return separator === BYTE.at ? FRONT_AT : FRONT_COLON;
}

function fail(place: HostPortScan, fault: ProxyFault, faultAt: number): void {
  place.fault = fault;
  place.faultAt = faultAt;
}

/** An IPv6 address that lacks its brackets, with a port or without: its colons read as separators. */
function isBareIpv6(bytes: Uint8Array, start: number, end: number): boolean {
  const latestFirstColon = start + LONGEST_IPV6_GROUP;
  if (indexOfByte(bytes, BYTE.colon, start, latestFirstColon + 1) > latestFirstColon) {
    return false;
  }
  let lastColon = end - 1;
  while (lastColon > start && byteAt(bytes, lastColon) !== BYTE.colon) {
    lastColon -= 1;
  }
  return isIpv6(bytes, start, end) || isIpv6(bytes, start, lastColon);
}
