import type { ProxyAddress, ProxyScheme } from '../core/proxy/endpoint.js';
import { Secret } from '../core/secret.js';
import { present } from './present.js';

const PROXY_URL = /^(https?|socks5h?):\/\/(?:(.*)@)?(\[[^\]]+\]|[^:@/?#[\]]+):(\d{1,5})\/?$/is;

export function parseProxyUrl(url: string): (ProxyAddress & { readonly scheme: ProxyScheme }) | undefined {
  const [, scheme = '', login, host = '', port] = PROXY_URL.exec(url) ?? [];
  if (port === undefined) {
    return undefined;
  }
  const colon = login?.indexOf(':') ?? -1;
  return present({
    scheme: scheme.toLowerCase() as ProxyScheme,
    host: host.replace(/^\[(.*)\]$/, '$1'),
    port: Number(port),
    user: login === undefined ? undefined : decoded(colon < 0 ? login : login.slice(0, colon)),
    password: login === undefined || colon < 0 ? undefined : new Secret(decoded(login.slice(colon + 1))),
  });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
