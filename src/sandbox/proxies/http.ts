import type { Socket } from 'node:net';
import type { Login, Passage } from './door.js';
import { sayFarewell } from './farewell.js';
import type { Client, ProxyNetwork } from './proxyNetwork.js';
import { authority, parseTarget, type Target } from './target.js';
import { tunnel } from './tunnel.js';

const MAX_HEAD_BYTES = 16 * 1024;
const REQUEST_LINE = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+) (\S+) HTTP\/1\.[01]$/;
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'upgrade',
]);

interface Head {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/** Serves one HTTP request of a client: a CONNECT tunnel, or a request in absolute form sent on as it is. */
export async function serveHttp(client: Client, network: ProxyNetwork): Promise<void> {
  const { socket, reader, door } = client;
  const raw = await reader.until('\r\n\r\n', MAX_HEAD_BYTES);
  client.handshakeDone();
  if (!raw) {
    refuse(socket, 431, 'Request Header Fields Too Large');
    return;
  }
  const head = parseHead(raw.toString('latin1'));
  if (!head) {
    refuse(socket, 400, 'Bad Request');
    return;
  }
  const protocol = head.method === 'CONNECT' ? 'connect' : 'absolute';
  const login = basicLogin(head);
  const passage = door.admit(login);
  if (!passage) {
    network.refused(door, login?.user, protocol);
    refuse(socket, 407, 'Proxy Authentication Required', { 'Proxy-Authenticate': 'Basic realm="sandbox"' });
    return;
  }
  const url = protocol === 'absolute' ? httpUrl(head.url) : undefined;
  const target = url ? targetOf(url) : parseTarget(head.url);
  if (!target || (protocol === 'absolute' && !url)) {
    refuse(socket, 400, 'Bad Request');
    return;
  }
  const reached = await network.reach(client, passage, protocol, target);
  if (reached === 'not allowed') {
    refuse(
      socket,
      403,
      'Forbidden',
      {},
      `This is a sandbox: it reaches its judge and loopback, not ${target.host}.\n`,
    );
  } else if (reached === 'unreachable') {
    refuse(socket, 502, 'Bad Gateway');
  } else if (url) {
    reached.write(forwardedHead(head, url, passage, socket.remoteAddress ?? ''), 'latin1');
    tunnel(socket, reached, reader.rest());
  } else {
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    tunnel(socket, reached, reader.rest());
  }
}

function parseHead(text: string): Head | undefined {
  const [requestLine = '', ...lines] = text.split('\r\n');
  const match = REQUEST_LINE.exec(requestLine);
  const headers = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()] as const;
  });
  if (!match?.[1] || !match[2] || lines.some((line) => line.indexOf(':') < 1)) {
    return undefined;
  }
  return { method: match[1], url: match[2], headers };
}

function basicLogin({ headers }: Head): Login | undefined {
  const value = headers.find(([name]) => name.toLowerCase() === 'proxy-authorization')?.[1] ?? '';
  const encoded = /^basic\s+([a-z0-9+/=]+)$/i.exec(value)?.[1];
  if (encoded === undefined) {
    return undefined;
  }
  const [user = '', ...password] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return { user, password: password.join(':') };
}

function httpUrl(text: string): URL | undefined {
  return URL.canParse(text) && new URL(text).protocol === 'http:' ? new URL(text) : undefined;
}

function targetOf(url: URL): Target {
  return { host: url.hostname.replace(/^\[|\]$/g, ''), port: url.port === '' ? 80 : Number(url.port) };
}

/** The request in origin form. The answer closes the connection, so that one connection is one request. */
function forwardedHead(head: Head, url: URL, passage: Passage, clientIp: string): string {
  const kept = head.headers.filter(([name]) => !HOP_BY_HOP.has(name.toLowerCase()));
  const host = kept.some(([name]) => name.toLowerCase() === 'host')
    ? []
    : [['Host', authority(targetOf(url))] as const];
  const disclosed = Object.entries(passage.disclosure?.(clientIp) ?? {});
  const lines = [...host, ...kept, ...disclosed, ['Connection', 'close'] as const].map(
    ([name, value]) => `${name}: ${value}`,
  );
  return [`${head.method} ${url.pathname}${url.search} HTTP/1.1`, ...lines, '', ''].join('\r\n');
}

function refuse(
  socket: Socket,
  status: number,
  reason: string,
  headers: Readonly<Record<string, string>> = {},
  body = `${reason}\n`,
): void {
  const all = {
    ...headers,
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(body)),
    Connection: 'close',
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  sayFarewell(socket, [`HTTP/1.1 ${status} ${reason}`, ...lines, '', body].join('\r\n'));
}
