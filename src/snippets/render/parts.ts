import type { ProxyScheme } from '../../core/proxy/endpoint.js';
import { DOTNET_PARTS } from './partsDotnet.js';
import { GO_PARTS } from './partsGo.js';
import { JVM_PARTS } from './partsJvm.js';
import { PERL_PARTS } from './partsPerl.js';
import { PHP_PARTS } from './partsPhp.js';
import { PYTHON_PARTS } from './partsPython.js';
import { RUBY_PARTS } from './partsRuby.js';
import { RUST_PARTS } from './partsRust.js';
import { SCRIPT_PARTS } from './partsScript.js';
import { SHELL_PARTS } from './partsShell.js';

/** The parts of a proxy's URL that a template can name. */
export const PARTS_OF_URL = ['server', 'scheme', 'host', 'port', 'user', 'password'] as const;
export type Part = (typeof PARTS_OF_URL)[number];

/** What is known beforehand of the URLs that an expression will see. */
export interface UrlTraits {
  /** Of the first, where they differ. */
  readonly scheme: ProxyScheme;
  /** Some host is an IPv6 address, which stands in brackets. */
  readonly isIpv6: boolean;
  /** Some have no user name, or no password, or an empty one. */
  readonly lacksUser: boolean;
  readonly lacksPassword: boolean;
}

/** An expression and the import lines it needs. */
export interface Expression {
  readonly code: string;
  readonly imports?: readonly string[];
}

/**
 * What a template needs of a language beyond its notation: how it names a value, takes a URL apart and
 * goes round a list. What a language leaves out, its recipes cannot ask for. Expressions come from
 * `references.ts`; statements are whole lines, without indentation.
 */
export interface LanguageParts {
  /** VS Code's language ids. */
  readonly ids: readonly string[];
  /** A reference as an expression that surely is text, where the reference alone may be nothing. */
  readonly present?: (reference: string) => string;
  /** Names the URL, for a template that has `{{url}}` more than once. */
  readonly named?: { readonly name: string; readonly statement: (url: string) => string };
  readonly takenApart?: {
    readonly statement: (url: string) => string;
    /** The imports of the statement and of the expressions of these parts. */
    readonly imports?: (parts: ReadonlySet<Part>) => readonly string[];
    /** Yields text, but for `port`: a number. `user` and `password` come out decoded. */
    readonly expression: (part: Part, traits: UrlTraits) => string;
  };
  readonly pool?: {
    /** The list in a variable, whose items commas part. */
    readonly split: (reference: string) => Expression;
    /** The list in a file, an item a line; the path is a literal of the language. */
    readonly lines: (path: string) => Expression;
    readonly literal: (items: readonly string[]) => Expression;
    /** Goes round the list: statements, then an expression for the next one. */
    readonly rotation: {
      readonly statements: (list: string) => string;
      readonly next: string;
      readonly imports?: readonly string[];
    };
  };
}

const PARTS: readonly LanguageParts[] = [
  ...DOTNET_PARTS,
  ...GO_PARTS,
  ...JVM_PARTS,
  ...PERL_PARTS,
  ...PHP_PARTS,
  ...PYTHON_PARTS,
  ...RUBY_PARTS,
  ...RUST_PARTS,
  ...SCRIPT_PARTS,
  ...SHELL_PARTS,
];

/** The language's own; of one that has none, whose recipes take `{{url}}` alone, an empty entry. */
export function partsOf(languageId: string): LanguageParts {
  return PARTS.find(({ ids }) => ids.includes(languageId)) ?? { ids: [] };
}
