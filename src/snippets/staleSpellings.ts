import type { Endpoint, ProxyEndpoint } from '../core/endpoint.js';
import type { ProxyAddress, ProxyScheme } from '../core/proxy/endpoint.js';
import { PROXY_SCHEMES } from '../core/proxy/endpoint.js';
import { formatProxy } from '../core/proxy/format.js';
import { PROXY_NOTATIONS } from '../core/proxy/notation.js';
import { parseProxyUrl } from '../core/proxy/parse.js';

/** An endpoint that changed its address or credentials: how it was, and how it is. */
export interface EndpointChange {
  readonly before: Endpoint;
  readonly after: Endpoint;
}

/** One way to write the endpoint as it was, and the ways to write it as it is. */
export interface Spelling {
  readonly old: string;
  /** The nearest to the old one first; none where the notation cannot carry the new endpoint. */
  readonly current: readonly string[];
  /** Whether characters may stand as escapes of its own, as in a URL. */
  readonly isUrl: boolean;
  /** Whether it ends with a port; else with a password or a name, where almost any character goes on. */
  readonly endsWithPort: boolean;
}

/**
 * Every spelling of the changed endpoints, each old text once. Where two had the same address, the one
 * whose protocol the scheme names comes first, or without a scheme the first.
 */
export function spellingsOf(changes: readonly EndpointChange[]): readonly Spelling[] {
  const links = changes.flatMap(({ before, after }): Spelling[] =>
    before.kind === 'tunnel' && after.kind === 'tunnel'
      ? [{ old: before.uri.expose(), current: [after.uri.expose()], isUrl: true, endsWithPort: false }]
      : [],
  );
  const proxies = changes.flatMap(({ before, after }) =>
    before.kind === 'proxy' && after.kind === 'proxy' ? [{ before, after }] : [],
  );
  const urls = PROXY_SCHEMES.flatMap((scheme) =>
    [...proxies]
      .sort((left, right) => Number(speaks(right.before, scheme)) - Number(speaks(left.before, scheme)))
      .flatMap(({ before, after }) => urlSpellings(before.address, after.address, scheme)),
  );
  const plain = proxies.flatMap(({ before, after }) => plainSpellings(before.address, after.address));
  const all = [...links, ...urls, ...plain].filter(({ old, current }) => !current.includes(old));
  return [...new Map([...all].reverse().map((spelling) => [spelling.old, spelling])).values()].reverse();
}

function urlSpellings(before: ProxyAddress, after: ProxyAddress, scheme: ProxyScheme): readonly Spelling[] {
  const [encoded, raw] = [encodedUrl(after, scheme), rawUrl(after, scheme)];
  const traits = { isUrl: true, endsWithPort: true };
  return [
    ...spelling(encodedUrl(before, scheme), [encoded], traits),
    // as people paste it
    ...spelling(rawUrl(before, scheme), [raw, encoded], traits),
  ];
}

function plainSpellings(before: ProxyAddress, after: ProxyAddress): readonly Spelling[] {
  return PROXY_NOTATIONS.filter((notation) => notation !== 'url').flatMap((notation) =>
    spelling(formatProxy(before, notation)?.expose(), [formatProxy(after, notation)?.expose()], {
      isUrl: false,
      endsWithPort: notation.endsWith('port'),
    }),
  );
}

function spelling(
  old: string | undefined,
  current: readonly (string | undefined)[],
  traits: Pick<Spelling, 'isUrl' | 'endsWithPort'>,
): readonly Spelling[] {
  return old === undefined ? [] : [{ old, current: current.filter((text) => text !== undefined), ...traits }];
}

function encodedUrl(address: ProxyAddress, scheme: ProxyScheme): string | undefined {
  return formatProxy({ ...address, scheme }, 'url')?.expose();
}

function rawUrl(address: ProxyAddress, scheme: ProxyScheme): string | undefined {
  const plain = formatProxy(address, 'user:pass@host:port')?.expose();
  const url = `${scheme}://${plain ?? ''}`;
  const read = parseProxyUrl(url);
  const isCarried =
    plain !== undefined &&
    read.kind === 'endpoint' &&
    read.address.user === address.user &&
    read.address.password?.expose() === address.password?.expose();
  return isCarried ? url : undefined;
}

/** `socks5h` is SOCKS5 with names resolved at the proxy, `https` HTTP with TLS to the proxy. */
function speaks({ address }: ProxyEndpoint, scheme: ProxyScheme): boolean {
  return address.scheme.startsWith('socks') === scheme.startsWith('socks');
}
