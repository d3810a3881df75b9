import { isFake, isFakeAt, isStrong } from './fakes.js';
import { placeAt, type Place } from './host.js';
import type { Leak, Span } from './leak.js';

const PROXY_SCHEMES = ['http', 'https', 'socks', 'socks4', 'socks4a', 'socks5', 'socks5h'];
const CARRIERS = [...PROXY_SCHEMES, 'ws', 'wss'];
const TUNNEL_SCHEMES = ['vless', 'ss'];

const LONGEST_SCHEME = 24;
const LONGEST_URL = 1_000;
const LONGEST_SECRET = 300;
const SCHEME_CHARACTER = /[A-Za-z0-9+.-]/;
/** As JSON of some writers has them: `http:\/\/`. */
const SLASHES = /:(?:\/\/|\\\/\\\/)/g;
/** What ends a URL between no quotes; between quotes, they do. */
const END = /[\s"'`<>]/;
const END_IN_QUOTES = new Map([
  ['"', /[\s"]/],
  ["'", /[\s']/],
  ['`', /[\s`]/],
]);
const END_OF_LINK = /[\s"'`<>)\]}]/;
/** A user name alone is a credential where it is as long as a key. */
const SHORTEST_KEY = 16;

/** Credentials in the URLs of a line. Databases, mail and git over SSH have URLs of their own: they are not told of. */
export function urlLeaks(line: string): readonly Leak[] {
  const leaks: Leak[] = [];
  SLASHES.lastIndex = 0;
  for (let slashes = SLASHES.exec(line); slashes; slashes = SLASHES.exec(line)) {
    const authority = slashes.index + slashes[0].length;
    const leak = leakAt(line, startOfScheme(line, slashes.index), slashes.index, authority);
    if (leak) {
      leaks.push(leak);
      SLASHES.lastIndex = leak.end;
    }
  }
  return leaks;
}

function startOfScheme(line: string, colon: number): number {
  let start = colon;
  while (start > 0 && colon - start < LONGEST_SCHEME && SCHEME_CHARACTER.test(line.charAt(start - 1))) {
    start -= 1;
  }
  // the `n` of a line break, as most languages write it between quotes
  return line.charAt(start - 1) === '\\' ? start + 1 : start;
}

function leakAt(line: string, start: number, colon: number, authority: number): Leak | undefined {
  const scheme = line.slice(start, colon).toLowerCase();
  const rest = line.slice(authority, authority + LONGEST_URL);
  if (TUNNEL_SCHEMES.includes(scheme)) {
    return tunnelLeak(rest.slice(0, lengthUntil(rest, END_OF_LINK)), start, authority);
  }
  // `git+https` is read as git reads it
  if (!CARRIERS.includes(scheme.slice(scheme.lastIndexOf('+') + 1))) {
    return undefined;
  }
  const url = rest.slice(0, lengthUntil(rest, END_IN_QUOTES.get(line.charAt(start - 1)) ?? END));
  const split = userAndPlace(url);
  const secret = split && secretOf(url, split);
  if (!secret) {
    return undefined;
  }
  const { userEnd, place } = split;
  const hasPort = scheme.startsWith('socks') || place.port !== undefined;
  const isProxy = PROXY_SCHEMES.includes(scheme) && hasPort && !hasPath(url, place);
  return {
    kind: isProxy ? 'proxy' : 'website',
    start,
    end: authority + place.end,
    secret: { start: authority + secret.start, end: authority + secret.end },
    credentials: { start: authority, end: authority + userEnd },
    placeholder: 'USER:PASS',
    isCertain: true,
  };
}

interface Split {
  /** Where the credentials end, from the start of the authority. */
  readonly userEnd: number;
  readonly place: Place;
}

/**
 * A URL's authority ends at the first `/`, `?` or `#`; people paste passwords that hold one, so further on
 * an `@` counts before a host with a port.
 */
function userAndPlace(url: string): Split | undefined {
  const authority = url.slice(0, lengthUntil(url, /[/?#]/));
  const split = lastSplit(url, authority.length - 1, 0, () => true);
  if (split || authority.length === url.length || !mayBePassword(authority)) {
    return split;
  }
  return lastSplit(
    url,
    url.length - 1,
    authority.length,
    ({ port, isExpression }) => port !== undefined && !isExpression,
  );
}

const MOST_SIGNS = 8;

/** The last `@` between two places, the later one first, behind which a fitting host stands. */
function lastSplit(
  url: string,
  last: number,
  first: number,
  fits: (place: Place) => boolean,
): Split | undefined {
  let sign = url.lastIndexOf('@', last);
  for (let tried = 0; sign > 0 && sign >= first && tried < MOST_SIGNS; tried += 1) {
    const place = placeAt(url, sign + 1);
    if (place && fits(place)) {
      return { userEnd: sign, place };
    }
    sign = url.lastIndexOf('@', sign - 1);
  }
  return undefined;
}

/** `user:pa` may go on as a password; `host:8080` is an address, and what follows it a path. */
function mayBePassword(authority: string): boolean {
  return authority.includes(':') && !/:\d*$/.test(authority);
}

/** The password; where there is none, a user name that is as long as a key, in front of a host and port. */
function secretOf(url: string, { userEnd, place }: Split): Span | undefined {
  const colon = url.slice(0, userEnd).indexOf(':');
  const user = url.slice(0, colon === -1 ? userEnd : colon);
  const password = colon === -1 ? '' : url.slice(colon + 1, userEnd);
  if (password === '') {
    const isKey = user.length >= SHORTEST_KEY && isStrong(user) && !isFake(user);
    return isKey && place.port !== undefined && !hasPath(url, place)
      ? { start: 0, end: user.length }
      : undefined;
  }
  const isSecret =
    password.length <= LONGEST_SECRET &&
    !isFakeAt(place.host, password) &&
    (user !== password || isStrong(password));
  return isSecret ? { start: colon + 1, end: userEnd } : undefined;
}

/** Whether more than a slash, or what ends a sentence, stands behind the host. */
function hasPath(url: string, { end }: Place): boolean {
  return /^\/?[\w?#%~]/.test(url.slice(end, end + 2));
}

function tunnelLeak(link: string, start: number, authority: number): Leak | undefined {
  const sign = link.indexOf('@');
  const secret = link.slice(0, sign === -1 ? lengthUntil(link, /[/?#.…]/) : sign);
  if (secret.length > LONGEST_SECRET || !isStrong(secret) || isFake(secret.slice(secret.indexOf(':') + 1))) {
    return undefined;
  }
  const credentials = { start: authority, end: authority + secret.length };
  return {
    kind: 'tunnel',
    start,
    end: authority + link.length,
    secret: credentials,
    credentials,
    placeholder: 'YOUR_ID',
    isCertain: true,
  };
}

function lengthUntil(text: string, end: RegExp): number {
  const length = text.search(end);
  return length === -1 ? text.length : length;
}
