import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import http from 'node:http';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { isProviderError } from '../../src/core/errors.js';
import { startSandbox } from '../../src/sandbox/index.js';
import { accountAt, KEY } from './account.js';
import { Replay } from './replay.js';
import { TABLES } from './tables/all.js';

const STATUSES = [301, 302, 303, 307, 308];
const { signal } = new AbortController();

const CALLS = TABLES.flatMap(({ provider, reads, downloads }) => [
  ...reads.map(({ name, run }) => ({ provider, name, run })),
  ...downloads.map(({ name, run }) => ({
    provider,
    name,
    run: (account: ReturnType<typeof accountAt>, _signal: AbortSignal, file: string) =>
      run(account, file, signal),
  })),
]);

describe('a provider that redirects', () => {
  let server: Replay;
  let sink: Server;
  let connections = 0;
  let folder: string;

  before(async () => {
    server = await Replay.start();
    sink = createServer((socket) => {
      connections += 1;
      socket.on('error', () => undefined).end();
    });
    await new Promise<void>((resolve) => sink.listen(0, '127.0.0.1', resolve));
    folder = await mkdtemp(join(tmpdir(), 'egress-redirects-'));
  });

  after(async () => {
    await server.stop();
    sink.close();
    await rm(folder, { recursive: true });
  });

  /** The sink as another host, by its name, without a scheme, with a login; and the provider itself. */
  function targets(): readonly string[] {
    const { port } = sink.address() as AddressInfo;
    return [
      `http://127.0.0.1:${port}/`,
      `http://localhost:${port}/`,
      `//127.0.0.1:${port}/`,
      `http://user:password@127.0.0.1:${port}/`,
      `${server.origin}/elsewhere`,
    ];
  }

  for (const [at, { provider, name, run }] of CALLS.entries()) {
    it(`does not get ${provider} ${name} to follow`, async () => {
      const before = connections;
      for (const [turn, status] of STATUSES.entries()) {
        // every status meets every target within five calls
        const location = targets().at((at + turn) % STATUSES.length) ?? '';
        server.requests.length = 0;
        server.reply = { status, headers: { location }, body: '{}' };
        const answer = run(accountAt(provider, server.origin), signal, join(folder, 'file'));
        const error: unknown = await Promise.resolve(answer).catch((reason: unknown) => reason);
        assert.ok(isProviderError(error), `${status} ${location}: ${String(error)}`);
        assert.equal(error.kind, 'redirected');
        assert.equal(server.requests.length, 1);
        assert.ok(!inspect(error, { depth: Infinity }).includes(KEY));
      }
      assert.equal(connections, before, 'the sink was reached');
      assert.deepEqual(await readdir(folder), []);
    });
  }

  it('could have been followed: the sink is there', async () => {
    const before = connections;
    const [target = ''] = targets();
    await new Promise((resolve) => http.get(target).once('error', resolve).once('close', resolve));
    assert.equal(connections, before + 1);
  });
});

describe('a rotate link', () => {
  it('is asked for by no read', async () => {
    const sandbox = await startSandbox();
    try {
      for (const { provider, key, baseUrl } of sandbox.accounts) {
        const account = accountAt(provider, baseUrl, key);
        const table = TABLES.find((each) => each.provider === provider);
        for (const { run } of table?.reads ?? []) {
          await Promise.resolve(run(account, signal)).catch(() => undefined);
        }
        for (const { id, rotation } of (await account.subscriptions?.all(signal)) ?? []) {
          assert.ok(rotation);
          await account.subscriptions?.renewalPlans(id, signal).catch(() => undefined);
          await account.subscriptions?.availableNetworks(id, signal);
        }
      }
      const { requests, ledger } = sandbox;
      assert.ok(requests.some(({ op }) => op === 'available-networks'));
      assert.deepEqual(
        requests.filter(({ path, op }) => path.startsWith('/r/') || op === 'rotate'),
        [],
      );
      assert.deepEqual(ledger, []);
    } finally {
      await sandbox.stop();
    }
  });
});
