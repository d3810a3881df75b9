import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Cuts the connection after the body, or before the first byte where there is none. */
  readonly isCut?: boolean;
}

export interface SeenRequest {
  readonly method: string;
  /** Path and query as they came. */
  readonly url: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

/** A provider on loopback that answers everything with the same reply, or never. */
export class Replay {
  readonly requests: SeenRequest[] = [];
  reply: Reply | 'never' = {};
  /** What is answered at one URL whatever `reply` is; such a request is not kept in `requests`. */
  readonly fixed = new Map<string, Reply>();
  connections = 0;
  readonly #server = http.createServer((request, response) => {
    void this.#answer(request, response);
  });

  static async start(): Promise<Replay> {
    const replay = new Replay();
    replay.#server.on('connection', () => (replay.connections += 1));
    replay.#server.listen(0, '127.0.0.1');
    await once(replay.#server, 'listening');
    return replay;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  async #answer(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk as Buffer);
    }
    const fixed = this.fixed.get(request.url ?? '');
    if (fixed) {
      send(fixed, response);
      return;
    }
    this.requests.push({
      method: request.method ?? '',
      url: request.url ?? '',
      headers: request.headers,
      body: Buffer.concat(chunks).toString(),
    });
    if (this.reply !== 'never') {
      send(this.reply, response);
    }
  }
}

function send(
  { status = 200, headers = {}, body = '', isCut = false }: Reply,
  response: http.ServerResponse,
): void {
  if (!isCut) {
    response.writeHead(status, headers).end(body);
    return;
  }
  if (body !== '') {
    response.writeHead(status, { ...headers, 'Content-Length': String(Buffer.byteLength(body) + 100) });
    response.write(body, () => response.destroy());
  } else {
    response.destroy();
  }
}
