/** From here on a code counts milliseconds: tenths of them fill the lower half of the codes. */
const FIRST_COARSE_MS = 3277;
const COARSE = 0x8000;
const UNKNOWN = 0xffff;

/**
 * A duration in two bytes: to a tenth of a millisecond below 3.277 seconds, to a millisecond up to 36 seconds, and no
 * more than that. NaN is an unknown one.
 */
export function codeOfMs(ms: number): number {
  if (Number.isNaN(ms)) {
    return UNKNOWN;
  }
  const tenths = Math.round(Math.max(0, ms) * 10);
  return tenths < COARSE ? tenths : Math.min(COARSE + Math.round(ms) - FIRST_COARSE_MS, UNKNOWN - 1);
}

export function msOfCode(code: number): number {
  if (code === UNKNOWN) {
    return Number.NaN;
  }
  return code < COARSE ? code / 10 : FIRST_COARSE_MS + code - COARSE;
}
