import type { Span } from './leak.js';

/** A host, with a port where one follows it. */
export interface Place extends Span {
  readonly host: string;
  readonly port?: number;
  /** Whether it is filled in when the program runs: `${host}:8080`. */
  readonly isExpression: boolean;
}

const HOST_AND_PORT =
  /([a-z0-9_](?:[a-z0-9._-]{0,251}[a-z0-9_])?|\[[0-9a-f:.]{2,45}\])(?::(\d{1,5})(?!\d))?/iy;
/** A name with letters of other scripts. Its last label has one script: a sentence may go on behind `.com`. */
const FOREIGN_NAME =
  /((?:[\p{L}\p{M}\p{N}_-]{1,63}\.){1,8}(?:[a-z]{2,63}(?![\p{L}\p{M}])|(?:(?![a-z])[\p{L}\p{M}]){2,63}))(?::(\d{1,5})(?!\d))?/iuy;
/** What is filled in later; behind the end of a string, all of it is. */
const EXPRESSION = /[$%#]?\{[^\s"'`/]{1,80}|\$\w{1,60}[^\s"'`/]{0,80}|%s(?::%[sd])?|<[^\s"'`/]{1,80}|$/y;
const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/;
const DOTTED_NAME = /^(?:[a-z0-9_-]+\.)+[a-z][a-z0-9-]*[a-z]$/i;
/** A host goes on with none of these; a colon begins a port, or the rest of a sentence. */
const GOES_ON = /[\w@%]|:[\p{L}\d]|-\w/uy;

/** What the text after an `@` names, or undefined where it is no host. */
export function placeAt(text: string, start: number): Place | undefined {
  const ascii = matchAt(HOST_AND_PORT, text, start);
  const goesOn = /^[\u0080-\uffff]/.test(text.charAt(start + (ascii?.[0].length ?? 0)));
  const literal = (goesOn ? matchAt(FOREIGN_NAME, text, start) : undefined) ?? ascii;
  if (literal) {
    const [matched, host = '', digits] = literal;
    const end = start + matched.length;
    const port = digits === undefined ? undefined : portOf(digits);
    const isWhole = digits === undefined || port !== undefined;
    return isWhole && isHost(host) && !matchAt(GOES_ON, text, end)
      ? { start, end, host, ...(port !== undefined && { port }), isExpression: false }
      : undefined;
  }
  const expression = matchAt(EXPRESSION, text, start);
  return expression && { start, end: start + expression[0].length, host: '', isExpression: true };
}

/** The port these digits are; undefined where they are none. */
export function portOf(digits: string): number | undefined {
  const port = Number(digits);
  return port >= 1 && port <= 65_535 && !digits.startsWith('0') ? port : undefined;
}

export function isIpv4(host: string): boolean {
  return IPV4.test(host);
}

export function isDottedName(host: string): boolean {
  return host.length <= 253 && DOTTED_NAME.test(host);
}

/** A number is no host, unless four of them are an address. */
function isHost(host: string): boolean {
  return isIpv4(host) || /[\p{L}_]/u.test(host.slice(host.lastIndexOf('.') + 1));
}

function matchAt(sticky: RegExp, text: string, start: number): RegExpExecArray | undefined {
  sticky.lastIndex = start;
  return sticky.exec(text) ?? undefined;
}
