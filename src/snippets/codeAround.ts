import type { OpenString } from './openString.js';

/** How the code around a string takes it. */
export interface CodeAround {
  /** Behind its closing quote. */
  readonly end: number;
  /** Whether it makes one string with another literal beside it. */
  readonly isAdjoined: boolean;
  /** Whether something beside it binds tighter than a sum. */
  readonly isBound: boolean;
}

const LOOKED_AT = 10_000;
const ADJOINING = ['python', 'ruby', 'c', 'cpp'];
const LITERAL_BEFORE = /["'][\s\\]*$/;
const LITERALS_BEHIND = /^(?:[\s\\]*\w{0,3}(["'])(?:\\[^]|(?!\1)[^\\])*\1)+/;
/** Languages in which an argument needs no comma or bracket. */
const ALWAYS_BOUND = ['powershell', 'fsharp'];

/** What begins a place on its line that takes no call. */
const CONSTANTS: Readonly<Record<string, RegExp>> = {
  go: /^\s*const\b/,
  rust: /\b(?:const|static) (?:mut )?\w+:[^;|]*$/,
  java: /@\w+\([^)]*$|\bcase [^:>]*$/,
  kotlin: /(?<!\w)@\w+\([^)]*$|\bconst val\b/,
  csharp: /\bconst |\bcase [^:>]*$|^\s*\[\w+\([^)]*$/,
  php: /\bconst |^\s*(?:public|protected|private|static|var) [^(;]*$/,
};

/** Whether what stands at the offset is evaluated before the program runs. */
export function isConstant(languageId: string, text: string, offset: number): boolean {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  return CONSTANTS[languageId]?.test(text.slice(lineStart, offset)) === true;
}

/** Looks around a string that is open at the offset. */
export function codeAround(
  languageId: string,
  text: string,
  open: OpenString,
  offset: number,
  join: string | undefined,
): CodeAround {
  const end = offset + restOf(open, text.slice(offset, offset + LOOKED_AT)).length;
  const before = text.slice(Math.max(0, open.start - LOOKED_AT), open.start);
  const behind = text.slice(end, end + LOOKED_AT);
  const adjoins = ADJOINING.includes(languageId);
  const behindAll = adjoins ? behind.replace(LITERALS_BEHIND, '') : behind;
  const operator = /^\s*([.[%*])/.exec(behindAll)?.[1];
  return {
    end,
    isAdjoined: behindAll !== behind || (adjoins && LITERAL_BEFORE.test(before)),
    isBound:
      ALWAYS_BOUND.includes(languageId) ||
      (operator !== undefined && operator !== join) ||
      /[%*]\s*$/.test(before),
  };
}

function restOf({ close, form }: OpenString, text: string): string {
  const doubled = form.escape(close) === close + close ? `|${close}${close}` : '';
  const other = form.escape('\\') === '\\' ? '[^]' : '[^\\\\]|\\\\[^]';
  const [rest = ''] = new RegExp(`^(?:(?!${close})${other}${doubled})*${close}`).exec(text) ?? [];
  return rest;
}
