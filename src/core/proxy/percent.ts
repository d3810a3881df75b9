import { BYTE, byteAt } from './bytes.js';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const ESCAPE = /^%[0-9a-f]{2}/i;
const KEPT = /^[A-Za-z0-9._-]*$/;

/** The bytes as text, each byte that is no UTF-8 as U+FFFD. */
export function textOf(bytes: Uint8Array, start: number, end: number): string {
  return decoder.decode(bytes.subarray(start, end));
}

/**
 * Every byte but letters, digits, `.`, `_` and `-` as `%XX`. `~` is escaped as well, though URLs allow
 * it: a shell that reads the URL from a file would expand it.
 */
export function percentEncode(text: string): string {
  if (KEPT.test(text)) {
    return text;
  }
  let encoded = '';
  for (const byte of encoder.encode(text)) {
    const character = String.fromCharCode(byte);
    encoded += KEPT.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return encoded;
}

/** The text behind the escapes; the bytes must have passed `malformedEscape`. */
export function percentDecode(bytes: Uint8Array, start: number, end: number): string {
  return decodeURIComponent(textOf(bytes, start, end));
}

/** Where a `%` stands that begins no escape, or escapes that are no UTF-8; `undefined` where all is well. */
export function malformedEscape(bytes: Uint8Array, start: number, end: number): number | undefined {
  let first: number | undefined;
  for (let at = start; at < end; at += 1) {
    if (byteAt(bytes, at) === BYTE.percent) {
      first ??= at;
      if (!ESCAPE.test(textOf(bytes, at, Math.min(at + 3, end)))) {
        return at;
      }
    }
  }
  if (first === undefined) {
    return undefined;
  }
  try {
    percentDecode(bytes, start, end);
    return undefined;
  } catch {
    return first;
  }
}
