import type { StringSyntax, Syntax } from './syntax.js';
import { JAVASCRIPT_STRINGS } from './syntax.js';

/** A comment or a string, as offsets; a string's content is what stands between its quotes. */
export interface Island {
  readonly start: number;
  readonly end: number;
  readonly string?: { readonly start: number; readonly end: number; readonly syntax: StringSyntax };
}

const SLASH = 0x2f;
const LESS = 0x3c;
const EQUALS = 0x3d;
const NEWLINE = 0x0a;
const DOLLAR = 0x24;
const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;
const BACKTICK = 0x60;
/** Templates in templates; deeper ones are read as text. */
const DEEPEST = 8;
/** What a regular expression follows, and no operand does. */
const BEFORE_REGEXP = /(?:^|[(,=:[!&|?{};+\-*%~^<>]|\b(?:return|typeof|case|in|of))\s*$/;
const LONGEST_LOOK_BACK = 40;
/** As `br######` of Rust. */
const LONGEST_PREFIX = 8;
const MARK = /["'`#/<]/g;
const MARK_OR_PROSE = /["'`#/<]|^=/gm;
const REGEXP = /\/(?![*/])(?:[^\\/[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\//y;
const CHARACTER = /'(?:[^'\\\n]|\\[^\n][^'\n]{0,8})'/y;

/** The comments and strings of a text, in its order. A text that is no valid code gets a likely answer. */
export function islandsOf(text: string, syntax: Syntax): readonly Island[] {
  const found: Island[] = [];
  eachIsland(text, syntax, (island) => {
    found.push(island);
  });
  return found;
}

/** The same, one by one: those of a long text take much memory. */
export function eachIsland(text: string, syntax: Syntax, visit: (island: Island) => void): void {
  const mark = syntax.prose ? MARK_OR_PROSE : MARK;
  for (let at = next(mark, text, 0); at < text.length;) {
    const island = islandAt(text, at, syntax);
    if (island) {
      visit(island);
    }
    at = next(mark, text, island?.end ?? at + 1);
  }
}

/** Where an island may begin. */
function next(mark: RegExp, text: string, from: number): number {
  mark.lastIndex = from;
  return mark.test(text) ? mark.lastIndex - 1 : text.length;
}

function islandAt(text: string, at: number, syntax: Syntax): Island | undefined {
  if (isLineComment(text, at, syntax)) {
    return { start: at, end: endOfLine(text, at) };
  }
  if (syntax.prose && text.charCodeAt(at) === EQUALS) {
    return proseAt(text, at, syntax.prose);
  }
  if (syntax.hasBlockComments && text.startsWith('/*', at)) {
    const close = text.indexOf('*/', at + 2);
    return { start: at, end: close === -1 ? text.length : close + 2 };
  }
  if (syntax.hasRegExps && text.charCodeAt(at) === SLASH) {
    const before = text.slice(Math.max(0, at - LONGEST_LOOK_BACK), at);
    return BEFORE_REGEXP.test(before) ? matched(REGEXP, text, at) : undefined;
  }
  if (syntax.hasCharacters && text.startsWith("'", at)) {
    return matched(CHARACTER, text, at);
  }
  if (syntax.heredoc && text.charCodeAt(at) === LESS) {
    return heredocAt(text, at, syntax.heredoc);
  }
  for (const string of syntax.strings) {
    const { quote, prefix, close = quote } = string;
    if (text.startsWith(quote, at)) {
      if (!prefix) {
        return stringAt(text, at, string, 0, close);
      }
      const [before, repeated = ''] = prefix.exec(text.slice(Math.max(0, at - LONGEST_PREFIX), at)) ?? [];
      if (before !== undefined) {
        return stringAt(text, at, string, 0, close + repeated);
      }
    }
  }
  return undefined;
}

function proseAt(
  text: string,
  at: number,
  { open, close }: NonNullable<Syntax['prose']>,
): Island | undefined {
  const opening = matched(open, text, at);
  close.lastIndex = at;
  return opening && { start: at, end: close.test(text) ? close.lastIndex : text.length };
}

/** The lines of a text that its name ends. What follows on the line that opens it is taken for code. */
function heredocAt(text: string, at: number, heredoc: RegExp): Island | undefined {
  heredoc.lastIndex = at;
  const [opening, quote = '', name = ''] = heredoc.exec(text) ?? [];
  if (opening === undefined) {
    return undefined;
  }
  const start = at + opening.length;
  const ending = new RegExp(String.raw`\n[ \t]*${name}\b`, 'g');
  ending.lastIndex = start;
  const close = ending.exec(text);
  const end = close?.index ?? text.length;
  return {
    start,
    end: end + (close?.[0].length ?? 0),
    string: { start: start + 1, end: Math.max(start + 1, end), syntax: { quote, spansLines: true } },
  };
}

function isQuote(code: number): boolean {
  return code === DOUBLE_QUOTE || code === SINGLE_QUOTE || code === BACKTICK;
}

function stringAt(
  text: string,
  at: number,
  syntax: StringSyntax,
  depth: number,
  close = syntax.quote,
): Island {
  const start = at + syntax.quote.length;
  const end = endOfString(text, start, syntax, depth, close);
  const isClosed = text.startsWith(close, end);
  return {
    start: at,
    end: isClosed ? end + close.length : end,
    string: { start, end, syntax },
  };
}

/** Where the closing quote stands, or where the string ends without one. */
function endOfString(
  text: string,
  start: number,
  { spansLines, escape, doubles, embed }: StringSyntax,
  depth: number,
  close: string,
): number {
  const closing = close.charCodeAt(0);
  const escaping = escape?.charCodeAt(0);
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === closing && text.startsWith(close, at)) {
      if (!doubles || !text.startsWith(close, at + close.length)) {
        return at;
      }
      at += close.length;
    } else if (code === escaping) {
      at += 1;
    } else if (code === NEWLINE && !spansLines) {
      return at;
    } else if (code === DOLLAR && embed && depth < DEEPEST && text.startsWith(embed, at)) {
      at = (endOfEmbedded(text, at + embed.length, depth + 1) ?? text.length) - 1;
    }
  }
  return text.length;
}

/**
 * After the brace that closes a value inside a template, which may hold strings and templates itself; undefined
 * where none does.
 */
export function endOfEmbedded(text: string, start: number, depth: number): number | undefined {
  let braces = 1;
  let at = start;
  while (at < text.length && braces > 0) {
    const inner = isQuote(text.charCodeAt(at))
      ? JAVASCRIPT_STRINGS.find(({ quote }) => text.startsWith(quote, at))
      : undefined;
    if (inner) {
      at = stringAt(text, at, inner, depth).end;
    } else {
      braces += text[at] === '{' ? 1 : text[at] === '}' ? -1 : 0;
      at += 1;
    }
  }
  return braces === 0 ? at : undefined;
}

/** A `#` begins a comment where a word could begin; `//` everywhere. */
function isLineComment(text: string, at: number, { lineComment }: Syntax): boolean {
  return (
    lineComment !== undefined &&
    text.startsWith(lineComment, at) &&
    (lineComment === '//' || at === 0 || /[\s;(){}[\],]/.test(text.charAt(at - 1)))
  );
}

function matched(pattern: RegExp, text: string, at: number): Island | undefined {
  pattern.lastIndex = at;
  const [found] = pattern.exec(text) ?? [];
  return found === undefined ? undefined : { start: at, end: at + found.length };
}

/** Where the line ends that this is in; the line end itself does not belong to it. */
export function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at === -1 ? text.length : at;
}
