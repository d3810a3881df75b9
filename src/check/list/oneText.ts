import { BYTE } from '../../core/proxy/bytes.js';
import { tableLines } from './tableLines.js';

/** Several texts as one, and where each of its lines came from. */
export interface OneText {
  readonly bytes: Uint8Array;
  /** The numbers of the lines whose scheme means nothing, as in `TableLines`. */
  readonly schemeless: readonly number[];
  /** The line within its own text, from 1, and which text that is where there are several. */
  placeOf(line: number): { readonly line: number; readonly file?: number };
}

/** Joins texts by line ends; a single list is taken as it is. */
export function oneText(texts: readonly Uint8Array[]): OneText {
  const parts = texts.map((text) => {
    const bytes = inUtf8(text);
    return tableLines(bytes) ?? { bytes, schemeless: [] };
  });
  const [only] = parts;
  if (only && parts.length === 1) {
    return { ...only, placeOf: (line) => ({ line }) };
  }
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.bytes.length + 1, 0));
  const firstLines: number[] = [];
  const schemeless: number[] = [];
  let at = 0;
  let line = 1;
  for (const part of parts) {
    bytes.set(part.bytes, at);
    at += part.bytes.length;
    bytes[at] = BYTE.newline;
    at += 1;
    firstLines.push(line);
    for (const own of part.schemeless) {
      schemeless.push(line - 1 + own);
    }
    line += lineEnds(part.bytes) + 1;
  }
  return {
    bytes,
    schemeless,
    placeOf: (wanted) => {
      const file = firstLines.findLastIndex((first) => first <= wanted);
      return { line: wanted - (firstLines[file] ?? 1) + 1, file };
    },
  };
}

function lineEnds(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(BYTE.newline); at >= 0; at = bytes.indexOf(BYTE.newline, at + 1)) {
    count += 1;
  }
  return count;
}

/** Windows' editors write UTF-16 with its mark in front. */
function inUtf8(bytes: Uint8Array): Uint8Array {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff
        ? 'utf-16be'
        : undefined;
  return encoding === undefined ? bytes : new TextEncoder().encode(new TextDecoder(encoding).decode(bytes));
}
