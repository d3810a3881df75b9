import type { OpenString } from './openString.js';
import type { Spelling } from './staleSpellings.js';

/** A line break or a tab, as most languages write it between quotes. */
const ESCAPED_BLANK = /(?:^|[^\\])(?:\\\\)*\\[nrt]$/;
/** More of a host, a scheme or a user name. */
const SCHEME_CHARACTER = /[A-Za-z0-9+.-]/;
const BEFORE_PLAIN = /[\s"'`,;|<>=()[\]{}]/;
/** More of a port, or another host or a password after it; a sentence may end behind it. */
const AFTER_PORT = /^(?:[\w@%-]|[.:][^\s"'`,;|<>)\]}])/;
const AFTER_TEXT = /[\s"'`,;|<>)\]]/;

/** Whether nothing before the offset belongs to what begins there. */
export function startsAt(
  text: string,
  start: number,
  { isUrl }: Spelling,
  open: OpenString | undefined,
): boolean {
  const before = text.charAt(start - 1);
  if (before === '') {
    return true;
  }
  if (open && ESCAPED_BLANK.test(text.slice(Math.max(0, start - 16), start))) {
    return true;
  }
  return isUrl ? !SCHEME_CHARACTER.test(before) : BEFORE_PLAIN.test(before);
}

/**
 * Whether nothing from the offset on belongs to what ends there. A password ends where few passwords
 * go on: at white space, a quote or a mark that parts the items of a list.
 */
export function endsAt(
  text: string,
  end: number,
  { endsWithPort }: Spelling,
  open: OpenString | undefined,
): boolean {
  const after = text.charAt(end);
  if (after === '') {
    return true;
  }
  if (endsWithPort) {
    return !AFTER_PORT.test(text.slice(end, end + 2));
  }
  if (open) {
    const { quote, escape } = open.form;
    if (after === '\\' && escape('\\') !== '\\') {
      return /^\\[nrt]/.test(text.slice(end, end + 2));
    }
    const escaped = escape(after);
    // an escape may begin with what it stands for, as a doubled quote
    if (text.startsWith(quote, end) && !(escaped !== after && text.startsWith(escaped, end))) {
      return true;
    }
    if (escaped !== after) {
      return false;
    }
  }
  return AFTER_TEXT.test(after);
}
