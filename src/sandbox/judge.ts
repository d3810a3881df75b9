import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTcpServer, type Socket } from 'node:net';
import type { Server as TlsServer } from 'node:tls';
import { BoundedLog } from './boundedLog.js';
import { forgedIdentity, judgeIdentity, type Identity } from './certificates.js';
import { networkNumber } from './exits.js';
import { Listener } from './listener.js';
import type { Exit, JudgeVisit } from './types.js';

/** Host names that exist at the sandbox's proxies alone, where they lead to the judge. */
export const JUDGE_DOMAIN = 'sandbox.test';

const DOWNLOAD = /^\/bytes\/(\d{1,8})$/;
const MOST_BYTES = 10_000_000;

/** How a connection reached the judge. */
export interface Arrival {
  readonly via: string;
  readonly askedFor: string;
  readonly exit: Exit;
  readonly targeting?: Readonly<Record<string, string>>;
  /** The page is not for visitors from there. */
  readonly isTurnedAway?: boolean;
}

/** Where the judge listens. */
export interface JudgePorts {
  readonly plain: number;
  readonly tls: number;
  /** The same page behind a certificate that is not its own; opened by `openForged`. */
  readonly forged: number;
}

/** The page that tells a visitor how it looks from outside: address, headers, and which proxy it came through. */
export class Judge {
  readonly visits = new BoundedLog<JudgeVisit>();
  private readonly arrivals = new Map<string, Arrival>();
  private readonly pages: Server;
  private readonly listeners: Partial<Record<keyof JudgePorts, Listener>> = {};

  private constructor(private readonly clock: () => number) {
    this.pages = createServer((request, response) => {
      // a connection that is closed over a part of the body is reset, and the answer can be lost with it
      request.resume().once('end', () => {
        this.answer(request, response);
      });
    });
  }

  static async open(clock: () => number): Promise<Judge> {
    const judge = new Judge(clock);
    judge.listeners.plain = await Listener.open(judge.pages);
    judge.listeners.tls = await judge.openTls(judgeIdentity);
    return judge;
  }

  get ports(): JudgePorts {
    const { plain, tls, forged } = this.listeners;
    return { plain: plain?.port ?? 0, tls: tls?.port ?? 0, forged: forged?.port ?? 0 };
  }

  async openForged(): Promise<void> {
    this.listeners.forged ??= await this.openTls(forgedIdentity);
  }

  /** Announces a proxy's connection before its first byte. */
  expect(upstream: Socket, arrival: Arrival): void {
    const key = pathOf(upstream.remotePort, upstream.localPort);
    this.arrivals.set(key, arrival);
    upstream.on('close', () => this.arrivals.delete(key));
  }

  async stop(): Promise<void> {
    await Promise.all(Object.values(this.listeners).map((listener) => listener.stop()));
  }

  /** TLS is loaded by the first who speaks it. */
  private openTls(identity: () => Identity): Promise<Listener> {
    let terminating: Promise<TlsServer> | undefined;
    const terminate = async () => {
      const { createServer: createTlsServer } = await import('node:tls');
      return createTlsServer(identity(), (socket) => this.pages.emit('connection', socket));
    };
    return Listener.open(
      createTcpServer({ pauseOnConnect: true }, (socket) => {
        terminating ??= terminate();
        void terminating.then((server) => server.emit('connection', socket));
      }),
    );
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const { socket } = request;
    const arrival = this.arrivals.get(pathOf(socket.localPort, socket.remotePort));
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]),
    );
    const visit: JudgeVisit = {
      at: this.clock(),
      via: arrival?.via ?? 'direct',
      ...(arrival && { askedFor: arrival.askedFor }),
      ...(arrival?.targeting && { targeting: arrival.targeting }),
      exit: arrival?.exit ?? { ip: socket.remoteAddress ?? '', country: '' },
      method: request.method ?? '',
      path: request.url ?? '',
      headers,
    };
    this.visits.add(visit);
    const download = DOWNLOAD.exec(visit.path)?.[1];
    if (arrival?.isTurnedAway) {
      response.writeHead(403, { 'content-type': 'text/html' });
      response.end('<html><title>Access denied</title>Visitors from your network are not served.</html>\n');
      return;
    }
    if (download !== undefined) {
      response.writeHead(200, { 'content-type': 'application/octet-stream' });
      response.end(Buffer.alloc(Math.min(Number(download), MOST_BYTES), 'egress'));
      return;
    }
    const body = JSON.stringify(
      {
        origin: visit.exit.ip,
        country: visit.exit.country === '' ? null : visit.exit.country,
        asn: visit.exit.country === '' ? null : networkNumber(visit.exit.ip),
        city: visit.exit.city ?? null,
        via: visit.via,
        targeting: visit.targeting ?? null,
        method: visit.method,
        url: `${'encrypted' in socket ? 'https' : 'http'}://${headers['host'] ?? ''}${visit.path}`,
        headers,
      },
      null,
      2,
    );
    response.writeHead(200, {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
    });
    response.end(`${body}\n`);
  }
}

/** Names a connection by its two ports, the judge's first. */
function pathOf(judgePort = 0, visitorPort = 0): string {
  return `${judgePort} ${visitorPort}`;
}
