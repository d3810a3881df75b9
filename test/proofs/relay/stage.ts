import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { systemClock, type EngineClock } from '../../../src/check/engine/clock.js';
import { systemLimits, type RelayLimits } from '../../../src/relay/limits.js';
import { startRelay, type Relay, type RelayOptions, type Upstream } from '../../../src/relay/relay.js';

const GIVEN_UP_MS = 5000;

/** What `say` adds where the relay has not closed. */
export const STILL_OPEN = '(still open)';

/** A proxy that keeps what it was asked for: it echoes in tunnels, and answers `ok` to requests. */
export class HeardProxy {
  readonly heard: string[] = [];
  readonly #server: Server = createServer((request, response) => {
    this.heard.push(`${request.method ?? ''} ${request.url ?? ''}`);
    request.resume().once('end', () => response.end('ok'));
  });

  async listen(): Promise<this> {
    this.#server.on('connect', (request, socket: Socket, early: Buffer) => {
      this.heard.push(`CONNECT ${request.url ?? ''}`);
      socket.on('error', () => undefined);
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      socket.write(early);
      socket.pipe(socket);
    });
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return this;
  }

  get upstream(): Upstream {
    const { port } = this.#server.address() as AddressInfo;
    return { id: 'heard', address: { scheme: 'http', host: '127.0.0.1', port } };
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}

export function openRelay(
  upstreams: readonly Upstream[],
  options: Partial<RelayOptions> = {},
  limits: Partial<RelayLimits> = {},
  clock: EngineClock = systemClock,
): Promise<Relay> {
  const usual = {
    policy: 'roundRobin',
    demandsToken: true,
    allowsPrivateTargets: false,
    idleStopMs: 0,
  } as const;
  return startRelay({ ...usual, upstreams, ...options }, clock, { ...systemLimits(), ...limits });
}

/** The header line that lets a client in. */
export function login({ token }: Relay): string {
  return `Proxy-Authorization: Basic ${Buffer.from(`egress:${token ?? ''}`).toString('base64')}\r\n`;
}

/** All that the relay says to these bytes until it closes; with `isLast` nothing comes after them. */
export async function say(port: number, bytes: string | Buffer, isLast = false): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  socket.setEncoding('latin1');
  socket.on('data', (text) => {
    answer += String(text);
  });
  socket.on('error', () => undefined);
  socket.write(bytes);
  if (isLast) {
    socket.end();
  }
  socket.setTimeout(GIVEN_UP_MS, () => {
    answer += STILL_OPEN;
    socket.destroy();
  });
  await once(socket, 'close');
  return answer;
}

/** What a client of good will gets: a tunnel in which it hears itself, and then a page. */
export async function goodClient(relay: Relay): Promise<string> {
  const socket = connect(relay.port, '127.0.0.1');
  let answer = '';
  socket.on('data', (bytes: Buffer) => {
    answer += bytes.toString('latin1');
    if (answer.endsWith('\r\n\r\n')) {
      socket.end('echo');
    }
  });
  socket.on('error', () => undefined);
  socket.write(`CONNECT good.example:443 HTTP/1.1\r\nHost: good.example:443\r\n${login(relay)}\r\n`);
  await once(socket, 'close');
  const page = await say(
    relay.port,
    `GET http://good.example/ HTTP/1.1\r\nHost: good.example\r\nConnection: close\r\n${login(relay)}\r\n`,
  );
  return `${answer.slice(9, 12)} ${answer.slice(-4)}, ${page.slice(9, 12)} ${page.slice(-2)}`;
}

export const WELL_SERVED = '200 echo, 200 ok';
