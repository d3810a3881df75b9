import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import type { ProviderId } from '../../../src/sandbox/types.js';
import { until } from '../../until.js';
import { app, rowAt, run } from '../product.js';
import { throughRelay } from '../throughRelay.js';
import { useProduct } from '../useProduct.js';

interface Started {
  readonly running: string;
  readonly port: number;
}

/** What the proxies of the sandbox lead to, by a name that they alone know. */
const JUDGE = 'http://judge.sandbox.test/';

/** A proxy without a login that answers itself, can be killed and comes back at the same port. */
async function mortalProxy() {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => undefined);
    socket.on('data', () => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'));
  });
  const listen = (port: number) =>
    new Promise<void>((resolve) => {
      server.listen(port, '127.0.0.1', resolve);
    });
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const kill = () =>
    new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
      for (const socket of open) {
        socket.destroy();
      }
    });
  return { port, kill, revive: () => listen(port) };
}

describe('a relay that a person starts', function () {
  this.timeout(60_000);
  const product = useProduct();

  beforeEach(() => {
    product().sandbox.judge.clear();
    product().sandbox.proxies.clear();
  });
  afterEach(async () => {
    for (const { id } of await all()) {
      await run('stopRunningWithProxy', { running: id });
    }
  });

  const all = async () => (await (await app()).runs()).running.all();

  async function started(args: object, ...more: readonly unknown[]): Promise<Started> {
    const outcome = (await run('startRelay', args, ...more)) as Started | undefined;
    assert.ok(outcome, `${product().dialogs.text} ${JSON.stringify(product().questions.asked)}`);
    product().assertNoSecret(outcome, 'the answer');
    return outcome;
  }

  async function addressOf({ running }: Started): Promise<string> {
    await vscode.env.clipboard.writeText('');
    await run('copyRelayUrl', { running });
    return vscode.env.clipboard.readText();
  }

  const account = (provider: ProviderId) => product().label(provider);
  const vias = () => product().sandbox.judge.seen.map(({ via }) => via);
  const visits = () => product().sandbox.proxies.visits.map(({ outcome }) => outcome);

  async function clientA(): Promise<{ readonly account: string; readonly subscription: string }> {
    const { args } = await rowAt(account('gateway'), 'Subscriptions', 'Client A');
    const { account: id = '', subscription = '' } = args ?? {};
    return { account: id, subscription };
  }

  /** The port that was open takes nobody any more. */
  async function assertClosed({ port }: Started): Promise<void> {
    await until('a closed port', () =>
      throughRelay(`http://127.0.0.1:${port}`, JUDGE).then(
        () => false,
        () => true,
      ),
    );
    await until('nothing that runs', async () => (await all()).length === 0);
  }

  /** What was said of what ended. */
  const sentences = () =>
    until('a sentence', () => {
      const found = product().dialogs.shown.filter(({ message }) => message.startsWith('Stopped'));
      return found.length > 0 && found;
    });

  it('starts by its arguments, and sends what names its token through the proxy', async () => {
    const start = await started({ ...(await clientA()), token: true });
    const address = await addressOf(start);
    assert.match(address, new RegExp(`^http://egress:[A-Za-z0-9]+@127\\.0\\.0\\.1:${start.port}$`));
    assert.equal((await throughRelay(address, JUDGE)).status, 200);
    assert.match(vias().join(), /^gateway:/);
    assert.equal((await throughRelay(`http://127.0.0.1:${start.port}`, JUDGE)).status, 407);
    assert.equal(vias().length, 1);
    const [running] = await all();
    assert.deepEqual(
      [running?.relay?.counts.requests, running?.relay?.counts.refused, running?.relay?.lastFailure],
      [1, 1, undefined],
    );
    const { dialogs, questions } = product();
    assert.deepEqual(questions.asked, []);
    assert.deepEqual(
      dialogs.shown.map(({ buttons }) => buttons),
      [['Copy address']],
    );
    assert.doesNotMatch(dialogs.text, new RegExp(new URL(address).password));
  });

  it('is without a token only after a modal, whoever calls', async () => {
    const { dialogs } = product();
    const without = { ...(await clientA()), token: false };
    assert.equal(await run('startRelay', without), undefined);
    assert.deepEqual(await all(), []);
    dialogs.press('Start without a token');
    const { port } = await started(without);
    assert.deepEqual(
      dialogs.modals.map(({ message }) =>
        message.startsWith('Let every program on this machine send through'),
      ),
      [true, true],
    );
    assert.equal((await throughRelay(`http://127.0.0.1:${port}`, JUDGE)).status, 200);
    assert.equal((await all())[0]?.note, 'no token');
  });

  it('of several rows goes through all of them in turn', async () => {
    const one = await rowAt(account('gateway'), 'Subscriptions', 'Client A');
    const listed = await rowAt(account('gateway'), 'Subscriptions');
    const other = listed.branch
      ?.rows()
      .find(
        ({ id, tone, tokens }) =>
          id !== one.id && tone === undefined && tokens?.includes('endpoint') === true,
      );
    assert.ok(other);
    product().questions.answer('In turn', 'With a token');
    const address = await addressOf(await started(one, [one, other]));
    for (let request = 0; request < 4; request += 1) {
      assert.equal((await throughRelay(address, JUDGE)).status, 200);
    }
    assert.equal(new Set(vias()).size, 2);
  });

  it('is asked for among single proxies and whole lists where nothing is named', async () => {
    const { questions } = product();
    await clientA();
    questions.answer('$(list-unordered) Subscriptions', 'The same for a host', 'With a token');
    await started({ account: account('gateway') });
    const [which, policy, token] = questions.asked;
    assert.match(
      which?.labels.join('\n') ?? '',
      /^\$\(list-unordered\) Subscriptions all of them\n.*http 127\.0\.0\.1:/s,
    );
    assert.doesNotMatch(which?.labels.join('\n') ?? '', /vless/);
    assert.deepEqual([policy?.labels.length, token?.labels.length], [3, 2]);
    assert.equal((await all())[0]?.through, 'Subscriptions');
  });

  it('takes a new session after so many requests, where there are sessions', async () => {
    const start = await started({
      account: account('iploop'),
      target: { session: 'first' },
      token: true,
      renewEvery: 2,
    });
    const address = await addressOf(start);
    for (let request = 0; request < 5; request += 1) {
      assert.equal((await throughRelay(address, JUDGE)).status, 200);
    }
    const sessions = product().sandbox.judge.seen.map(({ targeting }) => targeting?.['session']);
    assert.equal(sessions[0], 'first');
    assert.equal(new Set(sessions).size, 3, sessions.join());
    await run('startRelay', { ...(await clientA()), token: true, renewEvery: 2 });
    assert.match(product().dialogs.shown.at(-1)?.message ?? '', /no sessions/);
  });

  it('takes over credentials that were changed, while it runs', async () => {
    const meant = await clientA();
    const address = await addressOf(await started({ ...meant, token: true }));
    await throughRelay(address, JUDGE);
    const user = vias()[0]?.split(':')[1];
    const password = () =>
      product()
        .sandbox.proxies.working()
        .find((each) => each.user === user)?.password;
    const before = password();
    product().dialogs.press('Change credentials');
    assert.ok(await run('changeCredentials', meant), product().dialogs.text);
    assert.notEqual(password(), before);
    await until('the new credentials', async () => (await throughRelay(address, JUDGE)).status === 200);
    assert.equal(visits().at(-1), 'connected');
  });

  it('is stopped by a command, and its port is closed', async () => {
    const start = await started({ ...(await clientA()), token: true });
    assert.deepEqual(await run('stopRelay', { running: start.running }), { stopped: 1 });
    await assertClosed(start);
    await run('stopRelay', { running: start.running });
    assert.equal(product().dialogs.shown.at(-1)?.message, 'It does not run any more.');
  });

  it('stands in a list from which one is stopped, or all', async () => {
    const meant = await clientA();
    const [one, two] = [await started({ ...meant, token: true }), await started({ ...meant, token: true })];
    product().questions.answer(`$(broadcast) Relay 127.0.0.1:${one.port}`, 'Stop all');
    assert.deepEqual(await run('stopRunningWithProxy'), { stopped: 1 });
    assert.deepEqual(
      (await all()).map(({ id }) => id),
      [two.running],
    );
    await started({ ...meant, token: true });
    assert.deepEqual(await run('stopRunningWithProxy'), { stopped: 2 });
    await assertClosed(one);
  });

  it('ends with a sentence where its account is removed', async () => {
    const { sandbox, dialogs, questions } = product();
    const gateway = sandbox.accounts.find(({ provider }) => provider === 'gateway');
    const args = { provider: 'gateway', baseUrl: gateway?.baseUrl, label: 'To be removed' };
    questions.answer(gateway?.key ?? '');
    await run('addAccount', args);
    const { subscription } = await clientA();
    const start = await started({ account: 'To be removed', subscription, token: true });
    const address = await addressOf(start);
    assert.equal((await throughRelay(address, JUDGE)).status, 200);
    dialogs.press('Remove');
    await run('removeAccount', { account: 'To be removed' });
    await assertClosed(start);
    const said = await sentences();
    assert.deepEqual(
      said.map(({ message, buttons }) => [message, ...buttons]),
      [
        [
          `Stopped: Relay 127.0.0.1:${start.port}. Why: the account "To be removed" was removed.`,
          'Add account',
        ],
      ],
    );
  });

  it('tells once that its proxy fails again and again, and goes on where it comes back', async () => {
    const upstream = await mortalProxy();
    const file = path.join(tmpdir(), `egress-mortal-${process.pid}.txt`);
    writeFileSync(file, `http://user:word@127.0.0.1:${upstream.port}\n`);
    const mine = (await run('addProxyList', { file, label: 'Mortal' })) as { readonly account: string };
    rmSync(file);
    const relay = await addressOf(
      await started({ account: mine.account, proxy: `127.0.0.1:${upstream.port}`, token: true }),
    );
    const ask = async () => (await throughRelay(relay, 'http://site.example/')).status;
    assert.equal(await ask(), 200);
    await upstream.kill();
    const told = () => product().dialogs.shown.filter(({ message }) => message.includes(' fails: '));
    for (let failures = 0; failures < 4; failures += 1) {
      assert.equal(await ask(), 502);
    }
    assert.deepEqual(told(), []);
    assert.equal(await ask(), 502);
    const [notice] = await until('the sentence', () => told().length > 0 && told());
    assert.match(notice?.message ?? '', /, 5 requests in a row\.$/);
    assert.deepEqual(notice?.buttons, ['Check it']);
    await ask();
    await upstream.revive();
    await until('an answer', async () => (await ask()) === 200);
    assert.equal(told().length, 1);
    product().dialogs.press('Remove');
    await run('removeAccount', { account: mine.account });
    // it comes a moment later, and is none of the next test's
    assert.match((await sentences())[0]?.message ?? '', /the account "Mortal" was removed\.$/);
  });

  it('ends with one sentence for all of them where the sandbox is stopped', async () => {
    const { restart } = product();
    const meant = await clientA();
    const [one, two] = [await started({ ...meant, token: true }), await started({ ...meant, token: true })];
    await run('stopSandbox');
    await assertClosed(one);
    const said = await sentences();
    assert.deepEqual(
      said.map(({ message }) => message),
      [`Stopped: Relay 127.0.0.1:${one.port}, Relay 127.0.0.1:${two.port}. Why: the sandbox was stopped.`],
    );
    await restart();
  });
});
