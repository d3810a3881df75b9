import type { Code, Token } from './code.js';

/** One of what commas part between two brackets: an argument, a property, an element. */
export interface Entry {
  readonly start: number;
  readonly end: number;
  /** The name before `=` or `:`, or the one word of a shorthand. */
  readonly key?: string;
  /** Where the value stands, which is the whole entry without a key. */
  readonly valueStart: number;
}

/** What stands between two brackets. */
export interface Group {
  /** The opening bracket. */
  readonly start: number;
  /** After the closing one. */
  readonly end: number;
  readonly entries: readonly Entry[];
}

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
/** An argument list that is longer is not written by hand. */
const MOST_TOKENS = 2_000;

/** The group whose bracket stands at the offset; `undefined` where none does, or it is not closed. */
export function groupAt(code: Code, offset: number): Group | undefined {
  const open = code.tokenAt(offset);
  if (open?.kind !== 'mark' || CLOSING[open.text] === undefined) {
    return undefined;
  }
  const entries: Entry[] = [];
  const closers = [CLOSING[open.text]];
  let tokens: Token[] = [];
  let token = code.tokenAt(open.end);
  for (let count = 0; token && count < MOST_TOKENS; count += 1) {
    const isMark = token.kind === 'mark';
    if (isMark && token.text === closers.at(-1)) {
      closers.pop();
    } else if (isMark && CLOSING[token.text] !== undefined) {
      closers.push(CLOSING[token.text]);
    }
    const isOver = closers.length === 0;
    if (isOver || (isMark && token.text === ',' && closers.length === 1)) {
      entries.push(...entryOf(tokens));
      tokens = [];
    } else {
      tokens.push(token);
    }
    if (isOver) {
      return { start: open.start, end: token.end, entries };
    }
    token = code.tokenAt(token.end);
  }
  return undefined;
}

/** The entry of this name. */
export function entryNamed(group: Group | undefined, key: string): Entry | undefined {
  return group?.entries.find((entry) => entry.key === key);
}

/** The string that the entry's value is, and nothing else. */
export function stringValue(code: Code, entry: Entry | undefined): Token | undefined {
  const token = entry && code.tokenAt(entry.valueStart);
  return token?.kind === 'string' && token.end === entry?.end ? token : undefined;
}

/** The text of the entry's value as it is written. */
export function valueText(code: Code, entry: Entry): string {
  return code.text.slice(entry.valueStart, entry.end);
}

/** The bracket that the offset stands in, and what stands before it. */
export function openingAround(code: Code, offset: number): Token | undefined {
  let depth = 0;
  let token = code.tokenBefore(offset);
  for (let count = 0; token && count < MOST_TOKENS; count += 1) {
    if (token.kind === 'mark' && /[)\]}]/.test(token.text)) {
      depth += 1;
    } else if (token.kind === 'mark' && CLOSING[token.text] !== undefined) {
      if (depth === 0) {
        return token;
      }
      depth -= 1;
    }
    token = code.tokenBefore(token.start);
  }
  return undefined;
}

/** The dotted name that ends at the offset: `requests.Session` before the bracket of a call. */
export function nameBefore(code: Code, offset: number): { readonly start: number; readonly text: string } {
  let start = offset;
  let text = '';
  for (let token = code.tokenBefore(offset); token; token = code.tokenBefore(token.start)) {
    const isPart = text === '' || text.startsWith('.') ? token.kind === 'word' : token.text === '.';
    if (!isPart) {
      break;
    }
    start = token.start;
    text = token.text + text;
  }
  return { start, text: text.replace(/^\./, '') };
}

function entryOf(tokens: readonly Token[]): readonly Entry[] {
  const [first, sign, value] = tokens;
  const last = tokens.at(-1);
  if (!first || !last) {
    return [];
  }
  const range = { start: first.start, end: last.end };
  const isKey = first.kind === 'word' || first.kind === 'string';
  if (isKey && value && isSign(sign) && !(isSign(value) || value.text === '>')) {
    return [{ ...range, key: first.text, valueStart: value.start }];
  }
  const isShorthand = tokens.length === 1 && first.kind === 'word';
  return [{ ...range, ...(isShorthand && { key: first.text }), valueStart: first.start }];
}

function isSign(token: Token | undefined): boolean {
  return token?.kind === 'mark' && /^[=:]$/.test(token.text);
}
