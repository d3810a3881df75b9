import type { Leak, Span } from './leak.js';
import { urlLeaks } from './urls.js';

/** As it stands in the query of another URL: `?proxy=http%3A%2F%2Fuser%3Apass%40host%3A8080`. */
const SCHEME = /[a-z][a-z0-9+.-]{1,23}%3a%2f%2f/gi;
const LONGEST = 1_000;
const ENCODED = /[\w.~+*!-]|%[0-9a-f]{2}/iy;

/** Credentials in the URLs of a line that are percent-encoded as a whole. */
export function encodedUrlLeaks(line: string): readonly Leak[] {
  const leaks: Leak[] = [];
  SCHEME.lastIndex = 0;
  for (let scheme = SCHEME.exec(line); scheme; scheme = SCHEME.exec(line)) {
    const { text, offsets } = decoded(line, scheme.index);
    const [leak] = urlLeaks(text);
    if (leak?.start === 0) {
      const back = ({ start, end }: Span): Span => ({
        start: offsets[start] ?? line.length,
        end: offsets[end] ?? line.length,
      });
      const found = {
        ...leak,
        ...back(leak),
        secret: back(leak.secret),
        credentials: back(leak.credentials),
      };
      leaks.push({ ...found, placeholder: encodeURIComponent(leak.placeholder), isEncoded: true });
      SCHEME.lastIndex = found.end;
    }
  }
  return leaks;
}

/** What stands there with one layer of encoding taken off, and where each of its units began. */
function decoded(
  line: string,
  start: number,
): { readonly text: string; readonly offsets: readonly number[] } {
  const offsets: number[] = [];
  let text = '';
  let at = start;
  while (at < line.length && at - start < LONGEST) {
    ENCODED.lastIndex = at;
    const [unit] = ENCODED.exec(line) ?? [];
    if (unit === undefined) {
      break;
    }
    offsets.push(at);
    // bytes beyond ASCII are no part of a host: what they spell does not matter here
    text += unit.length === 1 ? unit : String.fromCharCode(Number.parseInt(unit.slice(1), 16));
    at += unit.length;
  }
  offsets.push(at);
  return { text, offsets };
}
