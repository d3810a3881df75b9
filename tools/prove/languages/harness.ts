import type { Command } from '../programs.js';

/** What a recipe came out as. */
export interface Snippet {
  /** Whole lines. */
  readonly imports: readonly string[];
  readonly code: string;
  /** Where the program shall go, for code that names no address itself. */
  readonly target: string;
}

/** Where a program is built and run. */
export interface Workshop {
  /** Holds the program, and is its home folder. */
  readonly folder: string;
  /** What may be kept from run to run, as a compiler's cache. */
  readonly cache: string;
  /** The certificate authority that the judge's certificate is from: a file in PEM. */
  readonly authority: string;
  /** A hosts file in place of the machine's, where the program has to resolve the judge's name itself. */
  readonly hosts?: string;
}

export type Step = Pick<Command, 'program' | 'args' | 'env'>;

/** How snippets of a language become programs, and what runs them. */
export interface Harness {
  /** VS Code's language ids. */
  readonly languages: readonly string[];
  /** Debian packages. */
  readonly packages: readonly string[];
  /** What the file is called that the program stands in. */
  readonly fileName: string;
  readonly program: (snippet: Snippet) => string;
  /** What else must stand in the folder, by name. */
  readonly files?: (workshop: Workshop, source: string) => Readonly<Record<string, string>>;
  /** What the environment must hold. */
  readonly environment?: (workshop: Workshop) => NodeJS.ProcessEnv;
  /** The runtime reads the machine's own file of authorities, wherever it is told to look. */
  readonly readsSystemAuthorities?: boolean;
  /** The program fails even after it came through, as there is nothing at the judge that it could use. */
  readonly failsAfterwards?: boolean;
  /** When a program is ended that would not end by itself. */
  readonly deadlineMs?: number;
  /** Run once, before the first program. */
  readonly preparation?: (workshop: Workshop) => readonly Step[];
  /** Compiles and runs the program: one after the other, until one fails. Absent where nothing runs it. */
  readonly run?: (workshop: Workshop) => readonly Step[];
  /** Compiles or parses the program, without running it. */
  readonly check?: (workshop: Workshop) => readonly Step[];
}

/** Imports, an empty line, the code. */
export function importsFirst({ imports, code }: Snippet): string {
  return `${[...imports, ...(imports.length > 0 ? [''] : []), code].join('\n')}\n`;
}

/** Each line that holds something, moved to the right. */
export function indented(code: string, by: string): string {
  return code.replace(/^(?=.)/gm, by);
}
