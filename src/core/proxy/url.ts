import { BYTE, byteAt, isDigit, isLetter } from './bytes.js';
import { hasCredentials, splitCredentials } from './credentials.js';
import { PROXY_SCHEMES } from './endpoint.js';
import { readTail } from './hostPort.js';
import type { LineScan } from './lineScan.js';
import { ABSENT, NO_SCHEME, accept, refuse } from './lineScan.js';
import { notationCode } from './notation.js';
import { malformedEscape } from './percent.js';

const URL_NOTATION = notationCode('url');
const SCHEMES = PROXY_SCHEMES.map((scheme) => new TextEncoder().encode(scheme));

/** Where the scheme of a `scheme://` ends, or `ABSENT`: all that begins so is a URL and nothing else. */
export function endOfScheme(bytes: Uint8Array, start: number, end: number): number {
  if (!isLetter(byteAt(bytes, start))) {
    return ABSENT;
  }
  let at = start + 1;
  while (at < end && isSchemeByte(byteAt(bytes, at))) {
    at += 1;
  }
  const isUrl =
    at + 2 < end &&
    byteAt(bytes, at) === BYTE.colon &&
    byteAt(bytes, at + 1) === BYTE.slash &&
    byteAt(bytes, at + 2) === BYTE.slash;
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
  const close = byteAt(bytes, end - 1) === BYTE.slash ? end - 1 : end;
  const delimiter = firstDelimiter(bytes, authority, close);
  const { tail } = scan;
  readTail(bytes, authority, close, tail);
  if (tail.fault !== undefined) {
    const endsBefore = delimiter < close && standsAlone(bytes, authority, delimiter, scan);
    refuse(scan, endsBefore ? 'trailingText' : tail.fault, endsBefore ? delimiter : tail.faultAt);
  } else if (tail.edge === authority) {
    accept(scan, URL_NOTATION, tail);
  } else if (byteAt(bytes, tail.edge - 1) !== BYTE.at) {
    refuse(scan, 'hostInvalid', authority);
  } else {
    scanCredentials(bytes, authority, delimiter, scan);
  }
}

function scanCredentials(bytes: Uint8Array, authority: number, delimiter: number, scan: LineScan): void {
  const { tail } = scan;
  const end = tail.edge - 1;
  splitCredentials(bytes, authority, end, scan);
  const fault =
    malformedEscape(bytes, authority, scan.userEnd) ?? malformedEscape(bytes, scan.userEnd, scan.passwordEnd);
  if (delimiter < scan.userEnd) {
    refuse(scan, 'trailingText', delimiter);
  } else if (delimiter < end && standsAlone(bytes, authority, delimiter, scan)) {
    refuse(scan, 'urlNeedsEncoding', delimiter);
  } else if (!hasCredentials(bytes, authority, end, false)) {
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
  return head.fault === undefined && (head.edge === authority || byteAt(bytes, head.edge - 1) === BYTE.at);
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
  return byte === BYTE.slash || byte === BYTE.question || byte === BYTE.hash;
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
