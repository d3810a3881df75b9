import { ABSENT, BYTE, indexOfByte } from './bytes.js';
import { noteCredentials } from './credentials.js';
import { isIpv6 } from './host.js';
import type { HostPortScan } from './hostPort.js';
import { fail, readBracketed, readTail } from './hostPort.js';
import type { LineScan } from './lineScan.js';
import { LINE_STATE, accept, refuse } from './lineScan.js';
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
  const { head, tail } = scan;
  if (bytes[start] === BYTE.openBracket) {
    const close = indexOfByte(bytes, BYTE.closeBracket, start, end);
    readBracketed(bytes, start, close, end, head);
  }
  if (head.fault === undefined && head.end === end) {
    accept(scan, HOST_PORT, head);
    return;
  }
  readTail(bytes, start, end, tail);
  const back = notationBefore(bytes, start, tail);
  const front = notationAfter(bytes, end, head);
  const isSettled = preferred !== ABSENT && (preferred === back || preferred === front);
  const byColons = back === BACK_COLON || front === FRONT_COLON;
  if (
    !isSettled &&
    (byColons || (back === ABSENT && front === ABSENT)) &&
    isBareIpv6(bytes, start, end, head.hostEnd)
  ) {
    refuse(scan, 'ipv6NeedsBrackets', start);
    return;
  }
  if (back !== ABSENT && (front === ABSENT || preferred === back)) {
    accept(scan, back, tail);
  } else if (front !== ABSENT && (back === ABSENT || preferred === front)) {
    accept(scan, front, head);
  } else if (back !== ABSENT && front !== ABSENT) {
    scan.state = LINE_STATE.ambiguous;
    scan.notation = back;
    scan.otherNotation = front;
    scan.place = tail;
  } else {
    const { fault = 'noPort', faultAt } = graver(tail, head);
    refuse(scan, fault, faultAt);
  }
}

/** The notation in which credentials stand before this `host:port`; where there is none, notes why. */
function notationBefore(bytes: Uint8Array, start: number, tail: HostPortScan): number {
  if (tail.fault !== undefined) {
    return ABSENT;
  }
  const separator = bytes[tail.start - 1];
  if (separator !== BYTE.at && separator !== BYTE.colon) {
    fail(tail, 'hostInvalid', tail.start - 1);
    return ABSENT;
  }
  const colon = indexOfByte(bytes, BYTE.colon, start, tail.start - 1);
  if (!noteCredentials(start, colon, tail.start - 1, separator === BYTE.colon, tail)) {
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
  const separator = bytes[head.end];
  if (separator !== BYTE.at && separator !== BYTE.colon) {
    fail(head, 'trailingText', head.end);
    return ABSENT;
  }
  const colon = indexOfByte(bytes, BYTE.colon, head.end + 1, end);
  if (!noteCredentials(head.end + 1, colon, end, separator === BYTE.colon, head)) {
    fail(head, 'credentialsIncomplete', head.end + 1);
    return ABSENT;
  }
  return separator === BYTE.at ? FRONT_AT : FRONT_COLON;
}

/** An IPv6 address that lacks its brackets, with a port or without: its colons read as separators. */
function isBareIpv6(bytes: Uint8Array, start: number, end: number, firstColon: number): boolean {
  if (firstColon > start + LONGEST_IPV6_GROUP || bytes[firstColon] !== BYTE.colon) {
    return false;
  }
  let lastColon = end - 1;
  while (lastColon > start && bytes[lastColon] !== BYTE.colon) {
    lastColon -= 1;
  }
  return isIpv6(bytes, start, end) || isIpv6(bytes, start, lastColon);
}
