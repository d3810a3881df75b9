import type { ProxyAddress, ProxyScheme } from './proxy/endpoint.js';
import type { Secret } from './secret.js';

/** One usable proxy address that an HTTP or SOCKS client can take. */
export interface ProxyEndpoint {
  readonly kind: 'proxy';
  /** Stable within the account: survives refreshes and restarts, holds no secret. */
  readonly id: string;
  readonly address: ProxyAddress & { readonly scheme: ProxyScheme };
}

/** A VLESS or Shadowsocks link: copied or referenced whole, never taken apart. */
export interface TunnelEndpoint {
  readonly kind: 'tunnel';
  readonly id: string;
  readonly protocol: 'vless' | 'shadowsocks';
  /** The host to show, where the link names one legibly. */
  readonly host?: string;
  readonly uri: Secret;
}

export type Endpoint = ProxyEndpoint | TunnelEndpoint;
