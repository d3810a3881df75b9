import type { Span } from './leak.js';

/** What is longer is no proxy with its login. */
export const LONGEST_WORD = 256;
/** What parts one word of a line from the next; a password may hold some, so a line of its own is read whole. */
const BREAK = /[\s"'`,;|<>=()[\]{}]/;
const LIST_MARK = /[\s"'`,|<>]/;
/** The end of a line, as most languages write it between quotes. */
const ESCAPE = /\\[nrt]/;
/** What a line sets: `PROXY=`, `proxy.url=`, `--proxy=`, `PROXY:=`. */
const ASSIGNMENT = /^([\w.$-]+)(?::{1,3}|[+?])?=/;
/** A port between colons, before an `@`, or at the end of a word. */
export const PORT = /:\d{2,5}(?!\d)/g;

export interface Word extends Span {
  /** Whether it is the whole line or the whole of a string: whoever wrote it meant nothing else. */
  readonly isAlone: boolean;
}

/** The line as one word, or what it sets; undefined where it is more than that. */
export function wholeLine(line: string): Word | undefined {
  const trimmed = line.trim();
  if (trimmed.length > LONGEST_WORD || LIST_MARK.test(trimmed) || isSeveral(trimmed)) {
    return undefined;
  }
  const start = line.indexOf(trimmed);
  const end = start + trimmed.length;
  const [set, name = ''] = ASSIGNMENT.exec(trimmed) ?? [];
  return set === undefined
    ? { start, end, isAlone: true }
    : { start: start + set.length, end: trimmed.endsWith(';') ? end - 1 : end, isAlone: /prox/i.test(name) };
}

/** Whether one port stands before a line end that is written out, and one behind it. */
function isSeveral(text: string): boolean {
  const escape = text.search(ESCAPE);
  return (
    escape !== -1 && [text.slice(0, escape), text.slice(escape)].every((part) => part.search(PORT) !== -1)
  );
}

/** The word in which that place is. */
export function wordAround(line: string, at: number): Word {
  let start = at;
  while (
    start > 0 &&
    at - start <= LONGEST_WORD &&
    !BREAK.test(line.charAt(start - 1)) &&
    !isEscape(line, start - 2)
  ) {
    start -= 1;
  }
  let end = at;
  while (
    end < line.length &&
    end - at <= LONGEST_WORD &&
    !BREAK.test(line.charAt(end)) &&
    !isEscape(line, end)
  ) {
    end += 1;
  }
  const quote = line.charAt(start - 1);
  const begins = isQuote(quote) || isEscape(line, start - 2);
  const ends =
    isEscape(line, end) || (isQuote(quote) ? line.charAt(end) === quote : isQuote(line.charAt(end)));
  return { start, end, isAlone: begins && ends };
}

/** Whether nothing in it would part it from the rest. */
export function isOneWord(text: string): boolean {
  return !BREAK.test(text);
}

function isQuote(character: string): boolean {
  return /^["'`]$/.test(character);
}

function isEscape(line: string, at: number): boolean {
  return line.charAt(at) === '\\' && ESCAPE.test(line.slice(at, at + 2));
}
