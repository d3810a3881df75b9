/** Of one connection alone (RFC 9110, 7.6.1), or of the proxy itself. */
const HOP_BY_HOP = new Set([
  'connection',
  'proxy-connection',
  'keep-alive',
  'te',
  // Trailers go on all the same, where what goes on has a place for them.
  'trailer',
  'transfer-encoding',
  'upgrade',
  'proxy-authorization',
  'proxy-authenticate',
  'proxy-authentication-info',
]);

/** A request's headers, read once. */
export interface RequestHeaders {
  /** What goes on: names and values by turns, without `Host`. */
  readonly kept: string[];
  /** Each `Host`. */
  readonly hosts: readonly string[];
  /** Each `Proxy-Authorization`. */
  readonly logins: readonly string[];
  readonly transferEncoding: string | undefined;
  readonly hasLength: boolean;
}

/** Names and values by turns, as Node gives them. */
export function readRequestHeaders(raw: readonly string[]): RequestHeaders {
  const kept: string[] = [];
  const hosts: string[] = [];
  const logins: string[] = [];
  let transferEncoding: string | undefined;
  let hasLength = false;
  const named = namedByConnection(raw);
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const name = raw[at] ?? '';
    const value = raw[at + 1] ?? '';
    const lower = name.toLowerCase();
    if (lower === 'host') {
      hosts.push(value);
    } else if (lower === 'proxy-authorization') {
      logins.push(value);
    } else if (lower === 'transfer-encoding') {
      transferEncoding = value.toLowerCase();
    } else if (!HOP_BY_HOP.has(lower) && !named?.has(lower)) {
      hasLength ||= lower === 'content-length';
      kept.push(name, value);
    }
  }
  return { kept, hosts, logins, transferEncoding, hasLength };
}

/** An answer's headers, or trailers, without those of its connection. */
export function withoutHopByHop(raw: readonly string[]): string[] {
  const kept: string[] = [];
  const named = namedByConnection(raw);
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const name = raw[at] ?? '';
    const lower = name.toLowerCase();
    if (!HOP_BY_HOP.has(lower) && !named?.has(lower)) {
      kept.push(name, raw[at + 1] ?? '');
    }
  }
  return kept;
}

/** The headers that `Connection` names, but those that tell how long a body is: without them it would be read differently. */
function namedByConnection(raw: readonly string[]): Set<string> | undefined {
  let named: Set<string> | undefined;
  for (let at = 0; at + 1 < raw.length; at += 2) {
    if (raw[at]?.toLowerCase() === 'connection') {
      named ??= new Set();
      for (const word of raw[at + 1]?.toLowerCase().split(',') ?? []) {
        named.add(word.trim());
      }
    }
  }
  named?.delete('content-length');
  return named;
}

/** Of a length, a login or a target nothing may be said after the body (RFC 9110, 6.5.1). */
const NO_TRAILER = new Set([
  'content-length',
  'host',
  'authorization',
  'cookie',
  'set-cookie',
  'content-encoding',
]);

/** Trailers that may go on, as pairs. */
export function trailersOf(raw: readonly string[]): [string, string][] {
  const kept = withoutHopByHop(raw);
  const pairs: [string, string][] = [];
  for (let at = 0; at + 1 < kept.length; at += 2) {
    const name = kept[at] ?? '';
    if (!NO_TRAILER.has(name.toLowerCase())) {
      pairs.push([name, kept[at + 1] ?? '']);
    }
  }
  return pairs;
}
