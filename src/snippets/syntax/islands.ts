import type { StringSyntax, Syntax } from './syntax.js';

/** A comment or a string, as offsets; a string's content is what stands between its quotes. */
export interface Island {
  readonly start: number;
  readonly end: number;
  readonly string?: {
    readonly start: number;
    readonly end: number;
    readonly syntax: StringSyntax;
    /** Where the value begins that is still open at its end. */
    readonly value?: number;
  };
}

const SLASH = 0x2f;
const LESS = 0x3c;
const EQUALS = 0x3d;
const NEWLINE = 0x0a;
const DOLLAR = 0x24;
const HASH = 0x23;
const BRACE = 0x7b;
/** Strings in values of strings; deeper values are read as text. */
const DEEPEST = 4;
/** What a regular expression follows, and no operand does. */
const BEFORE_REGEXP = /(?:^|[(,=:[!&|?{};+\-*%~^<>]|\b(?:return|typeof|case|in|of))\s*$/;
const LONGEST_LOOK_BACK = 40;
/** As `br######` of Rust. */
const LONGEST_PREFIX = 8;
const MARK = /["'`#/<]/g;
const MARK_OR_PROSE = /["'`#/<]|^=/gm;
const MARK_OR_BRACKET = /["'`#/<(){}\n]/g;
/** Bounded, as each `/` of a long line may look like the beginning of one. */
const REGEXP = /\/(?![*/])(?:[^\\/[\n]|\\.|\[(?:[^\]\\\n]|\\.){0,50}\]){1,300}\//y;
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
export function eachIsland(text: string, syntax: Syntax, visit: (island: Island) => void, depth = 0): void {
  const mark = syntax.prose ? MARK_OR_PROSE : MARK;
  for (let at = next(mark, text, 0); at < text.length;) {
    const island = islandAt(text, at, syntax, depth);
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

function islandAt(text: string, at: number, syntax: Syntax, depth: number): Island | undefined {
  const code = text.charCodeAt(at);
  if (syntax.lineComment && (code === HASH || code === SLASH)) {
    const comment = matched(syntax.lineComment, text, at);
    if (comment) {
      return comment;
    }
  }
  if (syntax.prose && code === EQUALS) {
    return proseAt(text, at, syntax.prose);
  }
  if (syntax.hasBlockComments && text.startsWith('/*', at)) {
    const close = text.indexOf('*/', at + 2);
    return { start: at, end: close === -1 ? text.length : close + 2 };
  }
  if (syntax.hasRegExps && code === SLASH) {
    const before = text.slice(Math.max(0, at - LONGEST_LOOK_BACK), at);
    return BEFORE_REGEXP.test(before) ? matched(REGEXP, text, at) : undefined;
  }
  if (syntax.hasCharacters && text.startsWith("'", at)) {
    return matched(CHARACTER, text, at);
  }
  if (syntax.heredoc && code === LESS) {
    return heredocAt(text, at, syntax.heredoc);
  }
  for (const string of syntax.strings) {
    const { quote, prefix, close = quote } = string;
    if (text.startsWith(quote, at)) {
      if (!prefix) {
        return stringAt(text, at, string, syntax, depth, close);
      }
      const [before, repeated = ''] = prefix.exec(text.slice(Math.max(0, at - LONGEST_PREFIX), at)) ?? [];
      if (before !== undefined) {
        return stringAt(text, at, string, syntax, depth, close + repeated);
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

function stringAt(
  text: string,
  at: number,
  string: StringSyntax,
  syntax: Syntax,
  depth: number,
  close: string,
): Island {
  const start = at + string.quote.length;
  const { end, value } = endOfString(text, start, string, syntax, depth, close);
  const isClosed = value === undefined && text.startsWith(close, end);
  return {
    start: at,
    end: isClosed ? end + close.length : end,
    string: { start, end, syntax: string, ...(value !== undefined && { value }) },
  };
}

/** Where the closing quote stands, or where the string ends without one, and the value that is open there. */
function endOfString(
  text: string,
  start: number,
  { spansLines, escape, doubles, embed }: StringSyntax,
  syntax: Syntax,
  depth: number,
  close: string,
): { readonly end: number; readonly value?: number } {
  const closing = close.charCodeAt(0);
  const escaping = escape?.charCodeAt(0);
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === closing && text.startsWith(close, at)) {
      if (!doubles || !text.startsWith(close, at + close.length)) {
        return { end: at };
      }
      at += close.length;
    } else if (code === escaping) {
      at += 1;
    } else if (code === NEWLINE && !spansLines) {
      return { end: at };
    } else if (embed && (code === DOLLAR || code === BRACE || code === HASH) && depth < DEEPEST) {
      const value = matched(embed, text, at)?.end;
      if (value !== undefined) {
        at = endOfValue(text, value, syntax, depth + 1, spansLines);
        if (text[at] !== (text[value - 1] === '(' ? ')' : '}')) {
          return { end: at, value };
        }
      }
    }
  }
  return { end: text.length };
}

/** Where the bracket stands that closes a value inside a string, or where the value ends without one. */
function endOfValue(text: string, start: number, syntax: Syntax, depth: number, spansLines?: true): number {
  const [open, close] = text[start - 1] === '(' ? '()' : '{}';
  let brackets = 1;
  let at = next(MARK_OR_BRACKET, text, start);
  while (at < text.length && (spansLines || text[at] !== '\n')) {
    brackets += text[at] === open ? 1 : text[at] === close ? -1 : 0;
    if (brackets === 0) {
      return at;
    }
    at = next(MARK_OR_BRACKET, text, islandAt(text, at, syntax, depth)?.end ?? at + 1);
  }
  return at;
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
