import type { PackageRange } from '../catalogue/client.js';
import type { Code } from './code.js';

/** Text to put in the place of `[start, end)`; offsets in UTF-16 units. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A change that mends a misuse, titled by what it does. Its edits do not overlap. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly Edit[];
}

export function insertion(offset: number, text: string): Edit {
  return { start: offset, end: offset, text };
}

/** Where code goes around its proxy or fails with it. */
export interface Misuse {
  readonly start: number;
  readonly end: number;
  /** Absent where the right code depends on what the text does not tell. */
  readonly fix?: Fix;
}

/** Versions of a package with which it is a misuse. */
export interface Condition extends Required<PackageRange> {
  /** True where the rule holds as well when the project's version is not known. */
  readonly orUnknown?: true;
}

/** One way to use a proxy that does not do what it says. */
export interface MisuseRule {
  /** Stable, lower case, unique: people see it beside the message. */
  readonly id: string;
  /** VS Code's language ids it is about. */
  readonly languages: readonly string[];
  /** A text that lacks one of these is not looked at any closer. */
  readonly words: readonly string[];
  /** True where a text need not even name a proxy. */
  readonly isOfAnyText?: true;
  /** Absent where every version behaves so. */
  readonly when?: Condition;
  /** What happens, in a sentence or two. */
  readonly message: () => string;
  /** Address of the documentation or source that says so. */
  readonly why: string;
  /** True where the code may be meant: it is never marked as more than a hint. */
  readonly isHint?: true;
  readonly find: (code: Code) => readonly Misuse[];
}
