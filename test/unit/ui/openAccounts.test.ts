import assert from 'node:assert/strict';
import { AccountFiles } from '../../../src/accounts/store.js';
import type { Accounts } from '../../../src/accounts/accounts.js';
import type { CapabilitySet } from '../../../src/core/capabilities.js';
import { PROVIDER_IDS, type ProviderInfo } from '../../../src/core/provider.js';
import { Secret } from '../../../src/core/secret.js';
import { OpenAccounts, type OpenAccount } from '../../../src/ui/openAccounts.js';
import { Machine } from '../accounts/window.js';
import { NOW } from './inventory.js';

const PROVIDERS: readonly ProviderInfo[] = PROVIDER_IDS.map((id) => ({
  id,
  label: id,
  summary: () => id,
  keyHint: () => id,
  keyPlaceholder: '',
}));

const BASE_URL = 'https://gateway.example.com';

describe('the accounts of a window', () => {
  let machine: Machine;
  let accounts: Accounts;
  let open: OpenAccounts;
  let connections: { readonly baseUrl: string; readonly key: Secret }[];
  let signals: AbortSignal[];

  /** An account that never answers, and notes what would end its requests. */
  function silent(): CapabilitySet {
    return {
      premiumProxies: {
        page: (_request, signal) => {
          signals.push(signal);
          return new Promise(() => undefined);
        },
      },
    };
  }

  async function only(): Promise<OpenAccount> {
    const [account, ...others] = await open.all();
    assert.deepEqual(others, []);
    assert.ok(account);
    return account;
  }

  async function ready() {
    const account = await only();
    assert.equal(account.kind, 'ready');
    return account;
  }

  beforeEach(async () => {
    machine = await Machine.start();
    accounts = await machine.openWindow();
    connections = [];
    signals = [];
    open = new OpenAccounts({
      accounts,
      providers: PROVIDERS,
      connect: ({ baseUrl }, key) => {
        connections.push({ baseUrl, key });
        return silent();
      },
      clock: () => NOW,
      onDidRead: () => undefined,
    });
  });

  afterEach(async () => {
    open.dispose();
    await machine.stop();
  });

  function add() {
    return accounts.add(
      { provider: 'gateway', label: 'Scraping EU', baseUrl: BASE_URL },
      new Secret('key-1'),
    );
  }

  it('are connected once each, with the key that is stored', async () => {
    await add();
    const first = await ready();
    const second = await ready();
    assert.equal(first.reads, second.reads);
    assert.deepEqual(
      connections.map(({ baseUrl, key }) => [baseUrl, key.equals(new Secret('key-1'))]),
      [[BASE_URL, true]],
    );
  });

  it('keep what was read when they are renamed', async () => {
    const { id } = await add();
    const { reads } = await ready();
    await accounts.rename(id, 'Other');
    const renamed = await ready();
    assert.equal(renamed.account.label, 'Other');
    assert.equal(renamed.reads, reads);
  });

  it('are connected anew with a new key, and what was under way ends', async () => {
    const { id } = await add();
    const before = await ready();
    void before.reads.premiumProxies?.ensure();
    await accounts.replaceKey(id, new Secret('key-2'));
    const after = await ready();
    assert.notEqual(after.reads, before.reads);
    assert.deepEqual(
      signals.map(({ aborted }) => aborted),
      [true],
    );
    assert.equal(connections.length, 2);
    assert.ok(connections[1]?.key.equals(new Secret('key-2')));
  });

  it('are locked, and asked nothing, once their address is another origin than the key’s', async () => {
    const account = await add();
    const { reads } = await ready();
    void reads.premiumProxies?.ensure();
    const files = new AccountFiles(machine.folder);
    await files.write({
      ...account,
      baseUrl: 'https://sink.example.net',
      keyStoredAt: NOW,
      isSandbox: false,
    });
    files.dispose();
    await accounts.reload();
    const locked = await only();
    assert.equal(locked.kind, 'locked');
    assert.deepEqual(locked.reason, { kind: 'otherOrigin', origin: BASE_URL });
    assert.equal(connections.length, 1);
    assert.deepEqual(
      signals.map(({ aborted }) => aborted),
      [true],
    );
  });

  it('are locked while the keychain does not answer, and back when it does', async () => {
    await add();
    machine.secrets.fault = 'refusesToRead';
    const locked = await only();
    assert.equal(locked.kind, 'locked');
    assert.deepEqual(locked.reason, { kind: 'unreadable' });
    machine.secrets.fault = 'none';
    await ready();
  });

  it('are locked where the keychain lost the key', async () => {
    await add();
    machine.secrets.values.clear();
    const locked = await only();
    assert.equal(locked.kind, 'locked');
    assert.deepEqual(locked.reason, { kind: 'lost' });
  });

  it('end what is under way when they are removed, the sandbox’s too', async () => {
    const { id } = await add();
    accounts.adoptSandbox([
      {
        id: 'sandbox-checker',
        provider: 'checker',
        label: 'Checker (sandbox)',
        baseUrl: 'http://127.0.0.1:1',
        key: new Secret('fake'),
      },
    ]);
    for (const account of await open.all()) {
      assert.equal(account.kind, 'ready');
      void account.reads.premiumProxies?.ensure();
    }
    assert.equal(signals.length, 2);
    await accounts.remove(id);
    accounts.dropSandbox();
    assert.deepEqual(await open.all(), []);
    assert.ok(signals.every(({ aborted }) => aborted));
  });

  it('end what is under way with the window', async () => {
    await add();
    void (await ready()).reads.premiumProxies?.ensure();
    open.dispose();
    assert.ok(signals[0]?.aborted);
  });

  it('send nothing by being listed', async () => {
    await add();
    await open.all();
    assert.deepEqual(signals, []);
  });
});
