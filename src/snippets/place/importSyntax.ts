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
  /** Where the part ends that stays above every import: shebang, licence, package clause. */
  readonly preambleEnd: (text: string) => number;
  /** The imports of a file, in its order, at the top level alone. */
  readonly statements: (text: string) => readonly ImportStatement[];
  /** Whether everything of this key is there where the other is: `java.net.*` has `java.net.Proxy`. */
  readonly covers?: (key: string, wanted: string) => boolean;
  /** A line like `line` that brings in these alone; where it is absent, a line is taken whole. */
  readonly narrowed?: (line: string, bindings: readonly Binding[]) => string;
  /** Whether the language brings it along: such imports stand above the others. */
  readonly isOwn?: (key: string) => boolean;
  /** Where imports stand in brackets, as in Go: the lines between them. */
  readonly block?: {
    readonly inside: (text: string) => { readonly start: number; readonly end: number } | undefined;
    readonly entry: (line: string) => string;
    /** Several imports in a file that has none. */
    readonly whole: (lines: readonly string[], newline: string) => string;
  };
}

/** The statements that a pattern finds, whose matches end with their line. It has the flags `g` and `m`. */
export function statementsBy(
  text: string,
  pattern: RegExp,
  bindings: (match: RegExpExecArray) => readonly Binding[],
): readonly ImportStatement[] {
  return [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    bindings: bindings(match),
  }));
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
