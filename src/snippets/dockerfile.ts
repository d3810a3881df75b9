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
  /**
   * In a command. That of a RUN needs the flag unless it has it; others run when the container does. `list` is
   * the beginning of one in the exec form, up to the offset.
   */
  | {
      readonly kind: 'command';
      readonly flag?: Addition;
      readonly isRunTime: boolean;
      readonly list?: string;
    }
  /** In an instruction whose values stay in the image. */
  | { readonly kind: 'other' };

const FLAGS = /^(?:--\S+[ \t]+)*/;
const RUN = /^[ \t]*(?:ONBUILD[ \t]+)?RUN[ \t]+/i;
const RUN_TIME = /^[ \t]*(?:ONBUILD[ \t]+)?(?:CMD|ENTRYPOINT|HEALTHCHECK\s[^]*?\bCMD)[ \t]+/i;
/** A shell that is told its command in the exec form, as `["sh", "-c", "…`. */
const SHELL_IN_LIST = /^\[\s*"(?:[^"\s]*\/)?(?:ba|da|a|z|k)?sh"\s*,\s*"-\w*c"\s*,\s*"((?:[^"\\]|\\.)*)$/;

/** What stands at the offset of a Dockerfile. */
export function dockerPlaceAt(text: string, offset: number, variable: string): DockerPlace {
  const start = instructionStart(text, offset);
  const before = text.slice(start, offset);
  if (/^\s*$/.test(before)) {
    return { kind: 'blank' };
  }
  const [runTime] = RUN_TIME.exec(before) ?? [];
  if (runTime !== undefined) {
    return { kind: 'command', isRunTime: true, ...listIn(before.slice(runTime.length)) };
  }
  const [run] = RUN.exec(before) ?? [];
  if (run === undefined) {
    return { kind: 'other' };
  }
  const [flags = ''] = FLAGS.exec(before.slice(run.length)) ?? [];
  const command = before.slice(run.length + flags.length);
  if (command === '') {
    return { kind: 'flags' };
  }
  const mount = secretMount(variable);
  return {
    kind: 'command',
    isRunTime: false,
    ...listIn(command),
    ...(!before.includes(mount) && { flag: { offset: start + run.length, text: `${mount} ` } }),
  };
}

/** The variable in a list, whose items are JSON and reach the program as they are, unless that is a shell. */
export function inExecForm(
  list: string,
  variable: string,
): { readonly text: string; readonly problem?: 'execForm' } {
  const script = SHELL_IN_LIST.exec(list)?.[1];
  if (script !== undefined) {
    const isQuoted = script.split("'").length % 2 === 0;
    return { text: isQuoted ? `'\\"$${variable}\\"'` : `$${variable}` };
  }
  const isInItem = list.replace(/\\./g, '').split('"').length % 2 === 0;
  return { text: isInItem ? `$${variable}` : `"$${variable}"`, problem: 'execForm' };
}

function listIn(command: string): { readonly list?: string } {
  return /^\s*\[\s*(?:"|$)/.test(command) ? { list: command.trimStart() } : {};
}

/** The start of the line, or of the first of the lines that `\` continues. */
function instructionStart(text: string, offset: number): number {
  let start = text.lastIndexOf('\n', offset - 1) + 1;
  while (start > 0 && /\\[ \t]*\r?\n$/.test(text.slice(0, start))) {
    start = text.lastIndexOf('\n', start - 2) + 1;
  }
  return start;
}
