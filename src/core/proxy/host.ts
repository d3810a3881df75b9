import { BYTE, HOST_BYTE, byteAt, hostByteAt, isDigit } from './bytes.js';

const LONGEST_HOST = 253;

/**
 * Whether these bytes, all of them host bytes, are a host name or an IPv4 address. A name whose last
 * label is a number must be a dotted quad: what merely looks like one means something else to each client.
 */
export function isHostName(bytes: Uint8Array, start: number, end: number): boolean {
  if (isDigit(byteAt(bytes, start)) && isIpv4(bytes, start, end)) {
    return true;
  }
  if (end - start > LONGEST_HOST || byteAt(bytes, start) === BYTE.dash) {
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

/** Four decimal numbers up to 255, without leading zeros: some clients take those for octal. */
function isIpv4(bytes: Uint8Array, start: number, end: number): boolean {
  let dots = 0;
  let digits = 0;
  let value = 0;
  for (let at = start; at < end; at += 1) {
    const byte = byteAt(bytes, at);
    if (isDigit(byte)) {
      if (digits > 0 && value === 0) {
        return false;
      }
      digits += 1;
      value = value * 10 + byte - BYTE.zero;
      if (value > 255) {
        return false;
      }
    } else if (byte === BYTE.dot && digits > 0) {
      dots += 1;
      digits = 0;
      value = 0;
    } else {
      return false;
    }
  }
  return dots === 3 && digits > 0;
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
      // The last 32 bits may be written so, never the first ones.
      if (groups + Number(isCompressed) === 0 || !isIpv4(bytes, groupStart, end)) {
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
