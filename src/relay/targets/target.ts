import { isIPv4, isIPv6 } from 'node:net';
import type { TunnelTarget } from '../../check/probe/tunnelMessages.js';

const HIGHEST_PORT = 65_535;
const LONGEST_NAME = 253;
const PORT = /^[1-9]\d{0,4}$/;
/** As programs write names on the wire; whatever is not ASCII comes as punycode. */
const NAME = /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/;
/** The last label of what some programs read as an IPv4 address: one number, a short form, octal, hexadecimal. */
const NUMBER = /(?:^|\.)(?:\d+|0x[0-9a-f]*)$/;

/**
 * A host as all programs read it, in lower case and without the dot that may end it; undefined where programs differ on
 * what it means, or it means nothing.
 */
export function readHost(text: string): string | undefined {
  if (isIPv4(text)) {
    return text;
  }
  if (isIPv6(text)) {
    return text.includes('%') ? undefined : text.toLowerCase();
  }
  const lower = text.toLowerCase();
  const name = lower.endsWith('.') ? lower.slice(0, -1) : lower;
  return name.length <= LONGEST_NAME && NAME.test(name) && !NUMBER.test(name) ? name : undefined;
}

/** Reads `host:port` or `[IPv6]:port`; without a port there has to be a default. */
export function readAuthority(text: string, defaultPort?: number): TunnelTarget | undefined {
  const isBracketed = text.startsWith('[');
  const hostEnd = isBracketed ? text.indexOf(']') + 1 : endOfName(text);
  const rest = text.slice(hostEnd);
  const inner = isBracketed ? text.slice(1, hostEnd - 1) : text.slice(0, hostEnd);
  const host = readHost(inner);
  const port = rest === '' ? defaultPort : rest.startsWith(':') ? readPort(rest.slice(1)) : undefined;
  if (host === undefined || port === undefined || isIPv6(host) !== isBracketed) {
    return undefined;
  }
  return { host, port };
}

function endOfName(text: string): number {
  const colon = text.indexOf(':');
  return colon === -1 ? text.length : colon;
}

function readPort(text: string): number | undefined {
  const port = PORT.test(text) ? Number(text) : undefined;
  return port !== undefined && port <= HIGHEST_PORT ? port : undefined;
}

/** What a request in absolute form asks for: where, and what there. */
export interface UrlTarget {
  readonly target: TunnelTarget;
  /** The request in origin form. */
  readonly path: string;
}

const HTTP_URL = /^http:\/\/([^/?#]+)([/?][^#]*)?$/i;
const HTTP_PORT = 80;

export function readUrl(url: string): UrlTarget | undefined {
  const [, authority, rest = '/'] = HTTP_URL.exec(url) ?? [];
  const target = authority === undefined ? undefined : readAuthority(authority, HTTP_PORT);
  return target && { target, path: rest.startsWith('/') ? rest : `/${rest}` };
}
