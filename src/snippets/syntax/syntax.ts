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
  /** What begins a value inside it, which is code up to the bracket that closes it: `${`, `$(`. */
  readonly embed?: RegExp;
}

/** As much of a language's grammar as it takes to tell code from comments and strings. */
export interface Syntax {
  readonly lineComment?: RegExp;
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
const C_LIKE: Partial<Syntax> = { lineComment: /\/\/[^\n]*/y, hasBlockComments: true };
/** A word could begin there. */
const HASH = /(?<![^\s;(){}[\],])#[^\n]*/y;
const IN_DOLLAR_BRACE = /\$\{/y;
/** Two braces stand for one. */
const IN_BRACE = /(?<!\{)(?:\{\{)*\{(?!\{)/y;

const JAVASCRIPT: Syntax = {
  ...C_LIKE,
  strings: [DOUBLE, SINGLE, { quote: '`', spansLines: true, escape: '\\', embed: IN_DOLLAR_BRACE }],
  hasRegExps: true,
};
const TEXT_BLOCK: StringSyntax = { quote: '"""', spansLines: true, escape: '\\' };
const PYTHON_STRINGS = [TEXT_BLOCK, { ...TEXT_BLOCK, quote: "'''" }, DOUBLE, SINGLE];
const PYTHON: Syntax = {
  lineComment: HASH,
  strings: [
    ...PYTHON_STRINGS.map((string) => ({ ...string, prefix: /\b(?:r?[ft]|[ft]r)$/i, embed: IN_BRACE })),
    ...PYTHON_STRINGS,
  ],
  stringPrefix: /^[rbfu]{1,2}$/i,
};
const JVM: Syntax = { ...C_LIKE, strings: [TEXT_BLOCK, DOUBLE], hasCharacters: true };
const KOTLIN: Syntax = {
  ...JVM,
  strings: JVM.strings.map((string) => ({ ...string, embed: IN_DOLLAR_BRACE })),
};
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
const IN_HASH_BRACE = /#\{/y;
const IN_DOLLAR_PAREN = /\$\(/y;
const VERBATIM: StringSyntax = { quote: '"', prefix: /@$/, spansLines: true, doubles: true };
const CSHARP: Syntax = {
  ...C_LIKE,
  strings: [
    { quote: '"""', prefix: /(?<!\$)\$$/, spansLines: true, embed: IN_BRACE },
    { quote: '"""', spansLines: true },
    { ...VERBATIM, prefix: /(?:\$@|@\$)$/, embed: IN_BRACE },
    VERBATIM,
    { ...DOUBLE, prefix: /\$$/, embed: IN_BRACE },
    DOUBLE,
  ],
  hasCharacters: true,
};
const SCRIPT: Syntax = { lineComment: HASH, strings: [DOUBLE, SINGLE] };
const JSON_LIKE: Syntax = { ...C_LIKE, strings: [DOUBLE] };
/** Behind anything else, a quote is as likely an apostrophe or part of a regular expression: it ends with its line. */
const BEFORE_MULTILINE = /(?:^|[\s=(,.'"])$/;

/** The strings where they may run over lines, then the same where they may not. */
function multiline(...strings: readonly StringSyntax[]): readonly StringSyntax[] {
  return [
    ...strings.map((string) => ({ ...string, prefix: BEFORE_MULTILINE, spansLines: true as const })),
    ...strings,
  ];
}

/** What opens a text of lines in Ruby and Perl. */
const HEREDOC = /(?<![\w)\]])<<[~-]?(["'`]?)([A-Z_]\w*)\1[^\n]{0,200}(?=\n)/y;
const SHELL: Syntax = {
  lineComment: /(?<![^\s;()&|`])#[^\n]*/y,
  strings: [
    { ...SINGLE, prefix: /\$$/, spansLines: true },
    ...multiline({ ...DOUBLE, embed: IN_DOLLAR_PAREN }, { quote: "'" }),
  ],
  heredoc: /(?<!<)<<-?[ \t]*(["'\\]?)([A-Za-z_]\w*)(?!.{0,200}\)\))[^\n]{0,200}(?=\n)/y,
};
const POWERSHELL: Syntax = {
  lineComment: HASH,
  strings: [
    { quote: '"', prefix: /@$/, close: '\n"@', spansLines: true },
    { quote: "'", prefix: /@$/, close: "\n'@", spansLines: true },
    { quote: '"', escape: '`', doubles: true, embed: IN_DOLLAR_PAREN },
    { quote: "'", doubles: true },
  ],
};
/** Values stand bare here, and a quote may be part of one. */
const BARE: Syntax = { lineComment: HASH, strings: [] };

const SYNTAXES: Readonly<Record<string, Syntax>> = {
  javascript: JAVASCRIPT,
  typescript: JAVASCRIPT,
  javascriptreact: JAVASCRIPT,
  typescriptreact: JAVASCRIPT,
  python: PYTHON,
  java: JVM,
  kotlin: KOTLIN,
  groovy: {
    ...C_LIKE,
    strings: [...KOTLIN.strings, { ...TEXT_BLOCK, quote: "'''" }, SINGLE],
  },
  go: GO,
  rust: RUST,
  csharp: CSHARP,
  php: {
    ...C_LIKE,
    strings: multiline(DOUBLE, SINGLE),
    heredoc: /<<<[ \t]*(["']?)([A-Za-z_]\w*)\1[ \t]*\r?(?=\n)/y,
  },
  ruby: {
    lineComment: HASH,
    strings: [
      ...multiline({ ...DOUBLE, embed: IN_HASH_BRACE }, SINGLE),
      { quote: '`', spansLines: true, escape: '\\', embed: IN_HASH_BRACE },
    ],
    heredoc: HEREDOC,
    prose: { open: /^=begin\b/my, close: /^=end\b.*/gm },
  },
  perl: {
    lineComment: HASH,
    strings: multiline(DOUBLE, SINGLE),
    heredoc: HEREDOC,
    prose: { open: /^=[a-z]\w*/imy, close: /^=cut\b.*/gm },
  },
  toml: { ...SCRIPT, strings: PYTHON_STRINGS },
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
