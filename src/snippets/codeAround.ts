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
