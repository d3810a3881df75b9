import { ABSENT, BYTE, HOST_BYTE, byteAt, hostByteAt, isDigit } from './bytes.js';

const LONGEST_HOST = 253;

/**
 * Whether these bytes, all of them host bytes, are a host name. One whose last label is a number is none:
 * what merely looks like an IPv4 address means something else to each client.
 */
export function isHostName(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start > LONGEST_HOST || bytes[start] === BYTE.dash) {
    return false;
  }
  let isLabelEmpty = true;
  let isLabelNumber = true;
  for (let at = start; at < end; at += 1) {
    const kind = hostByteAt(bytes, at);
    if (kind !== HOST_BYTE.dot) {
      isLabelEmpty = false;
      isLabelNumber = isLabelNumber && kind === HOST_BYTE.digit;
    } else if (isLabelEmpty) {
      return false;
    } else {
      isLabelEmpty = true;
      isLabelNumber = true;
    }
  }
  return !isLabelNumber;
}

/**
 * Where the IPv4 address that begins at `start` ends, or `ABSENT`: four decimal numbers up to 255, without
 * leading zeros, which some clients take for octal.
 */
export function endOfIpv4(bytes: Uint8Array, start: number): number {
  let at = endOfOctet(bytes, start);
  for (let dots = 0; dots < 3; dots += 1) {
    if (at === ABSENT || bytes[at] !== BYTE.dot) {
      return ABSENT;
    }
    at = endOfOctet(bytes, at + 1);
  }
  return at;
}

/** Digit by digit, of which there are none past the end; a loop would cost more than the three of them. */
function endOfOctet(bytes: Uint8Array, start: number): number {
  const first = bytes[start] ?? 0;
  if (!isDigit(first)) {
    return ABSENT;
  }
  const second = bytes[start + 1] ?? 0;
  if (first === BYTE.zero || !isDigit(second)) {
    return start + 1;
  }
  const third = bytes[start + 2] ?? 0;
  if (!isDigit(third)) {
    return start + 2;
  }
  const octet = (first - BYTE.zero) * 100 + (second - BYTE.zero) * 10 + third - BYTE.zero;
  return octet <= 255 ? start + 3 : ABSENT;
}

/** Whether these bytes are an IPv6 address as RFC 4291 writes it, without brackets and zone. */
export function isIpv6(bytes: Uint8Array, start: number, end: number): boolean {
  let groups = 0;
  let isCompressed = false;
  let at = start;
  if (bytes[at] === BYTE.colon) {
    at += 1;
    if (at >= end || bytes[at] !== BYTE.colon) {
      return false;
    }
  }
  while (at < end) {
    if (bytes[at] === BYTE.colon) {
      if (isCompressed) {
        return false;
      }
      isCompressed = true;
      at += 1;
      continue;
    }
    const groupStart = at;
    while (at < end && isHexDigit(byteAt(bytes, at))) {
      at += 1;
    }
    if (at < end && bytes[at] === BYTE.dot) {
      // The last 32 bits may be written so, never the first ones.
      if (groups + Number(isCompressed) === 0 || endOfIpv4(bytes, groupStart) !== end) {
        return false;
      }
      groups += 2;
      break;
    }
    if (at === groupStart || at - groupStart > 4) {
      return false;
    }
    groups += 1;
    if (at < end) {
      if (bytes[at] !== BYTE.colon || at + 1 === end) {
        return false;
      }
      at += 1;
    }
  }
  return isCompressed ? groups < 8 : groups === 8;
}

function isHexDigit(byte: number): boolean {
  const lower = byte | 0x20;
  return isDigit(byte) || (lower >= 0x61 && lower <= 0x66);
}
