import type { Part } from '../syntax/bareCode.js';

/** What an import brings into a file, and the name it has there. */
export interface Binding {
  /** The same for every way to import the same thing: `axios:default`, `os`, `java.net.Proxy`. */
  readonly key: string;
  /** Empty where it brings no name, or more than can be told. */
  readonly local: string;
}

/** An import of a text: `[start, end)` holds whole lines. */
export interface ImportStatement {
  readonly start: number;
  readonly end: number;
  readonly bindings: readonly Binding[];
}

/** How a language imports. */
export interface ImportSyntax {
  /** VS Code's language ids. */
  readonly ids: readonly string[];
  /**
   * What of a document is in the language, where another one surrounds it: first the part that imports are best
   * in. Undefined for a document that is in it as a whole.
   */
  readonly parts?: (text: string, languageId: string) => readonly Part[] | undefined;
  /** Where that ends which stays above every import: shebang, licence, package clause. `code` is the text's bare code. */
  readonly preambleEnd: (text: string, code: string) => number;
  /** The imports of a file, in its order, at the top level alone; of its bare code. */
  readonly statements: (code: string) => readonly ImportStatement[];
  /** Whether everything of this key is there where the other is: `java.net.*` has `java.net.Proxy`. */
  readonly covers?: (key: string, wanted: string) => boolean;
  /** A line like `line` that brings in these alone, by these names; where it is absent, a line is taken whole. */
  readonly narrowed?: (line: string, bindings: readonly Binding[]) => string;
  /** Whether the language brings it along: such imports stand above the others. */
  readonly isOwn?: (key: string) => boolean;
  /** Where imports stand in brackets, as in Go: the lines between them. */
  readonly block?: {
    readonly inside: (code: string) => { readonly start: number; readonly end: number } | undefined;
    readonly entry: (line: string) => string;
    /** Several imports in a file that has none. */
    readonly whole: (lines: readonly string[], newline: string) => string;
  };
}

/**
 * The statements that a pattern finds. Its matches end with their line, or where `endFrom` finds the end from. It has
 * the flags `g` and `m`.
 */
export function statementsBy(
  code: string,
  pattern: RegExp,
  bindings: (match: RegExpExecArray) => readonly Binding[],
  endFrom: (code: string, from: number) => number = (_code, from) => from,
): readonly ImportStatement[] {
  return [...code.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: endFrom(code, match.index + match[0].length),
    bindings: bindings(match),
  }));
}

/** A bracket in a text opens nothing. */
export const TEXT_BRACKET_OR_END = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[([{}\])\n]/g;
/** A bracket that nobody closes is not looked for any further. */
const LONGEST_STATEMENT = 5000;

/** Behind the line that ends a statement, from within it: all brackets are closed there, and it does not go on. */
export function endOfStatement(goesOn: (line: string, next: string) => boolean) {
  return (code: string, from: number): number => {
    const rest = code.slice(from, from + LONGEST_STATEMENT);
    let depth = 0;
    let lineStart = 0;
    for (const { 0: token, index } of rest.matchAll(TEXT_BRACKET_OR_END)) {
      if (token === '\n') {
        const line = rest.slice(lineStart, index);
        const isRead = lineStart === 0 || line.trim() !== '';
        if (depth <= 0 && isRead && !goesOn(line, rest.slice(index + 1))) {
          return from + index + 1;
        }
        lineStart = index + 1;
      } else if (token.length === 1) {
        depth += /[([{]/.test(token) ? 1 : -1;
      }
    }
    const firstLine = rest.indexOf('\n') + 1;
    const isWhole = depth <= 0 && from + rest.length === code.length;
    return from + (isWhole || firstLine === 0 ? rest.length : firstLine);
  };
}

const SLASH_LINES = '(?:[ \\t]*(?:\\/\\/[^\\n]*|\\/\\*(?:[^*]|\\*(?!\\/))*\\*\\/)[ \\t]*\\r?\\n)+';
const HASH_LINES = '(?:[ \\t]*#[^\\n]*\\n)+';
const EMPTY_LINE = '(?=[ \\t]*\\r?\\n)';

/** Comments, as far as an empty line parts them from what follows. */
export const SLASH_COMMENTS = SLASH_LINES + EMPTY_LINE;
export const HASH_COMMENTS = HASH_LINES + EMPTY_LINE;

/** The line that names the package, and the comments that are about it. */
export const PACKAGE_CLAUSE = `(?:${SLASH_LINES})?(?:package|namespace)[ \\t][^\\n{]*(?:\\n|$)`;

/** Reads over what stays above the imports: each of these, with its line end, as often as it comes. */
export function above(...items: readonly string[]): (text: string) => number {
  const pattern = new RegExp(`\\uFEFF?(?:(?:[ \\t]*\\r?\\n)*(?:${items.join('|')}))*`, 'y');
  return (text) => {
    pattern.lastIndex = 0;
    return pattern.exec(text)?.[0].length ?? 0;
  };
}
