import { Secret } from '../secret.js';
import type { ProxyAddress, ProxyScheme } from './endpoint.js';
import type { ProxyNotation } from './notation.js';
import { parseProxy } from './parse.js';
import { percentEncode } from './percent.js';

/** The most usual first. */
const PLAIN_NOTATIONS = [
  'host:port',
  'user:pass@host:port',
  'host:port:user:pass',
  'host:port@user:pass',
  'user:pass:host:port',
] as const satisfies readonly ProxyNotation[];

/**
 * The address as `scheme://user:pass@host:port`, credentials percent-encoded. The scheme is the one
 * asked for, else the address's own, else `http`.
 */
export function proxyUrl(address: ProxyAddress, options: { readonly scheme?: ProxyScheme } = {}): Secret {
  const scheme = options.scheme ?? address.scheme ?? 'http';
  const credentials = credentialsOf(address, percentEncode);
  return new Secret(`${scheme}://${credentials === undefined ? '' : `${credentials}@`}${hostPort(address)}`);
}

/**
 * The address in a notation, such that `parseProxy(text, notation)` gives it back; `undefined` where
 * that notation cannot carry it, as a user name with a colon between colons. The scheme is no part of
 * the notations other than `url`, which needs one.
 */
export function formatProxy(address: ProxyAddress, notation: ProxyNotation): Secret | undefined {
  const text = write(address, notation);
  const back = parseProxy(text.expose(), notation);
  const isCarried = back.kind === 'endpoint' && back.notation === notation && areEqual(back.address, address);
  return isCarried && (notation !== 'url' || address.scheme !== undefined) ? text : undefined;
}

/**
 * The address in a notation other than `url`, such that `parseProxy(text)` gives it back whatever is preferred;
 * `undefined` where none of them carries it or each has two readings.
 */
export function formatPlain(address: ProxyAddress): Secret | undefined {
  for (const notation of PLAIN_NOTATIONS) {
    const text = formatProxy(address, notation);
    if (text && parseProxy(text.expose()).kind === 'endpoint') {
      return text;
    }
  }
  return undefined;
}

function write(address: ProxyAddress, notation: ProxyNotation): Secret {
  const place = hostPort(address);
  const credentials = credentialsOf(address, (part) => part) ?? '';
  switch (notation) {
    case 'url':
      return proxyUrl(address);
    case 'host:port':
      return new Secret(place);
    case 'user:pass@host:port':
      return new Secret(`${credentials}@${place}`);
    case 'host:port@user:pass':
      return new Secret(`${place}@${credentials}`);
    case 'host:port:user:pass':
      return new Secret(`${place}:${credentials}`);
    case 'user:pass:host:port':
      return new Secret(`${credentials}:${place}`);
  }
}

function hostPort({ host, port }: ProxyAddress): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** `user:pass` or `user`; where nothing is in either, there are no credentials. */
function credentialsOf(
  { user = '', password }: ProxyAddress,
  encode: (part: string) => string,
): string | undefined {
  if (password === undefined) {
    return user === '' ? undefined : encode(user);
  }
  const credentials = `${encode(user)}:${encode(password.expose())}`;
  return credentials === ':' ? undefined : credentials;
}

/** Whether two addresses name the same host, port and credentials: all but the scheme. */
function areEqual(left: ProxyAddress, right: ProxyAddress): boolean {
  return (
    left.host === right.host &&
    left.port === right.port &&
    (left.user ?? '') === (right.user ?? '') &&
    left.password?.expose() === right.password?.expose()
  );
}
