import { ABSENT, BYTE, byteAt } from './bytes.js';
import { readHostPort } from './hostPort.js';
import type { LineScan } from './lineScan.js';
import { LINE_STATE, NO_SCHEME, refuse } from './lineScan.js';
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
  const { head, tail } = scan;
  const from = skipBlanks(bytes, start, end);
  const schemeEnd = endOfScheme(bytes, from, end);
  const authority = schemeEnd === ABSENT ? from : schemeEnd + 3;
  scan.comment = ABSENT;
  scan.control = ABSENT;
  scan.hasPercent = false;
  readHostPort(bytes, authority, end, head);
  tail.end = ABSENT;
  let lineEnd = endOfText(bytes, head.end, end, scan);
  while (lineEnd < end && bytes[lineEnd] === BYTE.at) {
    readHostPort(bytes, lineEnd + 1, end, tail);
    lineEnd = endOfText(bytes, tail.end, end, scan);
  }
  const { comment, control } = scan;
  const to = trimEnd(bytes, from, comment === ABSENT ? lineEnd : Math.max(comment, from));
  scan.scheme = NO_SCHEME;
  if (from === to || bytes[from] === BYTE.hash) {
    scan.state = LINE_STATE.blank;
  } else if (control !== ABSENT && control < to) {
    refuse(scan, 'controlCharacter', control);
  } else {
    if (schemeEnd === ABSENT) {
      scanPlain(bytes, from, to, preferred, scan);
    } else {
      scanUrl(bytes, from, schemeEnd, to, scan);
    }
    if (comment !== ABSENT && scan.state !== LINE_STATE.invalid && scan.place.userStart !== ABSENT) {
      refuse(scan, 'commentOrPassword', comment);
    }
  }
  return lineEnd;
}

/** Where the text ends: at an `@`, or with the line. Notes on the way what it has besides. */
function endOfText(bytes: Uint8Array, start: number, end: number, scan: LineScan): number {
  let at = start;
  for (; at < end; at += 1) {
    const byte = byteAt(bytes, at);
    if (byte > BYTE.percent) {
      if (byte === BYTE.at) {
        break;
      }
    } else if (byte === BYTE.newline) {
      break;
    } else if (byte === BYTE.percent) {
      scan.hasPercent = true;
    } else if (byte === BYTE.hash) {
      if (scan.comment === ABSENT && isBlank(bytes[at - 1])) {
        scan.comment = at;
      }
    } else if (byte < BYTE.space && byte !== BYTE.tab && scan.control === ABSENT) {
      scan.control = at;
    }
  }
  return at;
}

function isBlank(byte: number | undefined): boolean {
  return byte === BYTE.space || byte === BYTE.tab;
}

/** Past white space and a byte order mark. */
function skipBlanks(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  if (bytes[at] === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf) {
    at += 3;
  }
  while (at < end && isBlank(bytes[at])) {
    at += 1;
  }
  return at;
}

function trimEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = end;
  while (at > start && (isBlank(bytes[at - 1]) || bytes[at - 1] === BYTE.carriageReturn)) {
    at -= 1;
  }
  return at;
}
