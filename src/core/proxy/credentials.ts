import { BYTE, byteAt, indexOfByte } from './bytes.js';
import type { LineScan } from './lineScan.js';
import { ABSENT } from './lineScan.js';

/** Whether this text is `user` or `user:pass`, of which one part may be empty. */
export function hasCredentials(
  bytes: Uint8Array,
  start: number,
  end: number,
  needsPassword: boolean,
): boolean {
  const isEmpty = end <= start || (end - start === 1 && byteAt(bytes, start) === BYTE.colon);
  return !isEmpty && (!needsPassword || indexOfByte(bytes, BYTE.colon, start, end) < end);
}

/** Notes where user and password stand: the first colon parts them. */
export function splitCredentials(bytes: Uint8Array, start: number, end: number, scan: LineScan): void {
  const colon = indexOfByte(bytes, BYTE.colon, start, end);
  scan.userStart = start;
  scan.userEnd = colon;
  scan.passwordStart = colon < end ? colon + 1 : ABSENT;
  scan.passwordEnd = end;
}
