/** One kind of string literal of a language. */
export interface StringSyntax {
  readonly quote: string;
  /** What has to stand right before the quote; its first group stands behind the closing one as well. */
  readonly prefix?: RegExp;
  /** What closes it, where that is not the quote. */
  readonly close?: string;
  /** Whether it may run over the end of a line; one that may not ends there, closed or not. */
  readonly spansLines?: true;
  /** What puts the next character out of force; absent where nothing does. */
  readonly escape?: '\\' | '`';
  /** Whether the quote, written twice, stands for itself. */
  readonly doubles?: true;
  /** What begins a value inside it that a brace ends: `${`. */
  readonly embed?: '${';
}

/** As much of a language's grammar as it takes to tell code from comments and strings. */
export interface Syntax {
  readonly lineComment?: '#' | '//';
  readonly hasBlockComments?: true;
  /** Of two that fit, the longer quote stands first, then the one with a prefix. */
  readonly strings: readonly StringSyntax[];
  /** Whether `/` may begin a regular expression. */
  readonly hasRegExps?: true;
  /** Whether `'` holds one character, or begins a lifetime. */
  readonly hasCharacters?: true;
  /** Letters that may stand right before a string as part of it, as the `f` of Python. */
  readonly stringPrefix?: RegExp;
  /**
   * What opens a text that begins on the next line and ends with a line of its name, the second group. The
   * first one is its quote.
   */
  readonly heredoc?: RegExp;
  /** What opens and what closes a comment of whole lines, as the documentation of Perl. */
  readonly prose?: { readonly open: RegExp; readonly close: RegExp };
}

const DOUBLE: StringSyntax = { quote: '"', escape: '\\' };
const SINGLE: StringSyntax = { quote: "'", escape: '\\' };
const C_LIKE = { lineComment: '//', hasBlockComments: true } as const;

/** Also what a value inside a template is written with. */
export const JAVASCRIPT_STRINGS: readonly StringSyntax[] = [
  DOUBLE,
  SINGLE,
  { quote: '`', spansLines: true, escape: '\\', embed: '${' },
];

const JAVASCRIPT: Syntax = {
  ...C_LIKE,
  strings: JAVASCRIPT_STRINGS,
  hasRegExps: true,
};
const PYTHON: Syntax = {
  lineComment: '#',
  strings: [
    { quote: '"""', spansLines: true, escape: '\\' },
    { quote: "'''", spansLines: true, escape: '\\' },
    DOUBLE,
    SINGLE,
  ],
  stringPrefix: /^[rbfu]{1,2}$/i,
};
const TEXT_BLOCK: StringSyntax = { quote: '"""', spansLines: true, escape: '\\' };
const JVM: Syntax = { ...C_LIKE, strings: [TEXT_BLOCK, DOUBLE], hasCharacters: true };
const GO: Syntax = {
  ...C_LIKE,
  strings: [DOUBLE, { quote: '`', spansLines: true }],
  hasCharacters: true,
};
const RUST: Syntax = {
  ...C_LIKE,
  strings: [
    { quote: '"', prefix: /\b[bc]?r(#*)$/, spansLines: true },
    { quote: '"', spansLines: true, escape: '\\' },
  ],
  hasCharacters: true,
};
const CSHARP: Syntax = {
  ...C_LIKE,
  strings: [
    { quote: '"""', spansLines: true },
    { quote: '"', prefix: /(?:@\$?|\$@)$/, spansLines: true, doubles: true },
    DOUBLE,
  ],
  hasCharacters: true,
};
const SCRIPT: Syntax = { lineComment: '#', strings: [DOUBLE, SINGLE] };
const JSON_LIKE: Syntax = { ...C_LIKE, strings: [DOUBLE] };
/** A quote of a shell has a partner on the same line as a rule; an apostrophe in a here-document has none. */
const SHELL: Syntax = { lineComment: '#', strings: [DOUBLE, { quote: "'" }] };
const POWERSHELL: Syntax = {
  lineComment: '#',
  strings: [
    { quote: '"', prefix: /@$/, close: '\n"@', spansLines: true },
    { quote: "'", prefix: /@$/, close: "\n'@", spansLines: true },
    { quote: '"', escape: '`' },
    { quote: "'" },
  ],
};
/** Values stand bare here, and a quote may be part of one. */
const BARE: Syntax = { lineComment: '#', strings: [] };

const HEREDOC = /(?<![\w)\]])<<[~-]?(["'`]?)([A-Z_]\w*)\1[^\n]*(?=\n)/y;

const SYNTAXES: Readonly<Record<string, Syntax>> = {
  javascript: JAVASCRIPT,
  typescript: JAVASCRIPT,
  javascriptreact: JAVASCRIPT,
  typescriptreact: JAVASCRIPT,
  python: PYTHON,
  java: JVM,
  kotlin: JVM,
  groovy: JVM,
  go: GO,
  rust: RUST,
  csharp: CSHARP,
  php: {
    ...C_LIKE,
    strings: [DOUBLE, SINGLE],
    heredoc: /<<<[ \t]*(["']?)([A-Za-z_]\w*)\1[ \t]*\r?(?=\n)/y,
  },
  ruby: {
    ...SCRIPT,
    heredoc: HEREDOC,
    prose: { open: /^=begin\b/my, close: /^=end\b.*/gm },
  },
  perl: { ...SCRIPT, heredoc: HEREDOC, prose: { open: /^=[a-z]\w*/imy, close: /^=cut\b.*/gm } },
  toml: { ...SCRIPT, strings: PYTHON.strings },
  json: JSON_LIKE,
  jsonc: JSON_LIKE,
  shellscript: SHELL,
  fish: SHELL,
  powershell: POWERSHELL,
  makefile: BARE,
  dockerfile: BARE,
  dotenv: BARE,
  properties: BARE,
  ini: BARE,
  yaml: BARE,
  dockercompose: BARE,
};

/** The languages in which text can be told from code. */
export const KNOWN_LANGUAGES: readonly string[] = Object.keys(SYNTAXES);

export function syntaxOf(languageId: string): Syntax {
  return SYNTAXES[languageId] ?? BARE;
}
