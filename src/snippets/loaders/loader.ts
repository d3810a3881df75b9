import type { PackageRange } from '../catalogue/client.js';

/** Something that puts what `.env` holds into the environment, where references look for it. */
export interface Loader {
  /** Stable, lower case, unique: `node-load-env-file`. */
  readonly id: string;
  /** The name people know it by, or what it looks like. */
  readonly label: string;
  /** VS Code's language ids of the files it serves. */
  readonly languages: readonly string[];
  /** The files it is about, where the language does not tell; `/` parts the path. */
  readonly files?: RegExp;
  /** The packages it comes with, any of which will do; none where the language itself has it. */
  readonly packages?: readonly Omit<PackageRange, 'versions'>[];
  /** What the installer of its language is told, where the package is missing. */
  readonly installs?: string;
  /** Matches a line of a file that has it already. Without the `g` flag. */
  readonly seen?: RegExp;
  readonly way: LoaderWay;
  /** What is to be known before it is chosen: a sentence. */
  readonly note?: () => string;
  /** Address of the documentation that says so. */
  readonly source: string;
}

export type LoaderWay =
  /** Lines of the program itself: whole lines for its imports, and code to run before a variable is read. */
  | { readonly kind: 'code'; readonly imports?: readonly string[]; readonly code?: string }
  /** How the program is started; the file is given as a shell takes it. */
  | { readonly kind: 'command'; readonly command: (file: string) => string }
  /** It is done where the packages or the files are there, with no word of the program. */
  | { readonly kind: 'automatic' };
