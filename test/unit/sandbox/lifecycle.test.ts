import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import fc from 'fast-check';
import { startSandbox } from '../../../src/sandbox/index.js';
import { apiClient, at, listAt } from './apiClient.js';

const ENTRY = fileURLToPath(new URL('../../../src/sandbox/index.ts', import.meta.url));

describe('sandbox: as a whole', () => {
  it('is up within a second, large as well, and reads 10,000 orders', async () => {
    const startedAt = performance.now();
    const sandbox = await startSandbox({ large: { orders: 10_000 }, rateLimitScale: 1_000 });
    assert.ok(performance.now() - startedAt < 1_000);
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

  it('runs as one file without packages, and leaves nothing that keeps its process alive', async () => {
    const [bundle] = buildSync({
      entryPoints: [ENTRY],
      bundle: true,
      platform: 'node',
      format: 'cjs',
      write: false,
    }).outputFiles;
    const script = `${bundle?.text ?? ''}
      (async () => {
        const sandbox = await module.exports.startSandbox();
        sandbox.inject({ provider: 'ipswamp', kind: 'delay', delayMs: 60000 });
        fetch(sandbox.accounts.at(-1).baseUrl + '/test-key').catch(() => undefined);
        while (sandbox.requests.length === 0) { await new Promise(setImmediate); }
        await sandbox.stop();
      })();`;
    const child = spawn(process.execPath, ['-'], { cwd: tmpdir(), stdio: ['pipe', 'inherit', 'inherit'] });
    child.stdin.end(script);
    const [code] = (await once(child, 'exit')) as [number | null];
    assert.equal(code, 0);
  });

  it('survives whatever is sent to its proxies and APIs', async () => {
    const unhandled: unknown[] = [];
    const onUnhandled = (reason: unknown) => unhandled.push(reason);
    process.on('unhandledRejection', onUnhandled);
    const sandbox = await startSandbox({ rateLimitScale: 1_000 });
    const doors = [
      ...sandbox.proxies.working().slice(0, 3),
      ...sandbox.proxies.working().slice(-7),
      ...sandbox.accounts.map(({ baseUrl }) => ({ host: '127.0.0.1', port: Number(new URL(baseUrl).port) })),
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
