import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { answerOf, sendAnswer } from '../incoming/answers.js';
import { trailersOf, withoutHopByHop, type RequestHeaders } from '../incoming/headers.js';
import { join } from './joined.js';
import type { Upstream } from '../relay.js';
import type { UrlTarget } from '../targets/target.js';
import { exchange } from './exchange.js';
import type { Route } from './route.js';
import { UpstreamAgent } from './upstreamAgent.js';

/** A request in absolute form, and where its answer goes. */
export interface AbsoluteRequest extends UrlTarget {
  readonly headers: RequestHeaders;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** The protocol that the client wants to go on in; its connection is out of the parser's hands then. */
  readonly upgrade: string | undefined;
  readonly onContinue: () => void;
}

/** Passes on requests for http://, over connections that are kept for the next ones. */
export class Forwarder {
  /** By proxies as they are now: one whose login changed is another one. */
  #agents = new Map<Upstream, UpstreamAgent>();

  constructor(private readonly route: Route) {}

  async forward({ headers, ...asked }: AbsoluteRequest): Promise<void> {
    const { target, request, response } = asked;
    const isChunked = headers.transferEncoding !== undefined;
    const hasBody = isChunked || headers.hasLength;
    const framing = isChunked ? ['Transfer-Encoding', 'chunked'] : hasBody ? [] : noBody(request.method);
    const forwarding = {
      ...asked,
      hasBody,
      headers: [...headers.kept, ...framing],
    };
    try {
      const { answer, upgraded } = await this.route.through(target.host, request.socket, (upstream) =>
        exchange(forwarding, this.#agentOf(upstream), this.route.ways),
      );
      if (upgraded) {
        passUpgrade(answer, request.socket, response);
        join(request.socket, upgraded, this.route.ways.limits.halfOpenMs);
      } else {
        passBack(answer, request, response);
      }
    } catch (error) {
      if (!response.closed) {
        sendAnswer(request, response, answerOf(error));
      }
    }
  }

  /** Forgets connections that nobody uses to proxies that are not among these. */
  keep(upstreams: readonly Upstream[]): void {
    for (const [upstream, agent] of this.#agents) {
      if (!upstreams.includes(upstream)) {
        this.#agents.delete(upstream);
        agent.retire();
      }
    }
  }

  #agentOf(upstream: Upstream): UpstreamAgent {
    const known = this.#agents.get(upstream);
    if (known) {
      return known;
    }
    const agent = new UpstreamAgent(upstream, this.route.ways, this.route.allowsPrivate);
    this.#agents.set(upstream, agent);
    return agent;
  }
}

/** Node would announce a body that there is not for methods that mostly have one. */
function noBody(method: string | undefined): readonly string[] {
  return method === 'POST' || method === 'PUT' || method === 'PATCH' ? ['Content-Length', '0'] : [];
}

/** Tells the client that both go on in the other protocol; the connection is theirs from here on. */
function passUpgrade(answer: IncomingMessage, socket: Socket, response: ServerResponse): void {
  const { upgrade = '' } = answer.headers;
  const headers = [...withoutHopByHop(answer.rawHeaders), 'Connection', 'Upgrade', 'Upgrade', upgrade];
  const lines = headers.map((part, at) => `${part}${at % 2 === 0 ? ': ' : '\r\n'}`);
  response.detachSocket(socket);
  socket.write(`HTTP/1.1 101 ${answer.statusMessage ?? ''}\r\n${lines.join('')}\r\n`, 'latin1');
}

function passBack(answer: IncomingMessage, request: IncomingMessage, response: ServerResponse): void {
  response.sendDate = false;
  if (!request.complete) {
    // The client may never send the rest, and what it sends next would be taken for it.
    response.shouldKeepAlive = false;
  }
  response.writeHead(answer.statusCode ?? 502, answer.statusMessage, withoutHopByHop(answer.rawHeaders));
  answer.on('error', () => {
    // What was cut off is not to look whole.
    response.destroy();
  });
  answer.once('end', () => {
    response.addTrailers(trailersOf(answer.rawTrailers));
  });
  answer.pipe(response);
}
