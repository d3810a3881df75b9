import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Reason } from '../../check/verdict.js';
import { ForbiddenTarget, UpstreamTrouble } from '../outgoing/trouble.js';

/** What a relay says itself, in the place of a target. */
export interface RelayAnswer {
  readonly status: number;
  readonly statusText: string;
  /** The word for programs, in `X-Egress-Error`. */
  readonly word: string;
  readonly text: string;
}

const answer = (status: number, statusText: string, word: string, text: string): RelayAnswer => ({
  status,
  statusText,
  word,
  text,
});

export const NO_TOKEN = answer(
  407,
  'Proxy Authentication Required',
  'token',
  'the token of this relay is missing or wrong.',
);
export const NO_PROXY_REQUEST = answer(
  400,
  'Bad Request',
  'request',
  'this is a proxy, and that is no request to a proxy.',
);
export const HTTPS_NEEDS_TUNNEL = answer(
  400,
  'Bad Request',
  'request',
  'for https:// a proxy is asked for a tunnel with CONNECT.',
);
export const MALFORMED_TARGET = answer(
  403,
  'Forbidden',
  'target',
  'the target is written in a way that programs read differently.',
);
export const HOST_DISAGREES = answer(
  400,
  'Bad Request',
  'host',
  'Host names another target than the request.',
);
export const PRIVATE_TARGET = answer(
  403,
  'Forbidden',
  'private',
  'targets in this machine and private networks are not allowed. The setting egress.relay.allowPrivateTargets allows them.',
);
export const HEAD_TOO_LONG = answer(
  431,
  'Request Header Fields Too Large',
  'head',
  'the head of the request is too long.',
);
export const MALFORMED_REQUEST = answer(400, 'Bad Request', 'request', 'the request is malformed.');
export const FULL = answer(503, 'Service Unavailable', 'full', 'there are too many connections.');
const RELAY_FAILED = answer(500, 'Internal Server Error', 'relay', 'the relay failed.');

const TEXTS: Partial<Record<Reason, string>> = {
  connectionRefused: 'the proxy refused the connection.',
  hostNotFound: 'the name of the proxy was not found.',
  networkUnreachable: 'the proxy cannot be reached from here.',
  connectionReset: 'the connection to the proxy broke.',
  closedEarly: 'the proxy closed the connection without an answer.',
  tooManyDescriptors: 'this machine has no room for more connections.',
  loginRequired: 'the proxy asks for a login.',
  loginRefused: 'the proxy refused the login.',
  targetRefused: 'the proxy does not allow this target.',
  targetUnreachable: 'the proxy could not reach the target.',
  tooManyRequests: 'the proxy says that there were too many requests.',
  noConnect: 'the proxy opens no tunnel to this target.',
  slowConnect: 'the proxy did not take the connection in time.',
  slowHandshake: 'the proxy did not open a tunnel in time.',
  slowAnswer: 'there was no answer in time.',
  notHttp: 'what the proxy answered is not HTTP.',
  notSocks: 'what the proxy answered is not SOCKS.',
  headersTooLong: 'the head of the answer is too long.',
  tlsFailed: 'TLS with the proxy failed.',
  untrustedCertificate: 'the certificate of the proxy is not to be trusted.',
  malformedAddress: 'the address or the login of the proxy cannot be used in its protocol.',
  none: 'there is no proxy to send this through.',
};

const TOO_SLOW = new Set<Reason>(['slowConnect', 'slowHandshake', 'slowAnswer']);
const NO_ROOM = new Set<Reason>(['tooManyDescriptors', 'none']);

function ofReason(reason: Reason): RelayAnswer {
  const text = TEXTS[reason] ?? 'the proxy failed.';
  if (TOO_SLOW.has(reason)) {
    return answer(504, 'Gateway Timeout', reason, text);
  }
  return NO_ROOM.has(reason)
    ? answer(503, 'Service Unavailable', reason, text)
    : answer(502, 'Bad Gateway', reason, text);
}

/** What is said of why a request was not served. */
export function answerOf(error: unknown): RelayAnswer {
  if (error instanceof ForbiddenTarget) {
    return PRIVATE_TARGET;
  }
  return error instanceof UpstreamTrouble ? ofReason(error.reason) : RELAY_FAILED;
}

function headersOf({ status, word, text }: RelayAnswer): string[] {
  return [
    ...(status === NO_TOKEN.status ? ['Proxy-Authenticate', 'Basic realm="Egress"'] : []),
    ...['Content-Type', 'text/plain; charset=utf-8'],
    ...['Content-Length', String(pageOf(text).length)],
    ...['X-Egress-Error', word],
    ...['Connection', 'close'],
  ];
}

/** In ASCII. */
function pageOf(text: string): string {
  return `Egress: ${text}\n`;
}

export function sendAnswer(request: IncomingMessage, response: ServerResponse, said: RelayAnswer): void {
  response.writeHead(said.status, said.statusText, headersOf(said));
  // Of what is malformed nobody knows where it ends.
  if (request.complete || said === MALFORMED_REQUEST) {
    response.end(pageOf(said.text));
    return;
  }
  // What it still sends is read and dropped: a reset would take the answer with it.
  response.write(pageOf(said.text));
  request.once('end', () => {
    response.end();
  });
  request.resume();
}

/** The same where no request is to be answered but a connection, which ends with it. */
export function endWith(socket: Socket, said: RelayAnswer): void {
  const lines = headersOf(said).map((part, index) => (index % 2 === 0 ? `${part}: ` : `${part}\r\n`));
  socket.end(`HTTP/1.1 ${said.status} ${said.statusText}\r\n${lines.join('')}\r\n${pageOf(said.text)}`);
  socket.resume();
}
