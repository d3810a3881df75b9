import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import { z } from 'zod';
import type { Client } from '../../../src/http/client.js';
import {
  clientOf,
  failureOf,
  skippingClock,
  thingCall,
  thingEffect,
  withServer,
  withSocketServer,
} from './loopback.js';

const SHORT = { deadlines: { readMs: 150, effectMs: 150, downloadMs: 150 } };

describe('an effect', () => {
  it('gives what the schema makes of the answer', async () => {
    await withServer(
      (request, response) => {
        assert.equal(request.headers.connection, 'close');
        response.end('{"id":5,"more":1}');
      },
      async (url) => {
        const schema = z.object({ id: z.number() });
        assert.deepEqual(await clientOf(url).effect({ ...thingEffect(), schema }), { id: 5 });
      },
    );
  });

  for (const status of [408, 429, 500, 503]) {
    it(`is sent once, also after ${status}`, async () => {
      let requests = 0;
      await withServer(
        (_request, response) => {
          requests += 1;
          response.writeHead(status, { 'retry-after': '0' }).end();
        },
        async (url) => {
          const { details } = await failureOf(clientOf(url).effect(thingEffect()));
          assert.deepEqual([details.status, details.isSent, requests], [status, true, 1]);
        },
      );
    });
  }

  it('is sent once when the connection breaks, and says that it was sent', async () => {
    let requests = 0;
    await withSocketServer(
      (socket) => {
        socket.once('data', () => {
          requests += 1;
          socket.resetAndDestroy();
        });
      },
      async (url) => {
        const { kind, details } = await failureOf(clientOf(url).effect(thingEffect()));
        assert.deepEqual([kind, details.isSent, requests], ['network', true, 1]);
      },
    );
  });

  it('says that it was sent when the answer cannot be read', async () => {
    await withServer(
      (_request, response) => response.end('<html>'),
      async (url) => {
        const { kind, details } = await failureOf(clientOf(url).effect(thingEffect()));
        assert.deepEqual([kind, details.status, details.isSent], ['malformedAnswer', 200, true]);
      },
    );
  });

  it('says that it was sent when no answer came in time', async () => {
    await withSocketServer(
      (socket) => socket.resume(),
      async (url) => {
        const { kind, details } = await failureOf(clientOf(url, {}, SHORT).effect(thingEffect()));
        assert.deepEqual([kind, details.isSent], ['timeout', true]);
      },
    );
  });

  it('says that it was not sent when nobody took the connection', async () => {
    const freed = await withSocketServer(
      () => undefined,
      (url) => Promise.resolve(url),
    );
    const { kind, details } = await failureOf(clientOf(freed).effect(thingEffect()));
    assert.deepEqual([kind, details.detail, details.isSent], ['network', 'ECONNREFUSED', false]);
  });

  it('says that it was not sent when the connection was never made safe', async () => {
    await withSocketServer(
      (socket) => socket.resume(),
      async (url) => {
        const { kind, details } = await failureOf(
          clientOf(url.replace('http:', 'https:'), {}, SHORT).effect(thingEffect()),
        );
        assert.deepEqual([kind, details.isSent], ['timeout', false]);
      },
    );
  });

  it('says that it was not sent when it was cancelled before', async () => {
    const { kind, details } = await failureOf(
      clientOf('http://127.0.0.1:1').effect(thingEffect(AbortSignal.abort())),
    );
    assert.deepEqual([kind, details.isSent], ['cancelled', false]);
  });

  it('does not wait for its turn: it says when to come back', async () => {
    let requests = 0;
    await withServer(
      (_request, response) => {
        requests += 1;
        response.end('{}');
      },
      async (url) => {
        const clock = skippingClock();
        const client = clientOf(
          url,
          { rateLimits: [{ category: 'orders', limit: 1, windowMs: 60_000 }] },
          { clock },
        );
        await client.effect(thingEffect());
        clock.pass(20_000);
        const { kind, details } = await failureOf(client.effect(thingEffect()));
        assert.deepEqual([kind, details.retryAfterMs, details.isSent], ['rateLimited', 40_000, false]);
        assert.deepEqual([requests, clock.waits], [1, []]);
      },
    );
  });

  describe('on a connection of its own', () => {
    /** The client's port of each request, by the connection it came on. */
    const portsOf = async (run: (url: string) => Promise<unknown>) => {
      const ports: (number | undefined)[] = [];
      await withServer((request, response) => {
        ports.push(request.socket.remotePort);
        response.end('{}');
      }, run);
      return ports;
    };

    it('does not take the one that reads keep alive', async () => {
      const [first, second, effect] = await portsOf(async (url) => {
        const client = clientOf(url);
        await readAndFree(client);
        await readAndFree(client);
        await client.effect(thingEffect());
      });
      assert.equal(first, second, 'reads share a connection');
      assert.notEqual(effect, second);
    });

    it('does not take it either where the editor puts its own agent in place of ours', async () => {
      const original = http.request;
      const patched = (options: http.RequestOptions, onAnswer: (answer: http.IncomingMessage) => void) =>
        original({ ...options, agent: undefined }, onAnswer);
      const ports = await portsOf(async (url) => {
        const client = clientOf(url);
        await readAndFree(client);
        Object.assign(http, { request: patched });
        try {
          await client.effect(thingEffect());
        } finally {
          Object.assign(http, { request: original });
        }
      });
      assert.equal(ports.length, 2, 'nothing arrived on the connection that was given up');
      assert.notEqual(ports[0], ports[1]);
    });
  });
});

/** Reads, and waits until the connection is back with its agent. */
async function readAndFree(client: Client): Promise<void> {
  const isFree = once(http.globalAgent, 'free');
  await client.read(thingCall());
  await isFree;
}
