import type { ProxyAddress, ProxyScheme } from '../core/proxy/endpoint.js';
import { parseProxy, parseProxyUrl } from '../core/proxy/parse.js';

export type SchemedAddress = ProxyAddress & { readonly scheme: ProxyScheme };

const LONE_PERCENT = /%(?![0-9a-f]{2})/gi;

/** The address of a proxy URL. A `%` that begins no escape stands for itself: not everybody encodes. */
export function urlAddress(url: string): SchemedAddress | undefined {
  const parse = parseProxyUrl(url.replace(LONE_PERCENT, '%25'));
  if (parse.kind !== 'endpoint' || parse.address.scheme === undefined) {
    return undefined;
  }
  return { ...parse.address, scheme: parse.address.scheme };
}

/** The address of a list's `host:port` or `host:port:user:pass`. */
export function listedAddress(line: string): ProxyAddress | undefined {
  const parse = parseProxy(line, 'host:port:user:pass');
  return parse.kind === 'endpoint' ? parse.address : undefined;
}

export function hostPort({ host, port }: Pick<ProxyAddress, 'host' | 'port'>): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}
