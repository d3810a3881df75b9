import type { Addition } from './place/imports.js';

/** The flag of a RUN line that hands it a build secret as a variable, for that line alone. */
export function secretMount(variable: string): string {
  return `--mount=type=secret,id=${variable.toLowerCase()},env=${variable}`;
}

export type DockerPlace =
  /** On a line of its own: a whole RUN is wanted. */
  | { readonly kind: 'blank' }
  /** Among the flags of a RUN. */
  | { readonly kind: 'flags' }
  /** In the command of a RUN, which needs the flag unless it has it. */
  | { readonly kind: 'command'; readonly flag?: Addition }
  /** In an instruction whose values stay in the image. */
  | { readonly kind: 'other' };

/** What stands at the offset of a Dockerfile. */
export function dockerPlaceAt(text: string, offset: number, variable: string): DockerPlace {
  const start = instructionStart(text, offset);
  const before = text.slice(start, offset);
  if (/^\s*$/.test(before)) {
    return { kind: 'blank' };
  }
  const run = /^[ \t]*RUN[ \t]+/i.exec(before);
  if (!run) {
    return { kind: 'other' };
  }
  if (/^(?:--\S+[ \t]+)*$/.test(before.slice(run[0].length))) {
    return { kind: 'flags' };
  }
  const mount = secretMount(variable);
  return before.includes(mount)
    ? { kind: 'command' }
    : { kind: 'command', flag: { offset: start + run[0].length, text: `${mount} ` } };
}

/** The start of the line, or of the first of the lines that `\` continues. */
function instructionStart(text: string, offset: number): number {
  let start = text.lastIndexOf('\n', offset - 1) + 1;
  while (start > 0 && /\\[ \t]*\r?\n$/.test(text.slice(0, start))) {
    start = text.lastIndexOf('\n', start - 2) + 1;
  }
  return start;
}
