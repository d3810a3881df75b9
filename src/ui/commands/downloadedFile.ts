/** A name to suggest for a file: letters, digits, `_` and `-` alone, as an id may hold a path. */
export function fileName(what: string, extension: string): string {
  return `${what.replaceAll(/[^\w-]+/g, '-').slice(0, LONGEST_NAME)}.${extension}`;
}

const LONGEST_NAME = 100;

/** Why the file system refused, such as `ENOSPC`; undefined for any other error. */
export function diskCode(error: unknown): string | undefined {
  return error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}
