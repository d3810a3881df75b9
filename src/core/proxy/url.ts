import { ABSENT, BYTE, byteAt, indexOfByte, isDigit, isLetter } from './bytes.js';
import { noteCredentials } from './credentials.js';
import { PROXY_SCHEMES } from './endpoint.js';
import { readTail } from './hostPort.js';
import type { LineScan } from './lineScan.js';
import { NO_SCHEME, accept, refuse } from './lineScan.js';
import { notationCode } from './notation.js';
import { malformedEscape } from './percent.js';

const URL_NOTATION = notationCode('url');
const SCHEMES = PROXY_SCHEMES.map((scheme) => new TextEncoder().encode(scheme));

/** Where the scheme of a `scheme://` ends, or `ABSENT`: all that begins so is a URL and nothing else. */
export function endOfScheme(bytes: Uint8Array, start: number, end: number): number {
  if (start >= end || !isLetter(byteAt(bytes, start))) {
    return ABSENT;
  }
  let at = start + 1;
  while (at < end && isSchemeByte(byteAt(bytes, at))) {
    at += 1;
  }
  const isUrl =
    at + 2 < end && bytes[at] === BYTE.colon && bytes[at + 1] === BYTE.slash && bytes[at + 2] === BYTE.slash;
  return isUrl ? at : ABSENT;
}

/**
 * Reads `scheme://user:pass@host:port`. People paste passwords that nobody encoded, so the last `@`
 * counts and a raw `/`, `?` or `#` in the password passes, unless the URL could end there as well.
 */
export function scanUrl(
  bytes: Uint8Array,
  start: number,
  schemeEnd: number,
  end: number,
  scan: LineScan,
): void {
  const scheme = schemeOf(bytes, start, schemeEnd);
  if (scheme === NO_SCHEME) {
    refuse(scan, 'schemeUnknown', start);
    return;
  }
  scan.scheme = scheme;
  const authority = schemeEnd + 3;
  const close = bytes[end - 1] === BYTE.slash ? end - 1 : end;
  const { head, tail } = scan;
  if (head.fault === undefined && head.end === close) {
    accept(scan, URL_NOTATION, head);
    return;
  }
  readTail(bytes, authority, close, tail);
  if (tail.fault !== undefined) {
    const delimiter = firstDelimiter(bytes, authority, close);
    const endsBefore = delimiter < close && standsAlone(bytes, authority, delimiter, scan);
    refuse(scan, endsBefore ? 'trailingText' : tail.fault, endsBefore ? delimiter : tail.faultAt);
  } else if (tail.start === authority) {
    accept(scan, URL_NOTATION, tail);
  } else if (bytes[tail.start - 1] !== BYTE.at) {
    refuse(scan, 'hostInvalid', authority);
  } else {
    scanCredentials(bytes, authority, scan);
  }
}

function scanCredentials(bytes: Uint8Array, authority: number, scan: LineScan): void {
  const { head, tail } = scan;
  const end = tail.start - 1;
  // What was read as a host in front holds none of these.
  const colon = indexOfByte(bytes, BYTE.colon, head.hostEnd, end);
  const delimiter = firstDelimiter(bytes, head.hostEnd, end);
  const isComplete = noteCredentials(authority, colon, end, false, tail);
  if (delimiter < colon) {
    refuse(scan, 'trailingText', delimiter);
    return;
  }
  if (delimiter < end && standsAlone(bytes, authority, delimiter, scan)) {
    refuse(scan, 'urlNeedsEncoding', delimiter);
    return;
  }
  const fault = scan.hasPercent
    ? (malformedEscape(bytes, authority, colon) ?? malformedEscape(bytes, colon, end))
    : undefined;
  if (!isComplete) {
    refuse(scan, 'credentialsIncomplete', authority);
  } else if (fault !== undefined) {
    refuse(scan, 'percentMalformed', fault);
  } else {
    accept(scan, URL_NOTATION, tail);
  }
}

/** Whether the URL would be an endpoint already if it ended here. */
function standsAlone(bytes: Uint8Array, authority: number, end: number, scan: LineScan): boolean {
  const { head } = scan;
  readTail(bytes, authority, end, head);
  return head.fault === undefined && (head.start === authority || bytes[head.start - 1] === BYTE.at);
}

/** Where the first `/`, `?` or `#` stands, with which a URL's authority ends; `end` where there is none. */
function firstDelimiter(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && !isDelimiter(byteAt(bytes, at))) {
    at += 1;
  }
  return at;
}

function isDelimiter(byte: number): boolean {
  return byte <= BYTE.question && (byte === BYTE.slash || byte === BYTE.question || byte === BYTE.hash);
}

function isSchemeByte(byte: number): boolean {
  return isLetter(byte) || isDigit(byte) || byte === BYTE.plus || byte === BYTE.dash || byte === BYTE.dot;
}

function schemeOf(bytes: Uint8Array, start: number, end: number): number {
  for (let code = 0; code < SCHEMES.length; code += 1) {
    if (isScheme(bytes, start, end, SCHEMES[code])) {
      return code;
    }
  }
  return NO_SCHEME;
}

/** Compared from the back, where schemes of one length differ. */
function isScheme(bytes: Uint8Array, start: number, end: number, scheme: Uint8Array | undefined): boolean {
  let at = end - start;
  if (scheme?.length !== at) {
    return false;
  }
  do {
    at -= 1;
    // Digits have the bit of lower case already.
  } while (at >= 0 && (byteAt(bytes, start + at) | 0x20) === byteAt(scheme, at));
  return at < 0;
}
