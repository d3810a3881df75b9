import type { StringSyntax, Syntax } from './syntax.js';
import { JAVASCRIPT_STRINGS } from './syntax.js';

/** A comment or a string, as offsets; a string's content is what stands between its quotes. */
export interface Island {
  readonly start: number;
  readonly end: number;
  readonly string?: { readonly start: number; readonly end: number; readonly syntax: StringSyntax };
}

const HASH = 0x23;
const SLASH = 0x2f;
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
const REGEXP = /\/(?![*/])(?:[^\\/[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\//y;
const CHARACTER = /'(?:[^'\\\n]|\\[^\n][^'\n]{0,8})'/y;

/** The comments and strings of a text, in its order. A text that is no valid code gets a likely answer. */
export function islandsOf(text: string, syntax: Syntax): readonly Island[] {
  const found: Island[] = [];
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code !== HASH && code !== SLASH && !isQuote(code)) {
      at += 1;
      continue;
    }
    const island = islandAt(text, at, syntax);
    if (island) {
      found.push(island);
    }
    at = island?.end ?? at + 1;
  }
  return found;
}

function islandAt(text: string, at: number, syntax: Syntax): Island | undefined {
  if (isLineComment(text, at, syntax)) {
    return { start: at, end: endOfLine(text, at) };
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
  const string = syntax.strings.find(({ quote }) => text.startsWith(quote, at));
  return string && stringAt(text, at, string, 0);
}

function isQuote(code: number): boolean {
  return code === DOUBLE_QUOTE || code === SINGLE_QUOTE || code === BACKTICK;
}

function stringAt(text: string, at: number, syntax: StringSyntax, depth: number): Island {
  const start = at + syntax.quote.length;
  const close = endOfString(text, start, syntax, depth);
  const isClosed = text.startsWith(syntax.quote, close);
  return {
    start: at,
    end: isClosed ? close + syntax.quote.length : close,
    string: { start, end: close, syntax },
  };
}

/** Where the closing quote stands, or where the string ends without one. */
function endOfString(text: string, start: number, syntax: StringSyntax, depth: number): number {
  const { quote, spansLines, escape, embed } = syntax;
  const closing = quote.charCodeAt(0);
  const escaping = escape?.charCodeAt(0);
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === closing && text.startsWith(quote, at)) {
      return at;
    }
    if (code === escaping) {
      at += 1;
    } else if (code === NEWLINE && !spansLines) {
      return at;
    } else if (code === DOLLAR && embed && depth < DEEPEST && text.startsWith(embed, at)) {
      at = endOfEmbedded(text, at + embed.length, depth + 1) - 1;
    }
  }
  return text.length;
}

/** After the brace that closes a value inside a template, which may hold strings and templates itself. */
function endOfEmbedded(text: string, start: number, depth: number): number {
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
  return at;
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

function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at === -1 ? text.length : at;
}
