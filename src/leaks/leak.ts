/**
 * What stands in the text: `proxy`, an address with credentials in any notation; `website`, credentials in
 * the URL of anything else; `tunnel`, a VLESS or Shadowsocks link; `key`, a provider's API key; `rotateLink`,
 * the link that changes a proxy's address.
 */
export type LeakKind = 'proxy' | 'website' | 'tunnel' | 'key' | 'rotateLink';

/** A part of a line; offsets in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A credential that stands in a line of text. */
export interface Leak extends Span {
  readonly kind: LeakKind;
  /** What nobody may read: the password or the key. */
  readonly secret: Span;
  /** What `placeholder` can take the place of: user and password, or the key. */
  readonly credentials: Span;
  readonly placeholder: string;
  /** Whether its form leaves no doubt; plain text between colons may mean something else. */
  readonly isCertain: boolean;
  /** It is percent-encoded as a whole, inside of another URL. */
  readonly isEncoded?: true;
  /** What the key's variable is usually called, where its form tells whose key it is. */
  readonly variable?: string;
}
