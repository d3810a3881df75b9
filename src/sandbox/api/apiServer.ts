import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { BoundedLog } from '../boundedLog.js';
import type { Fault, FaultQueue } from '../faults.js';
import { strikesAfter } from '../faults.js';
import { Listener } from '../listener.js';
import type { LoggedRequest, ProviderId } from '../types.js';
import type { Call, ProviderApi, Route } from './call.js';
import { sendFaulty } from './faultySending.js';
import type { Reply } from './reply.js';
import { findRoute } from './router.js';

const TOO_LARGE = Symbol('too large');
const ABORTED = Symbol('aborted');
/** Long enough that no test meets a connection closing just as it is used again. */
const KEEP_ALIVE_MS = 60_000;
const KEY_PARAMETERS = new Set(['api_key']);

export interface ApiSurroundings {
  readonly clock: () => number;
  readonly faults: FaultQueue;
  readonly requests: BoundedLog<LoggedRequest>;
}

/** One provider's API on a port of its own. */
export class ApiServer {
  private constructor(
    private readonly provider: ProviderId,
    private readonly api: ProviderApi,
    private readonly around: ApiSurroundings,
  ) {}

  static async open(provider: ProviderId, api: ProviderApi, around: ApiSurroundings): Promise<Listener> {
    const server = new ApiServer(provider, api, around);
    return Listener.open(
      createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
        void server.serve(request, response);
      }),
    );
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.on('error', () => undefined);
    const body = await readBody(request, this.api.maxBodyBytes);
    const url = parseUrl(request.url ?? '');
    if (body === ABORTED || response.destroyed) {
      return;
    }
    if (!url) {
      send(response, this.api.fail(400, 'Malformed URL'));
      return;
    }
    const { basePath, routes } = this.api;
    const path = url.pathname.startsWith(`${basePath}/`) ? url.pathname.slice(basePath.length) : '';
    const method = request.method ?? '';
    const match = findRoute(routes, method, path);
    const call: Call = {
      method,
      path,
      query: url.searchParams,
      headers: request.headers,
      body: body === TOO_LARGE ? '' : body,
      params: match?.params ?? {},
      now: this.around.clock(),
      upstreamFails: false,
    };
    const op = opOf(match?.route, call);
    const fault = this.around.faults.take(this.provider, { method, path, op });
    const answer = () =>
      body === TOO_LARGE
        ? this.api.fail(413, `The body is limited to ${this.api.maxBodyBytes} bytes`)
        : this.handle(match?.route, { ...call, upstreamFails: fault?.kind === 'upstreamError' });
    const status = this.respond(response, fault, answer);
    this.log(call, op, status);
  }

  /** Sends the answer, or what the fault makes of it; returns the status that went out, 0 for none. */
  private respond(response: ServerResponse, fault: Fault | undefined, answer: () => Reply): number {
    if (!fault || fault.kind === 'upstreamError') {
      return send(response, answer());
    }
    const reply = strikesAfter(fault) ? answer() : undefined;
    return sendFaulty(response, fault, {
      reply,
      later: () => reply ?? answer(),
      fail: this.api.fail,
      send: (altered) => send(response, altered),
    });
  }

  private handle(route: Route | undefined, call: Call): Reply {
    if (!route) {
      return this.api.fail(404, 'Not found');
    }
    try {
      return route.handle(call);
    } catch {
      return this.api.fail(500, 'Internal error');
    }
  }

  private log(call: Call, op: string, status: number): void {
    const { headers, query } = call;
    const inHeader = headers.authorization !== undefined || headers['x-api-key'] !== undefined;
    const inQuery = [...query.keys()].some((name) => KEY_PARAMETERS.has(name));
    const idempotencyKey = headers['idempotency-key'];
    this.around.requests.add({
      at: call.now,
      provider: this.provider,
      method: call.method,
      path: this.api.loggedPath?.(call.path) ?? call.path,
      op,
      query: Object.fromEntries(
        [...query].map(([name, value]) => [name, KEY_PARAMETERS.has(name) ? '***' : value]),
      ),
      keySentIn: inHeader ? 'header' : inQuery ? 'query' : 'nowhere',
      ...(typeof idempotencyKey === 'string' && { idempotencyKey }),
      status,
    });
  }
}

function opOf(route: Route | undefined, call: Call): string {
  return typeof route?.op === 'function' ? route.op(call) : (route?.op ?? '');
}

function parseUrl(text: string): URL | undefined {
  const base = 'http://sandbox';
  return text.startsWith('/') && URL.canParse(base + text) ? new URL(base + text) : undefined;
}

/** The body as text; one that is too large is read to its end all the same. */
async function readBody(
  request: IncomingMessage,
  maxBytes: number,
): Promise<string | typeof TOO_LARGE | typeof ABORTED> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes <= maxBytes) {
        chunks.push(chunk);
      }
    }
  } catch {
    return ABORTED;
  }
  return bytes <= maxBytes ? Buffer.concat(chunks).toString('utf8') : TOO_LARGE;
}

function send(response: ServerResponse, { status, headers, body }: Reply): number {
  response.writeHead(status, { ...headers, 'content-length': String(Buffer.byteLength(body)) });
  response.end(body);
  return status;
}
