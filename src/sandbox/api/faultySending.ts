import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Fault } from '../faults.js';
import { alterField } from './alterField.js';
import { json, type Reply } from './reply.js';

const DEFAULT_BYTES = 16 * 1024 * 1024;
const DEFAULT_DEPTH = 10_000;
const NOWHERE = 'http://127.0.0.1:9/';

export interface FaultySending {
  /** The call's own answer, if the fault strikes after the call. */
  readonly reply: Reply | undefined;
  /** The call's own answer, made now if it was not yet. */
  readonly later: () => Reply;
  readonly fail: (status: number, message: string) => Reply;
  readonly send: (reply: Reply) => number;
}

/** Does what the fault says; returns the status that went out, 0 when none did or it came to nothing. */
export function sendFaulty(response: ServerResponse, fault: Fault, sending: FaultySending): number {
  const { later, fail, send } = sending;
  switch (fault.kind) {
    case 'reset':
    case 'resetBeforeCharge':
    case 'resetAfterCharge':
      response.socket?.resetAndDestroy();
      return 0;
    case 'hang':
    case 'hangAfterCharge':
      return 0;
    case 'resetMidBody':
      return cutShort(response, later());
    case 'delay':
      setTimeout(() => {
        // A server does not notice that its caller has left: the call takes effect all the same.
        const reply = later();
        if (!response.destroyed) {
          send(reply);
        }
      }, fault.delayMs ?? 1_000).unref();
      return 200;
    case 'drip':
      drip(response, later(), fault.delayMs ?? 100);
      return 200;
    case 'truncatedJson': {
      const reply = later();
      return send({ ...reply, body: reply.body.slice(0, Math.floor(reply.body.length * 0.6)) });
    }
    case 'emptyBody':
      return send({ ...later(), body: '' });
    case 'htmlPage':
      return send(htmlPage(fault.status ?? 502));
    case 'redirect':
      return send({
        status: fault.status ?? 302,
        headers: { location: fault.location ?? NOWHERE },
        body: '',
      });
    case 'rateLimited': {
      const retryAfter = fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) };
      const refusal = fail(429, 'Rate limited');
      return send({ ...refusal, headers: { ...refusal.headers, ...retryAfter } });
    }
    case 'serverError':
    case 'upstreamError':
      return send(fail(fault.status ?? 500, 'Internal error'));
    case 'status':
      return send({ ...later(), status: fault.status ?? 500 });
    case 'gzipBomb':
      return sendGzipped(response, bigJson(fault.bytes ?? DEFAULT_BYTES));
    case 'hugeBody':
      return send({ ...json(null), body: bigJson(fault.bytes ?? DEFAULT_BYTES) });
    case 'deepJson': {
      const depth = fault.depth ?? DEFAULT_DEPTH;
      return send({ ...json(null), body: `${'{"data":'.repeat(depth)}null${'}'.repeat(depth)}` });
    }
    case 'badField': {
      const reply = later();
      return send({ ...reply, body: alterField(reply.body, fault) });
    }
  }
}

function cutShort(response: ServerResponse, { status, headers, body }: Reply): number {
  response.writeHead(status, { ...headers, 'content-length': String(Buffer.byteLength(body)) });
  response.write(body.slice(0, Math.floor(body.length / 2)), () => response.socket?.resetAndDestroy());
  return status;
}

function drip(response: ServerResponse, { status, headers, body }: Reply, pauseMs: number): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...headers, 'content-length': String(bytes.length) });
  let sent = 0;
  const timer = setInterval(() => {
    if (response.destroyed || sent >= bytes.length) {
      clearInterval(timer);
      response.end();
    } else {
      response.write(bytes.subarray(sent, (sent += 1)));
    }
  }, pauseMs).unref();
}

function htmlPage(status: number): Reply {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: `<!doctype html><html><head><title>${status}</title></head><body><h1>Something went wrong</h1></body></html>`,
  };
}

function bigJson(bytes: number): string {
  return `{"ok":true,"success":true,"data":"${'a'.repeat(bytes)}"}`;
}

function sendGzipped(response: ServerResponse, body: string): number {
  const zipped = gzipSync(body);
  response.writeHead(200, {
    'content-type': 'application/json; charset=utf-8',
    'content-encoding': 'gzip',
    'content-length': String(zipped.length),
  });
  response.end(zipped);
  return 200;
}
