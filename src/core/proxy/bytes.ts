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
  underscore: 0x5f,
} as const;

/** The byte there, or 0 past the end. */
export function byteAt(bytes: Uint8Array, index: number): number {
  return bytes[index] ?? 0;
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
  while (at < end && byteAt(bytes, at) !== wanted) {
    at += 1;
  }
  return at;
}
