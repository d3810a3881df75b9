import type { Secret } from '../secret.js';

/** Every scheme a proxy address may have; a scheme's place here is its code in `ProxyColumns`. */
export const PROXY_SCHEMES = ['http', 'https', 'socks4', 'socks4a', 'socks5', 'socks5h'] as const;

/** `https` means TLS to the proxy itself; providers that say "HTTPS proxy" mean `http` with CONNECT. */
export type ProxyScheme = (typeof PROXY_SCHEMES)[number];

/** One proxy address. All parts are raw: nothing is percent-encoded, an IPv6 host has no brackets. */
export interface ProxyAddress {
  /** Absent where the source does not tell, as in `host:port` lists. */
  readonly scheme?: ProxyScheme;
  readonly host: string;
  readonly port: number;
  readonly user?: string;
  readonly password?: Secret;
}
