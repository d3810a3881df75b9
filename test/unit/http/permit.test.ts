import assert from 'node:assert/strict';
import type net from 'node:net';
import { DryRun, Permit, type PermitOptions } from '../../../src/core/permit.js';
import { Secret } from '../../../src/core/secret.js';
import { clientOf, failureOf, KEY, thingEffect, withServer, withSocketServer } from './loopback.js';

const { signal } = new AbortController();
const PASSWORD = 'hunter2"\nhünter3';

function effect(options: Partial<PermitOptions> = {}) {
  return {
    ...thingEffect(),
    body: { email: 'a@b.c', password: new Secret(PASSWORD) },
    secrets: [new Secret(PASSWORD)],
    permit: new Permit({ signal, ...options }),
  };
}

async function rejectionOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => assert.fail('it should have failed'),
    (error: unknown) => error,
  );
}

/** How many connections were made while `run` ran. */
async function connectionsDuring(run: (url: string) => Promise<unknown>): Promise<number> {
  let connections = 0;
  const handler = (socket: net.Socket) => {
    connections += 1;
    socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}');
  };
  await withSocketServer(handler, run);
  return connections;
}

describe('a permit', () => {
  it('is good for one request: the second one is not sent', async () => {
    const connections = await connectionsDuring(async (url) => {
      const call = effect();
      const client = clientOf(url);
      const [first, second] = await Promise.allSettled([client.effect(call), client.effect(call)]);
      assert.deepEqual([first.status, second.status], ['fulfilled', 'rejected']);
      await assert.rejects(client.effect(call), { message: 'A permit is good for one request' });
    });
    assert.equal(connections, 1);
  });

  it('is used before the call gives up control', async () => {
    await connectionsDuring(async (url) => {
      const call = effect();
      const sent = clientOf(url).effect(call);
      assert.equal(call.permit.isUsed, true);
      await sent;
    });
  });

  it('is not used by what cannot be sent', async () => {
    const limited = { rateLimits: [{ category: 'x', limit: 1, windowMs: 60_000 }] };
    const connections = await connectionsDuring(async (url) => {
      const call = effect();
      assert.equal((await failureOf(clientOf('http://example.com').effect(call))).details.isSent, false);
      assert.equal((await failureOf(clientOf(url).effect({ ...call, path: ['..'] }))).details.isSent, false);
      const client = clientOf(url, limited);
      await client.effect(effect());
      assert.equal((await failureOf(client.effect(call))).kind, 'rateLimited');
      assert.equal(call.permit.isUsed, false);
      const cancelled = effect({ signal: AbortSignal.abort() });
      assert.equal((await failureOf(clientOf(url).effect(cancelled))).kind, 'cancelled');
      assert.equal(cancelled.permit.isUsed, false);
    });
    assert.equal(connections, 1);
  });

  it('sends what its call names: headers, and the value of a secret', async () => {
    await withServer(
      (request, response) => {
        assert.equal(request.headers['idempotency-key'], 'i-1');
        assert.equal(request.headers['x-api-key'], KEY);
        request.pipe(response);
      },
      async (url) => {
        const headers = { 'Idempotency-Key': 'i-1' };
        assert.deepEqual(await clientOf(url).effect({ ...effect(), headers }), {
          email: 'a@b.c',
          password: PASSWORD,
        });
      },
    );
  });
});

describe('a permit that only shows', () => {
  it('sends nothing, and shows the request without its secrets', async () => {
    let base = '';
    const connections = await connectionsDuring(async (url) => {
      base = url;
      const call = { ...effect({ isDryRun: true }), headers: { 'Idempotency-Key': 'i-1' } };
      const client = clientOf(url, { rateLimits: [{ category: 'x', limit: 1, windowMs: 60_000 }] });
      const shown = await rejectionOf(client.effect(call));
      assert.ok(shown instanceof DryRun);
      assert.deepEqual(shown.request, {
        method: 'POST',
        url: `${base}/things`,
        headers: {
          Accept: 'application/json',
          'User-Agent': 'Egress',
          'Idempotency-Key': 'i-1',
          'x-api-key': '•••',
          'Accept-Encoding': 'gzip, deflate',
          'Content-Type': 'application/json',
        },
        body: '{"email":"a@b.c","password":"•••"}',
      });
      assert.equal(call.permit.isUsed, false);
      await client.effect(effect());
    });
    assert.equal(connections, 1, 'the one that was sent, for which the limit still had room');
  });
});
