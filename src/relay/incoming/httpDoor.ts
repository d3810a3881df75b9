import { Server, ServerResponse, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { TunnelTarget } from '../../check/probe/tunnelMessages.js';
import type { AbsoluteRequest, Forwarder } from '../outgoing/forwarder.js';
import { join } from '../outgoing/joined.js';
import { isPrivateHost } from '../targets/privateTargets.js';
import { readAuthority, readUrl } from '../targets/target.js';
import {
  HEAD_TOO_LONG,
  HOST_DISAGREES,
  HTTPS_NEEDS_TUNNEL,
  MALFORMED_REQUEST,
  MALFORMED_TARGET,
  NO_PROXY_REQUEST,
  NO_TOKEN,
  PRIVATE_TARGET,
  answerOf,
  endWith,
  sendAnswer,
  type RelayAnswer,
} from './answers.js';
import type { Client } from './clients.js';
import type { House } from './house.js';
import { readRequestHeaders, type RequestHeaders } from './headers.js';

type Asking = Pick<AbsoluteRequest, 'request' | 'response' | 'onContinue' | 'upgrade'>;

/** What clients ask for in HTTP. */
export class HttpDoor {
  readonly #server: Server;

  constructor(
    private readonly house: House,
    private readonly forwarder: Forwarder,
  ) {
    // It never listens: connections come from the relay's own listeners, which know SOCKS as well.
    this.#server = new Server({ maxHeaderSize: house.limits.headBytes, keepAliveTimeout: 0 });
    this.#server.on('request', (request, response) => {
      this.#serve({ request, response, onContinue: () => undefined, upgrade: undefined });
    });
    this.#server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
      const onContinue = () => {
        response.writeContinue();
      };
      this.#serve({ request, response, onContinue, upgrade: undefined });
    });
    this.#server.on('connect', (request, socket: Socket, early: Buffer) => {
      void this.#tunnel(request, socket, early);
    });
    this.#server.on('upgrade', (request, socket: Socket, early: Buffer) => {
      this.#upgrade(request, socket, early);
    });
    this.#server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
      this.#garbled(error, socket);
    });
  }

  /** Takes over a connection from its first byte. */
  enter(socket: Socket): void {
    this.#server.emit('connection', socket);
  }

  #serve(asking: Asking): void {
    const { request, response } = asking;
    const url = request.url ?? '';
    const client = this.house.clients.of(request.socket);
    if (client?.isTurnedAway === true) {
      return;
    }
    const asked = readUrl(url);
    const headers = readRequestHeaders(request.rawHeaders);
    const refusal = asked ? this.#refusal(asked.target, headers, HTTP_PORT) : wrongForm(url);
    if (!client || !asked || refusal) {
      this.#turnAway(client);
      sendAnswer(request, response, refusal ?? NO_PROXY_REQUEST);
      return;
    }
    this.house.clients.begin(client);
    response.once('close', () => {
      this.house.clients.finish(client);
    });
    void this.forwarder.forward({ ...asking, ...asked, headers });
  }

  /** The parser has let go of the connection: nothing after this request is read as another one. */
  #upgrade(request: IncomingMessage, socket: Socket, early: Buffer): void {
    const client = this.house.clients.of(socket);
    if (!client || client.isTurnedAway || client.underWay > 0) {
      socket.destroy();
      return;
    }
    const wanted = request.headers.upgrade?.toLowerCase();
    const response = new ServerResponse(request);
    response.shouldKeepAlive = false;
    response.assignSocket(socket);
    response.once('finish', () => {
      socket.destroySoon();
    });
    socket.unshift(early);
    // Others, such as h2c, would carry requests that nobody looks at.
    const upgrade = wanted === 'websocket' ? wanted : undefined;
    this.#serve({ request, response, onContinue: () => undefined, upgrade });
  }

  async #tunnel(request: IncomingMessage, socket: Socket, early: Buffer): Promise<void> {
    const client = this.house.clients.of(socket);
    const target = readAuthority(request.url ?? '');
    const headers = readRequestHeaders(request.rawHeaders);
    const refusal = target ? this.#refusal(target, headers) : MALFORMED_TARGET;
    if (!client || client.isTurnedAway || client.underWay > 0) {
      // The answer to what was asked before would come in the midst of the tunnel.
      socket.destroy();
      return;
    }
    const isFramed = headers.hasLength || headers.transferEncoding !== undefined;
    if (!target || refusal || isFramed) {
      this.#turnAway(client);
      endWith(socket, refusal ?? (isFramed ? MALFORMED_REQUEST : MALFORMED_TARGET));
      return;
    }
    this.house.clients.begin(client);
    try {
      const tunnel = await this.house.route.tunnel(target, socket);
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      tunnel.write(early);
      join(socket, tunnel, this.house.limits.halfOpenMs);
    } catch (error) {
      endWith(socket, answerOf(error));
      this.house.clients.finish(client);
    }
  }

  #turnAway(client: Client | undefined): void {
    this.house.tally.refused();
    if (client) {
      client.isTurnedAway = true;
    }
  }

  #refusal(target: TunnelTarget, headers: RequestHeaders, defaultPort?: number): RelayAnswer | undefined {
    const { entrance, route } = this.house;
    const { kept, logins, hosts, transferEncoding, hasLength } = headers;
    if (transferEncoding !== undefined && (transferEncoding !== 'chunked' || hasLength)) {
      return MALFORMED_REQUEST;
    }
    if (kept.length > 2 * MOST_HEADERS) {
      return HEAD_TOO_LONG;
    }
    if (logins.length > 1 || !entrance.admitsBasic(logins[0])) {
      return NO_TOKEN;
    }
    if (hosts.length > 1 || (hosts[0] !== undefined && !agrees(hosts[0], target, defaultPort))) {
      return HOST_DISAGREES;
    }
    return !route.allowsPrivate && isPrivateHost(target.host) ? PRIVATE_TARGET : undefined;
  }

  #garbled(error: NodeJS.ErrnoException, socket: Socket): void {
    const client = this.house.clients.of(socket);
    if (!client || client.isTurnedAway) {
      return;
    }
    // In the midst of an answer nothing can be said.
    if (client.underWay > 0 || error.code?.startsWith('HPE_') !== true) {
      socket.destroy();
      return;
    }
    this.#turnAway(client);
    endWith(socket, error.code === 'HPE_HEADER_OVERFLOW' ? HEAD_TOO_LONG : MALFORMED_REQUEST);
  }
}

const HTTP_PORT = 80;
/** Fewer than the 2,000 above which Node leaves out the rest without a word. */
const MOST_HEADERS = 1000;

function wrongForm(url: string): RelayAnswer {
  if (/^https:/i.test(url)) {
    return HTTPS_NEEDS_TUNNEL;
  }
  return /^http:/i.test(url) ? MALFORMED_TARGET : NO_PROXY_REQUEST;
}

/** Many clients leave the port out of it that they ask a tunnel for. */
function agrees(host: string, target: TunnelTarget, defaultPort = target.port): boolean {
  const named = readAuthority(host, defaultPort);
  return named?.host === target.host && named.port === target.port;
}
