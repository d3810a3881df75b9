import type { ProxyAddress, ProxyScheme } from '../../core/proxy/endpoint.js';
import { proxyUrl } from '../../core/proxy/format.js';
import { parseProxyUrl } from '../../core/proxy/parse.js';
import type { Token } from './code.js';

export type LiteralProxy = ProxyAddress & { readonly scheme: ProxyScheme };

/** What stands for something else once the code runs: `${user}`, `{user}`, `%s`, `$PASS`, `<pass>`. */
const PLACEHOLDER = /[${}<>\\\s]|%[sdvqr](?![0-9a-f])/i;
const STRAY_PERCENT = /%(?![0-9a-f]{2})/gi;

/** The proxy that a URL written in a text stands for, its credentials raw; `undefined` for any other text. */
export function literalProxy(text: string): LiteralProxy | undefined {
  if (PLACEHOLDER.test(text)) {
    return undefined;
  }
  const read = parseProxyUrl(text.replace(STRAY_PERCENT, '%25'));
  const scheme = read.kind === 'endpoint' ? read.address.scheme : undefined;
  return read.kind === 'endpoint' && scheme !== undefined ? { ...read.address, scheme } : undefined;
}

/** The proxy of a string, where the string is its URL and nothing else. */
export function proxyOf(token: Token | undefined): LiteralProxy | undefined {
  return token?.kind === 'string' ? literalProxy(token.text) : undefined;
}

export function hasLogin({ user, password }: ProxyAddress): boolean {
  return user !== undefined || password !== undefined;
}

/** `scheme://host:port`. */
export function serverOf({ scheme, host, port }: LiteralProxy, over: ProxyScheme = scheme): string {
  return proxyUrl({ scheme: over, host, port }).expose();
}

/** The URL with its credentials percent-encoded. */
export function urlOf(proxy: ProxyAddress, scheme?: ProxyScheme): string {
  return proxyUrl(proxy, scheme === undefined ? {} : { scheme }).expose();
}

/** User name and password as they are, each empty where there is none. */
export function loginOf({ user = '', password }: ProxyAddress): {
  readonly user: string;
  readonly password: string;
} {
  return { user, password: password?.expose() ?? '' };
}

export function isSocks(scheme: string): boolean {
  return scheme.startsWith('socks');
}
