import assert from 'node:assert/strict';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { mkdtempSync, rmSync } from 'node:fs';
import net, { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Dialogs } from '../dialogs.js';
import { OwnWindow, type KeptState } from '../ownWindow.js';
import { rowsBelow } from '../product.js';
import { Questions } from '../questions.js';

/** A provider that nobody should ask yet: it counts who connects, and answers nothing. */
async function openSink(): Promise<{ readonly url: string; count(): number; close(): void }> {
  let connections = 0;
  const server = net.createServer((socket) => {
    connections += 1;
    socket.on('error', () => undefined).destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    count: () => connections,
    close: () => server.close(),
  };
}

/** How many sockets this process opens to anywhere while `work` runs. */
async function connectionsDuring(work: () => unknown): Promise<number> {
  let count = 0;
  const heard = () => {
    count += 1;
  };
  subscribe('net.client.socket', heard);
  try {
    await work();
  } finally {
    unsubscribe('net.client.socket', heard);
  }
  return count;
}

describe('a window that starts', () => {
  const open: OwnWindow[] = [];
  let state: KeptState;
  let sink: Awaited<ReturnType<typeof openSink>>;
  let dialogs: Dialogs;
  let questions: Questions;

  const start = () => {
    const window = new OwnWindow(state);
    open.push(window);
    return window;
  };

  before(async () => {
    state = {
      folder: mkdtempSync(path.join(tmpdir(), 'egress-window-')),
      secrets: new Map(),
      memory: new Map(),
    };
    sink = await openSink();
    dialogs = new Dialogs();
    questions = new Questions();
    const first = start();
    for (const [provider, label] of [
      ['checker', 'Lists'],
      ['gateway', 'Scraping'],
    ]) {
      questions.answer('a-key-of-no-account');
      await first.run('addAccount', { provider, label, baseUrl: sink.url });
    }
    await first.run('browseProxies', { account: 'Lists', country: 'US', protocol: 'socks5' });
    first.close();
  });

  after(() => {
    dialogs.restore();
    questions.restore();
    open.forEach((window) => {
      window.close();
    });
    sink.close();
    rmSync(state.folder, { recursive: true });
  });

  it('connects to nothing and loads nothing while it activates', async () => {
    let window: OwnWindow | undefined;
    assert.equal(
      await connectionsDuring(() => {
        window = start();
      }),
      0,
    );
    assert.equal(window?.isLoaded, false);
  });

  it('connects to nothing when all of it is loaded, accounts and keys included', async () => {
    const before = sink.count();
    const { tree } = await start().app();
    assert.equal(sink.count(), before);
    // the accounts are there to be asked: a view that shows them asks
    const [lists] = await rowsBelow(tree);
    await rowsBelow(
      tree,
      (await rowsBelow(tree, lists)).find(({ label }) => label === 'Public proxies'),
    );
    assert.ok(sink.count() > before);
  });

  it('has the accounts and the filters of the window before', async () => {
    const { tree } = await start().app();
    const accounts = await rowsBelow(tree);
    assert.deepEqual(
      accounts.map(({ label }) => label),
      ['Lists', 'Scraping'],
    );
    const lists = await rowsBelow(tree, accounts[0]);
    const pool = lists.find(({ label }) => label === 'Public proxies');
    assert.match(pool?.description ?? '', /^socks5 · US/);
  });
});
