import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { BoundedLog } from './boundedLog.js';
import { Listener } from './listener.js';
import type { Exit, JudgeVisit } from './types.js';

/** Host names that exist at the sandbox's proxies alone, where they lead to the judge. */
export const JUDGE_DOMAIN = 'sandbox.test';

/** How a connection reached the judge. */
export interface Arrival {
  readonly via: string;
  readonly askedFor: string;
  readonly exit: Exit;
  readonly targeting?: Readonly<Record<string, string>>;
}

/** The page that tells a visitor how it looks from outside: address, headers, and which proxy it came through. */
export class Judge {
  readonly visits = new BoundedLog<JudgeVisit>();
  private readonly arrivals = new Map<number, Arrival>();
  private constructor(private readonly clock: () => number) {}
  private listener: Listener | undefined;

  static async open(clock: () => number): Promise<Judge> {
    const judge = new Judge(clock);
    judge.listener = await Listener.open(
      createServer((request, response) => {
        judge.answer(request, response);
      }),
    );
    return judge;
  }

  get port(): number {
    return this.listener?.port ?? 0;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/`;
  }

  /** Announces a proxy's connection by its local port, before its first byte. */
  expect(localPort: number, arrival: Arrival): void {
    this.arrivals.set(localPort, arrival);
  }

  forget(localPort: number): void {
    this.arrivals.delete(localPort);
  }

  async stop(): Promise<void> {
    await this.listener?.stop();
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    request.resume();
    const arrival = this.arrivals.get(request.socket.remotePort ?? 0);
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]),
    );
    const visit: JudgeVisit = {
      at: this.clock(),
      via: arrival?.via ?? 'direct',
      ...(arrival && { askedFor: arrival.askedFor }),
      ...(arrival?.targeting && { targeting: arrival.targeting }),
      exit: arrival?.exit ?? { ip: request.socket.remoteAddress ?? '', country: '' },
      method: request.method ?? '',
      path: request.url ?? '',
      headers,
    };
    this.visits.add(visit);
    const body = JSON.stringify(
      {
        origin: visit.exit.ip,
        country: visit.exit.country === '' ? null : visit.exit.country,
        city: visit.exit.city ?? null,
        via: visit.via,
        targeting: visit.targeting ?? null,
        method: visit.method,
        url: `http://${headers['host'] ?? ''}${visit.path}`,
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
