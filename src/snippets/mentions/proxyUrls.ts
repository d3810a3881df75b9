import { type ProxyValue, proxyValue } from './proxyValue.js';

/** A proxy's URL or link within a text; offsets in UTF-16 units. */
export interface UrlMention {
  readonly start: number;
  readonly end: number;
  readonly value: ProxyValue;
}

const BEGINNING = /(?<![A-Za-z0-9+.-])(?:https?|socks(?:4a?|5h?)|vless|ss):\/\//gi;
/** With these a URL ends at the latest, whatever its password holds. */
const BORDER = /[\s"'`<>]/;
/** Where it ends unless what stands before is no URL yet: a password that nobody encoded may hold them. */
const POSSIBLE_END = /[,;|\\()[\]{}]|[.:!?]$/g;
const LONGEST = 2_048;
const MOST_ENDS = 8;

/** The proxy URLs of a line, and its VLESS and Shadowsocks links; other addresses of the web are none. */
export function proxyUrlsIn(line: string): readonly UrlMention[] {
  const found: UrlMention[] = [];
  for (const { index: start } of line.matchAll(BEGINNING)) {
    if (start >= (found.at(-1)?.end ?? 0)) {
      const mention = urlFrom(line, start);
      found.push(...(mention ? [mention] : []));
    }
  }
  return found;
}

function urlFrom(line: string, start: number): UrlMention | undefined {
  const rest = line.slice(start, start + LONGEST);
  const border = rest.search(BORDER);
  const whole = border === -1 ? rest : rest.slice(0, border);
  const ends = [...whole.matchAll(POSSIBLE_END)].map(({ index }) => index);
  const lengths = [...ends.slice(0, MOST_ENDS), whole.length];
  for (const length of lengths) {
    const value = proxyValue(whole.slice(0, length));
    if (value) {
      return { start, end: start + length, value };
    }
  }
  return undefined;
}
