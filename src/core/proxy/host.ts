import { BYTE, HOST_BYTE, byteAt, hostByteAt, isDigit } from './bytes.js';

const LONGEST_HOST = 253;
const NOT_A_NUMBER = -1;
const TOO_LARGE = 256;

/**
 * Whether these bytes, all of them host bytes, are a host name or an IPv4 address. A name whose last
 * label is a number must be a dotted quad: what merely looks like one means something else to each client.
 */
export function isHostName(bytes: Uint8Array, start: number, end: number): boolean {
  return hostKind(bytes, start, end) !== 'neither';
}

function hostKind(bytes: Uint8Array, start: number, end: number): 'name' | 'ipv4' | 'neither' {
  if (start === end || end - start > LONGEST_HOST || byteAt(bytes, start) === BYTE.dash) {
    return 'neither';
  }
  let labels = 0;
  let octets = 0;
  let labelStart = start;
  let value = 0;
  for (let at = start; at < end; at += 1) {
    const kind = hostByteAt(bytes, at);
    if (kind === HOST_BYTE.dot) {
      if (at === labelStart) {
        return 'neither';
      }
      labels += 1;
      octets += isOctet(bytes, labelStart, at, value) ? 1 : 0;
      labelStart = at + 1;
      value = 0;
    } else if (kind !== HOST_BYTE.digit) {
      value = NOT_A_NUMBER;
    } else if (value !== NOT_A_NUMBER) {
      value = Math.min(value * 10 + byteAt(bytes, at) - BYTE.zero, TOO_LARGE);
    }
  }
  if (labelStart === end) {
    return 'neither';
  }
  if (value === NOT_A_NUMBER) {
    return 'name';
  }
  return labels === 3 && octets === 3 && isOctet(bytes, labelStart, end, value) ? 'ipv4' : 'neither';
}

function isOctet(bytes: Uint8Array, start: number, end: number, value: number): boolean {
  const hasLeadingZero = end - start > 1 && byteAt(bytes, start) === BYTE.zero;
  return value !== NOT_A_NUMBER && value < TOO_LARGE && !hasLeadingZero;
}

/** Whether these bytes are an IPv6 address as RFC 4291 writes it, without brackets and zone. */
export function isIpv6(bytes: Uint8Array, start: number, end: number): boolean {
  let groups = 0;
  let isCompressed = false;
  let at = start;
  if (byteAt(bytes, at) === BYTE.colon) {
    at += 1;
    if (at >= end || byteAt(bytes, at) !== BYTE.colon) {
      return false;
    }
  }
  while (at < end) {
    if (byteAt(bytes, at) === BYTE.colon) {
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
    if (at < end && byteAt(bytes, at) === BYTE.dot) {
      if (hostKind(bytes, groupStart, end) !== 'ipv4') {
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
      if (byteAt(bytes, at) !== BYTE.colon || at + 1 === end) {
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
