import type { ProxyEndpoint } from '../../core/endpoint.js';
import type { ProxyNotation } from '../../core/proxy/notation.js';
import { formatProxy, proxyUrl } from '../../core/proxy/format.js';
import type { Secret } from '../../core/secret.js';

export type Address = ProxyEndpoint['address'];

/** An address among others, with what tells it from them. */
export interface ListedAddress {
  readonly address: Address;
  /** What it belongs to, as a person knows it. */
  readonly name?: string;
  readonly country?: string;
}

export function hasLogin({ user = '', password }: Address): boolean {
  return user !== '' || (password?.expose() ?? '') !== '';
}

/** The place alone: neither user name nor password. */
export function withoutLogin({ scheme, host, port }: Address): Address {
  return { scheme, host, port };
}

/** The members of the address by the names that most programs give them; no member where there is no value. */
export function addressMembers(address: Address): Readonly<Record<string, string | number>> {
  const { scheme, host, port, user, password } = address;
  return {
    url: proxyUrl(address).expose(),
    scheme,
    host,
    port,
    ...(user !== undefined && { username: user }),
    ...(password !== undefined && { password: password.expose() }),
  };
}

/**
 * The address as a line of a list: in the notation, else in the one that carries it: `host:port` where there is
 * no login, the URL where the notation would be read as another address.
 */
export function addressLine(address: Address, notation: ProxyNotation): Secret {
  if (notation === 'host:port' || (notation !== 'url' && !hasLogin(address))) {
    return formatProxy(withoutLogin(address), 'host:port') ?? proxyUrl(withoutLogin(address));
  }
  return formatProxy(address, notation) ?? proxyUrl(address);
}
