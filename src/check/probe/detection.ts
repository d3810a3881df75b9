import type { ProxyScheme } from '../../core/proxy/endpoint.js';

const SOCKS5_PORTS = new Set([1080, 1081, 1085, 1086, 7891, 9050, 9150, 10808]);
const SOCKS4_PORTS = new Set([4145, 4153, 5678]);

/**
 * Which protocol to try next where the source does not tell. A CONNECT is whole to an HTTP server and wrong from its
 * first byte to a SOCKS server, so neither keeps it waiting; hence HTTP comes first, unless the port says otherwise.
 */
export class Detection {
  private readonly tried = new Set<ProxyScheme>();
  private order: readonly ProxyScheme[];

  constructor(port: number) {
    this.order = SOCKS5_PORTS.has(port)
      ? ['socks5h', 'http', 'socks4']
      : SOCKS4_PORTS.has(port)
        ? ['socks4', 'socks5h', 'http']
        : ['http', 'socks5h', 'socks4'];
  }

  next(): ProxyScheme | undefined {
    const next = this.order.find((scheme) => !this.tried.has(scheme));
    if (next) {
      this.tried.add(next);
    }
    return next;
  }

  /** It answered, though not in the protocol that was tried: the bytes name another one, or it is no proxy. */
  heard(bytes: Buffer): void {
    const named = protocolOf(bytes);
    this.order = named ? [named] : [];
  }
}

function protocolOf(bytes: Buffer): ProxyScheme | undefined {
  const [first, second = -1] = bytes;
  if (first === 5) {
    return 'socks5h';
  }
  if (first === 0 && second >= 90 && second <= 93) {
    return 'socks4';
  }
  if (first === 0x15 && second === 3) {
    return 'https';
  }
  return bytes.toString('latin1', 0, 5) === 'HTTP/' ? 'http' : undefined;
}
