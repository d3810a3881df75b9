import { ABSENT } from './bytes.js';
import type { HostPortScan } from './hostPort.js';

/**
 * Notes the text from `start` to `end`, parted by its first colon or, where it has none, by its end, as the
 * credentials of `place`. False where it is neither `user` nor `user:pass`, of which one part may be empty.
 */
export function noteCredentials(
  start: number,
  colon: number,
  end: number,
  needsPassword: boolean,
  place: HostPortScan,
): boolean {
  place.userStart = start;
  place.userEnd = colon;
  place.passwordStart = colon < end ? colon + 1 : ABSENT;
  place.passwordEnd = end;
  return colon > start ? colon < end || !needsPassword : end > colon + 1;
}
