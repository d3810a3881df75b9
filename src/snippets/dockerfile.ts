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

const COMMENT = /^[ \t]*#/;
/** As Docker's own: a word of a line, so neither `<<<` nor a shift. */
const HEREDOC = /(?<=\s\d*)<<-?(["']?)([^\s"'<]+)\1(?=\s|$)/g;
const TAKES_HEREDOC = /^[ \t]*(?:ONBUILD[ \t]+)?(?:RUN|COPY|ADD)\b/i;
const ESCAPE = /^(?:#[ \t]*\w+[ \t]*=.*\r?\n)*#[ \t]*escape[ \t]*=[ \t]*`/i;
/** Enough for `ONBUILD` and the name of an instruction, with blanks. */
const LONGEST_NAME = 40;
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

/**
 * Where the instruction begins that the offset is in. Its lines are those that a `\` or, where the file says so, a
 * backtick continues, with the comments and blank lines among them, and the heredocs that it opens.
 */
function instructionStart(text: string, offset: number): number {
  const continued = ESCAPE.test(text) ? /`[ \t]*$/ : /\\[ \t]*$/;
  const heredocs: string[] = [];
  let start = 0;
  let isContinued = false;
  for (let at = 0; ;) {
    const end = text.indexOf('\n', at);
    const line = text.slice(at, end === -1 ? text.length : end).replace(/\r$/, '');
    const isComment = COMMENT.test(line);
    if (!isContinued && heredocs.length === 0) {
      start = at;
    }
    if (end === -1 || end >= offset) {
      return start;
    }
    if (!isContinued && at > start) {
      if (line.replace(/^\t+/, '') === heredocs[0]) {
        heredocs.shift();
      }
    } else if (!isComment && (!isContinued || line.trim() !== '')) {
      isContinued = continued.test(line);
      if (TAKES_HEREDOC.test(text.slice(start, start + LONGEST_NAME))) {
        heredocs.push(...Array.from(line.matchAll(HEREDOC), ([, , name = '']) => name));
      }
    }
    at = end + 1;
  }
}
