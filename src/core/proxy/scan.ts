import { BYTE, byteAt } from './bytes.js';
import type { LineScan } from './lineScan.js';
import { ABSENT, LINE_STATE, NO_SCHEME, refuse } from './lineScan.js';
import { scanPlain } from './plain.js';
import { endOfScheme, scanUrl } from './url.js';

/**
 * Reads the line that begins at `start` and returns where it ends: at its line feed, or at `end`. This
 * is the only reader of the grammar; `preferred`, a place in `PROXY_NOTATIONS` or `ABSENT`, settles a line
 * that has two readings.
 */
export function scanLine(
  bytes: Uint8Array,
  start: number,
  end: number,
  preferred: number,
  scan: LineScan,
): number {
  let lineEnd = start;
  let comment = ABSENT;
  let control = ABSENT;
  for (; lineEnd < end; lineEnd += 1) {
    const byte = byteAt(bytes, lineEnd);
    if (byte > BYTE.hash) {
      continue;
    }
    if (byte === BYTE.newline) {
      break;
    }
    if (byte === BYTE.hash) {
      comment = comment === ABSENT && isBlank(byteAt(bytes, lineEnd - 1)) ? lineEnd : comment;
    } else if (byte < BYTE.space && byte !== BYTE.tab && control === ABSENT) {
      control = lineEnd;
    }
  }
  const from = skipBlanks(bytes, start, lineEnd);
  const to = trimEnd(bytes, from, comment === ABSENT ? lineEnd : Math.max(comment, from));
  if (from === to || byteAt(bytes, from) === BYTE.hash) {
    scan.state = LINE_STATE.blank;
  } else if (control !== ABSENT && control < to) {
    refuse(scan, 'controlCharacter', control);
  } else {
    scanTrimmed(bytes, from, to, preferred, scan);
    if (comment !== ABSENT && scan.state !== LINE_STATE.invalid && scan.userStart !== ABSENT) {
      refuse(scan, 'commentOrPassword', comment);
    }
  }
  return lineEnd;
}

function scanTrimmed(bytes: Uint8Array, start: number, end: number, preferred: number, scan: LineScan): void {
  scan.scheme = NO_SCHEME;
  scan.userStart = ABSENT;
  const schemeEnd = endOfScheme(bytes, start, end);
  if (schemeEnd === ABSENT) {
    scanPlain(bytes, start, end, preferred, scan);
  } else {
    scanUrl(bytes, start, schemeEnd, end, scan);
  }
}

function isBlank(byte: number): boolean {
  return byte === BYTE.space || byte === BYTE.tab;
}

/** Past white space and a byte order mark. */
function skipBlanks(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  if (byteAt(bytes, at) === 0xef && byteAt(bytes, at + 1) === 0xbb && byteAt(bytes, at + 2) === 0xbf) {
    at += 3;
  }
  while (at < end && isBlank(byteAt(bytes, at))) {
    at += 1;
  }
  return at;
}

function trimEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = end;
  while (at > start && (isBlank(byteAt(bytes, at - 1)) || byteAt(bytes, at - 1) === BYTE.carriageReturn)) {
    at -= 1;
  }
  return at;
}
