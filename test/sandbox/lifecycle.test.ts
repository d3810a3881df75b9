import assert from 'node:assert/strict';
import { createHook } from 'node:async_hooks';
import { once } from 'node:events';
import { connect } from 'node:net';
import fc from 'fast-check';
import { startSandbox, type SandboxOptions } from '../../src/sandbox/index.js';
import { apiClient, at, listAt } from './apiClient.js';

describe('sandbox: as a whole', () => {
  it('waits for its listening sockets alone before it is up, and for no more of them when it is large', async () => {
    const waitsOf = async (options?: SandboxOptions) => {
      const waits = new Map<string, number>();
      const hook = createHook({
        init: (_id, type) => {
          waits.set(type, (waits.get(type) ?? 0) + 1);
        },
      }).enable();
      const sandbox = await startSandbox(options);
      hook.disable();
      await sandbox.stop();
      // no waits: turns of the same event loop
      waits.delete('PROMISE');
      waits.delete('TickObject');
      return Object.fromEntries(waits);
    };
    // what a process sets up once, for its first socket, is no matter of the sandbox
    await waitsOf();
    const usual = await waitsOf();
    const { TCPSERVERWRAP: sockets = 0, ...others } = usual;
    assert.ok(sockets > 0 && sockets < 100, `${sockets} listening sockets`);
    // each HTTP server, of the five providers and the judge, has Node's own timer
    assert.deepEqual(others, { Timeout: 6 });
    assert.deepEqual(await waitsOf({ large: true }), usual);
  });

  it('is read to the last of 10,000 orders', async () => {
    const sandbox = await startSandbox({ large: { orders: 10_000 }, rateLimitScale: 1_000 });
    const { body } = await apiClient(sandbox, '1001proxy').get('/orders?per_page=100&page=100');
    assert.deepEqual(at(body, 'meta'), { page: 100, perPage: 100, total: 10_000, totalPages: 100 });
    assert.equal(at((await apiClient(sandbox, '1001proxy').get('/account')).body, 'data.balance'), '45.20');
    await sandbox.stop();
  });

  it('gives the same data for the same seed, and other data for another', async () => {
    const facts = async (seed: number) => {
      const sandbox = await startSandbox({ seed, clock: () => 1_780_000_000_000 });
      const [subscriptions, orders, transactions] = await Promise.all([
        apiClient(sandbox, 'gateway').get('/api/proxy?op=subscriptions'),
        apiClient(sandbox, '1001proxy').get('/orders'),
        apiClient(sandbox, '1001proxy').get('/account/transactions'),
      ]);
      await sandbox.stop();
      return [
        listAt(subscriptions.body, 'subscriptions').map((subscription) => at(subscription, 'credentials')),
        orders.body,
        transactions.body,
      ];
    };
    const one = await facts(1);
    assert.deepEqual(await facts(1), one);
    assert.notDeepEqual(await facts(2), one);
  });

  it('has one account for each provider, each on an origin of its own', async () => {
    const sandbox = await startSandbox();
    const origins = sandbox.accounts.map(({ baseUrl }) => new URL(baseUrl).origin);
    assert.deepEqual(sandbox.accounts.map(({ provider }) => provider).sort(), [
      '1001proxy',
      'checker',
      'gateway',
      'iploop',
      'ipswamp',
    ]);
    assert.equal(new Set(origins).size, 5);
    assert.ok(
      sandbox.accounts.every(({ key, label }) => key.includes('sandbox') && label.includes('sandbox')),
    );
    await sandbox.stop();
  });

  it('closes every socket when it stops, idle and waiting ones too', async () => {
    const sandbox = await startSandbox();
    const ports = sandbox.proxies.working().map(({ host, port }) => ({ host, port }));
    const judge = { host: '127.0.0.1', port: Number(new URL(sandbox.judgeUrl).port) };
    const sockets = await Promise.all(
      [...ports.slice(0, 20), judge].map(async (address) => {
        const socket = connect(address);
        socket.on('error', () => undefined);
        await once(socket, 'connect');
        return socket;
      }),
    );
    sandbox.inject({ provider: 'ipswamp', kind: 'hang' });
    const hanging = assert.rejects(apiClient(sandbox, 'ipswamp').get('/test-key'));
    const closed = sockets.map((socket) => new Promise((resolve) => socket.on('close', resolve)));
    await sandbox.stop();
    await Promise.all([...closed, hanging]);
    const [refused] = (await once(connect(judge), 'error')) as [NodeJS.ErrnoException];
    assert.equal(refused.code, 'ECONNREFUSED');
  });

  it('survives whatever is sent to its proxies and APIs', async () => {
    const unhandled: unknown[] = [];
    const onUnhandled = (reason: unknown) => unhandled.push(reason);
    process.on('unhandledRejection', onUnhandled);
    const sandbox = await startSandbox({ rateLimitScale: 1_000 });
    const doors = [
      ...sandbox.proxies.working().slice(0, 3),
      ...sandbox.proxies.working().slice(-7),
      ...(await sandbox.zoo()).filter(({ truth }) => truth.plain === 'live'),
      ...[...sandbox.accounts.map(({ baseUrl }) => baseUrl), sandbox.judgeUrl, sandbox.judgeTlsUrl].map(
        (url) => ({ host: '127.0.0.1', port: Number(new URL(url).port) }),
      ),
    ];
    const beginnings = [
      '',
      'GET http://',
      'CONNECT ',
      'GET /api/proxy?op=',
      'POST /api/v1/orders HTTP/1.1\r\n',
      '\u0005\u0001\u0002',
      '\u0005\u0001\u0000\u0005\u0001',
      '\u0004\u0001',
      '\u0016\u0003\u0001',
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...doors),
        fc.constantFrom(...beginnings),
        fc.uint8Array({ maxLength: 64 }),
        async ({ host, port }, beginning, bytes) => {
          const socket = connect(port, host);
          socket.on('error', () => undefined);
          socket.resume();
          socket.end(Buffer.concat([Buffer.from(beginning, 'latin1'), bytes]));
          await once(socket, 'close');
        },
      ),
      { numRuns: 100 },
    );
    for (const value of ['', 'null', '[]', '{"type":{}}', '{"op":["purchase"]}', '{"__proto__":1}']) {
      for (const { provider } of sandbox.accounts) {
        for (const path of [
          '/api/proxy',
          '/orders',
          '/orders/calc',
          '/api/check',
          '/api/support/ask',
          '/api/auth/signup',
        ]) {
          assert.ok((await apiClient(sandbox, provider).post(path, value)).status < 500);
        }
      }
    }
    await sandbox.stop();
    process.off('unhandledRejection', onUnhandled);
    assert.deepEqual(unhandled, []);
  });
});
