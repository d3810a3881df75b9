import type { StringForm } from './quoting.js';

/** What Egress knows of a language: how it reads an environment variable, and how it writes text. */
export interface Language {
  /** VS Code's language ids. */
  readonly ids: readonly string[];
  /** The files it is about, where the language alone does not tell; `/` parts the path. */
  readonly files?: RegExp;
  /** The expression that reads the variable. */
  readonly reference: (variable: string) => string;
  /** The first is what a literal is written in; without any, text stands bare. */
  readonly strings: readonly StringForm[];
  /** Text that stands outside quotes. */
  readonly bare?: (text: string) => string;
  /** Whether what follows this text takes quotes, where its place decides. */
  readonly quotes?: Readonly<Record<'literal' | 'reference', (before: string) => boolean>>;
  /** What lines stand in that their name ends, as `<<~SQL` of Ruby. */
  readonly heredoc?: StringForm;
  /** What joins a string to an expression, where a string cannot embed one. */
  readonly join?: string;
  /** What begins a comment that runs to the end of the line. */
  readonly comment?: string;
  /** What `reference` needs to have been imported, as a line of its own. */
  readonly needs?: string;
  /** The SOCKS5 scheme whose client resolves names at the proxy, where that is not `socks5h`. */
  readonly socks?: 'socks5';
}
