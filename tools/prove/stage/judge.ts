import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { Certificates } from './certificates.js';
import { serverOptions } from './certificates.js';

/** A request that reached the judge. */
export interface Arrival {
  /** The address it came from: each proxy leaves by one of its own. */
  readonly from: string;
  readonly isSecure: boolean;
}

/** A web server, over HTTP and HTTPS, that remembers who came for which run. */
export class Judge {
  readonly #arrivals = new Map<string, Arrival[]>();
  readonly #servers: readonly [plain: Server, secure: Server];

  private constructor(certificates: Certificates) {
    this.#servers = [
      createHttpServer((request, response) => {
        this.#answer(request, response, false);
      }),
      createHttpsServer(serverOptions(certificates), (request, response) => {
        this.#answer(request, response, true);
      }),
    ];
  }

  static async open(certificates: Certificates): Promise<Judge> {
    const judge = new Judge(certificates);
    for (const server of judge.#servers) {
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
    }
    return judge;
  }

  port(isSecure: boolean): number {
    const address = this.#servers[isSecure ? 1 : 0].address();
    return typeof address === 'object' && address ? address.port : 0;
  }

  /** The requests whose path begins with this name. */
  arrivals(run: string): readonly Arrival[] {
    return this.#arrivals.get(run) ?? [];
  }

  async stop(): Promise<void> {
    for (const server of this.#servers) {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    }
  }

  #answer(request: IncomingMessage, response: ServerResponse, isSecure: boolean): void {
    request.resume();
    const [, run = '', ...rest] = (request.url ?? '').split(/[/?]/);
    const arrivals = this.#arrivals.get(run) ?? [];
    this.#arrivals.set(run, arrivals);
    arrivals.push({ from: request.socket.remoteAddress ?? '', isSecure });
    const [type, body] = answerFor(rest.join('/'), request.headers.host ?? '');
    response.writeHead(200, { 'content-type': type, 'content-length': Buffer.byteLength(body) });
    response.end(request.method === 'HEAD' ? undefined : body);
  }
}

/** What git, npm and pip need to be content; everyone else gets a word of JSON. */
function answerFor(path: string, host: string): readonly [type: string, body: string] {
  if (path.startsWith('info/refs')) {
    return ['application/x-git-upload-pack-advertisement', '001e# service=git-upload-pack\n0000000000'];
  }
  if (path.startsWith('simple/')) {
    return ['text/html', '<!DOCTYPE html><html><body></body></html>'];
  }
  return ['application/json', JSON.stringify({ name: 'judge', host })];
}
