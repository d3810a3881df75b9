import { ClientRequest, type ClientRequestArgs, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { proxysOwn } from '../../check/probe/absoluteForm.js';
import { basicLogin, hasLogin } from '../../check/probe/login.js';
import { authorityOf, type TunnelTarget } from '../../check/probe/tunnelMessages.js';
import type { Reason } from '../../check/verdict.js';
import { trailersOf } from '../incoming/headers.js';
import type { Upstream } from '../relay.js';
import type { Ways } from './approach.js';
import { ForbiddenTarget, UpstreamTrouble } from './trouble.js';
import { takesUrls, type UpstreamAgent } from './upstreamAgent.js';

/** Of no effect beside the answer, so that it may be sent again (RFC 9110, 9.2.2); a body would be gone. */
const REPEATABLE = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);
const HTTP_PORT = 80;
/** Some proxies say the one for the other. */
const LOGIN_WANTED = new Set([401, 407]);

/** A request as it goes on. */
export interface Forwarding {
  readonly target: TunnelTarget;
  /** In origin form. */
  readonly path: string;
  /** Without those of the client's connection and without `Host`. */
  readonly headers: readonly string[];
  readonly hasBody: boolean;
  /** The protocol that the client wants to go on in, if the target wants so too. */
  readonly upgrade: string | undefined;
  /** What the client sends; its body is read once there is a connection for it. */
  readonly request: IncomingMessage;
  /** Closes with the client. */
  readonly response: ServerResponse;
  /** The other side wants the body that it was told of. */
  readonly onContinue: () => void;
}

export interface Exchanged {
  /** Its head has come. */
  readonly answer: IncomingMessage;
  /** Where both have agreed to go on in another protocol: what the target says in it, from its first byte. */
  readonly upgraded?: Socket;
}

/** Sends the request through the agent's proxy; resolves with the head of the answer. Rejects with `UpstreamTrouble`. */
export async function exchange(forwarding: Forwarding, agent: UpstreamAgent, ways: Ways): Promise<Exchanged> {
  const isRepeatable =
    !forwarding.hasBody &&
    forwarding.upgrade === undefined &&
    REPEATABLE.has(forwarding.request.method ?? '');
  for (;;) {
    const attempt = new ClientRequest(argumentsOf(forwarding, agent, ways, isRepeatable));
    try {
      return await answerTo(attempt, forwarding, agent, ways);
    } catch (error) {
      if (!isRepeatable || !(error instanceof UpstreamTrouble) || error.reason === 'slowAnswer') {
        throw error;
      }
      // A connection that was kept may have ended while the request was on its way.
      if (!attempt.reusedSocket || error.reason !== 'closedEarly' || forwarding.response.closed) {
        throw new UpstreamTrouble(error.reason);
      }
    }
  }
}

function argumentsOf(
  { target, path, headers, request, upgrade }: Forwarding,
  agent: UpstreamAgent,
  { limits }: Ways,
  isRepeatable: boolean,
): ClientRequestArgs {
  const { upstream } = agent;
  const isUrl = takesUrls(upstream);
  const authority = target.port === HTTP_PORT ? authorityOf(target).slice(0, -3) : authorityOf(target);
  const login = isUrl ? basicLogin(upstream.address) : undefined;
  const { host, port } = isUrl ? upstream.address : target;
  return {
    host,
    port,
    path: isUrl ? `http://${authority}${path}` : path,
    headers: [
      ...['Host', authority, ...headers],
      ...(login === undefined ? [] : ['Proxy-Authorization', login]),
      ...(upgrade === undefined ? [] : ['Connection', 'Upgrade', 'Upgrade', upgrade]),
      ...(isRepeatable || upgrade !== undefined ? [] : ['Connection', 'close']),
    ],
    maxHeaderSize: limits.headBytes,
    ...(request.method === undefined ? {} : { method: request.method }),
    // What must not be sent twice gets a connection that nobody else can have worn out.
    ...(isRepeatable ? { agent } : { createConnection: agent.createConnection.bind(agent) }),
  };
}

function answerTo(
  attempt: ClientRequest,
  { request, response, hasBody, upgrade, onContinue }: Forwarding,
  { upstream }: UpstreamAgent,
  { deadlines, limits }: Ways,
): Promise<Exchanged> {
  return new Promise((resolve, reject) => {
    let isSent = false;
    let deadline: { dispose(): void } | undefined;
    const fail = (error: unknown) => {
      deadline?.dispose();
      attempt.destroy();
      reject(troubleOf(error, isSent));
    };
    attempt.once('socket', () => {
      isSent = true;
      deadline = deadlines.after(limits.answerMs, () => {
        fail(new UpstreamTrouble('slowAnswer', true));
      });
      if (hasBody) {
        attempt.flushHeaders();
        sendBody(request, attempt);
      } else {
        attempt.end();
      }
    });
    attempt.on('continue', onContinue);
    attempt.once('response', (answer) => {
      const refusal = loginRefusal(answer, upstream);
      if (refusal) {
        fail(new UpstreamTrouble(refusal, hasBody));
      } else {
        deadline?.dispose();
        resolve({ answer });
      }
    });
    attempt.once('upgrade', (answer, upgraded: Socket, early: Buffer) => {
      if (upgrade === undefined) {
        upgraded.destroy();
        fail(new UpstreamTrouble('unexpectedStatus', hasBody));
      } else {
        deadline?.dispose();
        upgraded.unshift(early);
        resolve({ answer, upgraded });
      }
    });
    attempt.on('error', fail);
    attempt.once('close', () => {
      fail(new UpstreamTrouble('closedEarly', isSent));
    });
    response.once('close', () => {
      attempt.destroy();
    });
  });
}

/** Why the proxy itself, not the target, wants another login; undefined where it does not. */
function loginRefusal({ statusCode = 0, headers }: IncomingMessage, upstream: Upstream): Reason | undefined {
  if (!LOGIN_WANTED.has(statusCode) || !takesUrls(upstream)) {
    return undefined;
  }
  const header = (name: string) => headers[name]?.toString();
  const answer = { status: statusCode, header, body: () => '' };
  return proxysOwn(answer, undefined, hasLogin(upstream.address))?.reason;
}

function sendBody(request: IncomingMessage, attempt: ClientRequest): void {
  request.once('end', () => {
    attempt.addTrailers(trailersOf(request.rawTrailers));
  });
  request.pipe(attempt);
}

function troubleOf(error: unknown, isSent: boolean): Error {
  if (error instanceof UpstreamTrouble || error instanceof ForbiddenTarget) {
    return error;
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return new UpstreamTrouble(reasonOf(code), isSent);
}

/** What Node says of an answer that it cannot read, or of the connection. */
function reasonOf(code: string): Reason {
  if (code === 'HPE_HEADER_OVERFLOW') {
    return 'headersTooLong';
  }
  if (code.startsWith('HPE_')) {
    return 'notHttp';
  }
  return code === 'ECONNRESET' ? 'closedEarly' : 'connectionReset';
}
