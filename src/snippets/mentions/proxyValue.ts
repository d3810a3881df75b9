import type { ProxyAddress } from '../../core/proxy/endpoint.js';
import { parseProxyUrl } from '../../core/proxy/parse.js';
import { Secret } from '../../core/secret.js';

/** A proxy that a text names: by its URL, or by a VLESS or Shadowsocks link, which stays whole. */
export type ProxyValue =
  | { readonly kind: 'proxy'; readonly address: ProxyAddress }
  | { readonly kind: 'tunnel'; readonly uri: Secret };

const LINK = /^(?:vless|ss):\/\/\S+$/i;

/** The proxy that this text is the URL or the link of. */
export function proxyValue(text: string): ProxyValue | undefined {
  if (LINK.test(text)) {
    return { kind: 'tunnel', uri: new Secret(text) };
  }
  const parse = parseProxyUrl(text);
  return parse.kind === 'endpoint' ? { kind: 'proxy', address: parse.address } : undefined;
}

/** The proxies of a variable's value: one URL, or several with commas or line breaks between them. */
export function proxyValues(text: string): readonly ProxyValue[] {
  const parts = text
    .split(/[,\s]+(?=[a-z][a-z0-9]+:\/\/)/i)
    .map((part) => proxyValue(part.replace(/[,\s]+$/, '')));
  return parts.every((part) => part !== undefined) ? parts : [];
}
