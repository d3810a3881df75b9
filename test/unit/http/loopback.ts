import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import { z } from 'zod';
import { isProviderError, type ProviderError } from '../../../src/core/errors.js';
import { Permit } from '../../../src/core/permit.js';
import { Secret } from '../../../src/core/secret.js';
import type { Client, ClientOptions } from '../../../src/http/client.js';
import { createConnect } from '../../../src/http/connect.js';
import type { Surroundings } from '../../../src/http/httpClient.js';

export const KEY = 'rk_canary/+=7Zq9"ü';

/** Serves on loopback while `run` runs; `url` is its base URL. */
export async function withServer<T>(
  handler: http.RequestListener,
  run: (url: string) => Promise<T>,
): Promise<T> {
  return withListener(http.createServer(handler), run);
}

/** The same for a server below HTTP: it gets each connection. */
export async function withSocketServer<T>(
  handler: (socket: net.Socket) => void,
  run: (url: string) => Promise<T>,
): Promise<T> {
  return withListener(
    net.createServer((socket) => {
      socket.on('error', () => undefined);
      handler(socket);
    }),
    run,
  );
}

async function withListener<T>(server: net.Server, run: (url: string) => Promise<T>): Promise<T> {
  const sockets = new Set<net.Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    return await run(`http://127.0.0.1:${portOf(server)}`);
  } finally {
    for (const socket of sockets) {
      socket.destroy();
    }
    server.close();
    await once(server, 'close');
  }
}

function portOf(server: net.Server): number {
  const address = server.address();
  assert(typeof address === 'object' && address !== null);
  return address.port;
}

/** Time that passes only by waiting, at once. */
export function skippingClock(startMs = 1_700_000_000_000) {
  let nowMs = startMs;
  const waits: number[] = [];
  return {
    waits,
    now: () => nowMs,
    wait: (ms: number, signal: AbortSignal) => {
      signal.throwIfAborted();
      waits.push(ms);
      nowMs += ms;
      return Promise.resolve();
    },
    pass: (ms: number) => {
      nowMs += ms;
    },
  };
}

/** A client as the gateway's, quick to give up, which waits in no real time. */
export function clientOf(
  baseUrl: string,
  options: Partial<ClientOptions> = {},
  surroundings: Partial<Surroundings> = {},
): Client {
  return createConnect({
    clock: skippingClock(),
    random: () => 0.5,
    deadlines: { readMs: 2000, effectMs: 2000, downloadMs: 2000 },
    ...surroundings,
  })({
    provider: 'gateway',
    baseUrl,
    keyHeader: { name: 'x-api-key', value: new Secret(KEY) },
    rateLimits: [],
    retries: 'reads',
    readErrorBody: () => ({}),
    ...options,
  });
}

const anything = z.unknown();

export function thingCall(signal = new AbortController().signal) {
  return { endpoint: 'GET /things/{id}', path: ['things', '7'], schema: anything, signal };
}

/** A purchase: what changes something, with leave to send it once. */
export function thingEffect(signal = new AbortController().signal) {
  return {
    endpoint: 'POST /things',
    path: ['things'],
    method: 'POST',
    body: { quantity: 1 },
    schema: anything,
    permit: new Permit({ signal }),
  } as const;
}

export async function failureOf(promise: Promise<unknown>): Promise<ProviderError> {
  const outcome = await promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  assert('error' in outcome, 'it should have failed');
  assert(isProviderError(outcome.error), `not a ProviderError: ${String(outcome.error)}`);
  return outcome.error;
}
