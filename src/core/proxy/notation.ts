/**
 * The ways an endpoint is written, each named by its shape; a notation's place here is its code in
 * `ProxyColumns`. Only `url` is percent-encoded: in the others user and password stand raw.
 */
export const PROXY_NOTATIONS = [
  'url',
  'host:port',
  'user:pass@host:port',
  'host:port@user:pass',
  'host:port:user:pass',
  'user:pass:host:port',
] as const;

export type ProxyNotation = (typeof PROXY_NOTATIONS)[number];

/** The notation's place in `PROXY_NOTATIONS`; -1 for none. */
export function notationCode(notation: ProxyNotation | undefined): number {
  return notation === undefined ? -1 : PROXY_NOTATIONS.indexOf(notation);
}

/**
 * Why a line is no endpoint. Only the place is told beside it, never a piece of the line: that piece
 * may be a password. Where two ways of reading fail, the code further down is the better explanation.
 */
export const PROXY_FAULTS = [
  /** No `:port` where one must stand. */
  'noPort',
  /** More text after the port; in a URL, more than one `/`. */
  'trailingText',
  /** `host:port:user`: the password is missing; or user and password are both empty. */
  'credentialsIncomplete',
  /** Not 1 to 65535, or written with leading zeros. */
  'portOutOfRange',
  /** Not a host name, IPv4 address or bracketed IPv6 address. */
  'hostInvalid',
  /** An IPv6 address without `[` and `]`. */
  'ipv6NeedsBrackets',
  /** A URL with another scheme than those of `PROXY_SCHEMES`. */
  'schemeUnknown',
  /** A `%` in a URL's credentials that begins no UTF-8 escape. */
  'percentMalformed',
  /** The credentials of a URL hold a raw `/`, `?` or `#`, and it could end there as well. */
  'urlNeedsEncoding',
  /** A control character inside the line. */
  'controlCharacter',
  /** A `#` after white space, in a line with credentials: part of the password, or a comment. */
  'commentOrPassword',
  /** One endpoint was expected, and the text has a line break inside. */
  'severalLines',
  /** A URL was expected. */
  'notUrl',
] as const;

export type ProxyFault = (typeof PROXY_FAULTS)[number];

/** Of two failed readings, the one whose fault explains more; `first` where both explain as much. */
export function graver<T extends { readonly fault: ProxyFault | undefined }>(first: T, second: T): T {
  return rank(second.fault) > rank(first.fault) ? second : first;
}

function rank(fault: ProxyFault | undefined): number {
  return fault === undefined ? -1 : PROXY_FAULTS.indexOf(fault);
}
