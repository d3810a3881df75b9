/** The bytes that mean something in an endpoint. */
export const BYTE = {
  tab: 0x09,
  newline: 0x0a,
  carriageReturn: 0x0d,
  space: 0x20,
  hash: 0x23,
  percent: 0x25,
  plus: 0x2b,
  dash: 0x2d,
  dot: 0x2e,
  slash: 0x2f,
  zero: 0x30,
  colon: 0x3a,
  question: 0x3f,
  at: 0x40,
  openBracket: 0x5b,
  closeBracket: 0x5d,
} as const;

/** The offset of what is not there. */
export const ABSENT = -1;

/**
 * The byte there, or 0 past the end; but the hot loops stay inside, as a single read past the end makes
 * the engine compile a slower one for all of them.
 */
export function byteAt(bytes: Uint8Array, index: number): number {
  return bytes[index] ?? 0;
}

/** What a byte may be in a host; every other byte ends it. */
export const HOST_BYTE = { none: 0, digit: 1, letter: 2, dot: 3 } as const;

const HOST_BYTES = Uint8Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte);
  const { none, digit, letter, dot } = HOST_BYTE;
  return character === '.'
    ? dot
    : /[0-9]/.test(character)
      ? digit
      : /[a-z_-]/i.test(character)
        ? letter
        : none;
});

/** One of `HOST_BYTE`. */
export function hostByteAt(bytes: Uint8Array, index: number): number {
  return HOST_BYTES[byteAt(bytes, index)] ?? HOST_BYTE.none;
}

export function isDigit(byte: number): boolean {
  return byte >= BYTE.zero && byte <= 0x39;
}

export function isLetter(byte: number): boolean {
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

/** Where `wanted` first stands from `start` on, or `end`. */
export function indexOfByte(bytes: Uint8Array, wanted: number, start: number, end: number): number {
  let at = start;
  while (at < end && bytes[at] !== wanted) {
    at += 1;
  }
  return at;
}
