import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { randomAccountId } from '../../../src/accounts/account.js';
import { isAccountError, type AccountErrorKind } from '../../../src/accounts/accountError.js';
import type { Accounts } from '../../../src/accounts/accounts.js';
import { Secret } from '../../../src/core/secret.js';
import { Machine, NOW } from './window.js';

const GATEWAY = { provider: 'gateway', label: 'Scraping EU', baseUrl: 'https://gw.example.com/api' } as const;
const KEY = new Secret('canary-key-1');
const OTHER_KEY = new Secret('canary-key-2');

async function failure(work: Promise<unknown>): Promise<AccountErrorKind> {
  try {
    await work;
  } catch (error) {
    assert.ok(isAccountError(error));
    assert.ok(!`${error.stack ?? ''}${String(error.cause)}`.includes('canary'));
    return error.kind;
  }
  return assert.fail('it should have failed');
}

describe('accounts', () => {
  let machine: Machine;
  let accounts: Accounts;

  beforeEach(async () => {
    machine = await Machine.start();
    accounts = await machine.openWindow();
  });

  afterEach(() => machine.stop());

  async function keyOf(id: string): Promise<string> {
    const state = await accounts.keyState(id);
    return state.kind === 'present' ? state.key.expose() : state.kind;
  }

  async function isUntouched(): Promise<boolean> {
    const names = await readdir(machine.folder).catch(() => []);
    return accounts.all().length === 0 && names.length === 0 && machine.secrets.values.size === 0;
  }

  /** Makes every write into the folder fail, also for root. */
  function blockDisk(): void {
    rmSync(machine.folder, { recursive: true });
    writeFileSync(machine.folder, '');
  }

  it('adds an account that the next window finds, with its key', async () => {
    const { id } = await accounts.add(GATEWAY, KEY);
    accounts = await machine.openWindow();
    const [account] = accounts.all();
    assert.deepEqual({ ...account }, { id, ...GATEWAY, createdAt: NOW, keyStoredAt: NOW, isSandbox: false });
    assert.deepEqual(await accounts.keyState(id), { kind: 'present', baseUrl: GATEWAY.baseUrl, key: KEY });
    assert.equal(await keyOf(id), 'canary-key-1');
  });

  it('writes no key into the file, and lets nobody else read it', async () => {
    const { id } = await accounts.add(GATEWAY, KEY);
    const file = join(machine.folder, `${id}.json`);
    assert.ok(!(await readFile(file, 'utf8')).includes('canary'));
    if (process.platform !== 'win32') {
      assert.equal((await stat(file)).mode & 0o777, 0o600);
    }
    assert.deepEqual(await readdir(machine.folder), [`${id}.json`]);
  });

  it('hands a key to no other origin than the one it was given for', async () => {
    const { id } = await accounts.add(GATEWAY, KEY);
    const file = join(machine.folder, `${id}.json`);
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('https://gw.example.com/api', 'https://evil.example.net/api'));
    await accounts.reload();
    assert.deepEqual(await accounts.keyState(id), { kind: 'otherOrigin', origin: 'https://gw.example.com' });

    await accounts.replaceKey(id, OTHER_KEY);
    assert.equal(await keyOf(id), 'canary-key-2');
    await writeFile(file, text.replace('gw.example.com/api', 'gw.example.com/v2'));
    await accounts.reload();
    assert.equal(await keyOf(id), 'otherOrigin');
  });

  it('keeps the key when only the path of the base URL differs', async () => {
    const { id } = await accounts.add(GATEWAY, KEY);
    const file = join(machine.folder, `${id}.json`);
    await writeFile(file, (await readFile(file, 'utf8')).replace('/api', '/v2'));
    await accounts.reload();
    assert.equal(await keyOf(id), 'canary-key-1');
  });

  it('tells a lost key from one never set and from a keychain that cannot be read', async () => {
    const { id } = await accounts.add(GATEWAY, KEY);
    machine.secrets.fault = 'refusesToRead';
    assert.equal(await keyOf(id), 'unreadable');
    machine.secrets.fault = 'none';
    machine.secrets.values.clear();
    assert.equal(await keyOf(id), 'lost');
    const file = join(machine.folder, `${id}.json`);
    await writeFile(file, (await readFile(file, 'utf8')).replace(/,\s*"keyStoredAt": \d+/, ''));
    await accounts.reload();
    assert.equal(await keyOf(id), 'missing');
    assert.equal(await keyOf('nosuchaccoun'), 'missing');
  });

  it('takes an entry of the keychain that is not ours for a lost key, and leaves it', async () => {
    const { id } = await accounts.add(GATEWAY, KEY);
    for (const foreign of ['', 'raw-key', '{}', '{"origin":1,"key":2}', 'null', '[]']) {
      machine.secrets.values.set(`egress.key.${id}`, foreign);
      assert.equal(await keyOf(id), 'lost');
      assert.equal(machine.secrets.values.get(`egress.key.${id}`), foreign);
    }
  });

  it('leaves nothing behind when an account cannot be added', async () => {
    for (const [fault, kind] of [
      ['refusesToRead', 'keychainRefused'],
      ['refusesToWrite', 'keychainRefused'],
      ['writesThenRefusesToRead', 'keychainRefused'],
      ['forgets', 'keychainForgot'],
      ['keepsTheOld', 'keychainForgot'],
    ] as const) {
      machine.secrets.fault = fault;
      assert.equal(await failure(accounts.add(GATEWAY, KEY)), kind, fault);
      assert.ok(await isUntouched(), fault);
    }
    machine.secrets.fault = 'none';
    assert.equal(
      await failure(accounts.add({ ...GATEWAY, baseUrl: 'http://gw.example.com' }, KEY)),
      'invalidBaseUrl',
    );
    assert.ok(await isUntouched());
    blockDisk();
    assert.equal(await failure(accounts.add(GATEWAY, KEY)), 'diskRefused');
    assert.equal(machine.secrets.values.size, 0);
    assert.deepEqual(accounts.all(), []);
  });

  it('keeps the old key when a new one cannot take its place', async () => {
    const { id } = await accounts.add(GATEWAY, KEY);
    for (const [fault, kind] of [
      ['refusesToRead', 'keychainRefused'],
      ['refusesToWrite', 'keychainRefused'],
      ['writesThenRefusesToRead', 'keychainRefused'],
      ['forgets', 'keychainForgot'],
      ['keepsTheOld', 'keychainForgot'],
    ] as const) {
      machine.secrets.fault = fault;
      assert.equal(await failure(accounts.replaceKey(id, OTHER_KEY)), kind, fault);
      machine.secrets.fault = 'none';
      assert.equal(await keyOf(id), 'canary-key-1', fault);
    }
    await accounts.replaceKey(id, OTHER_KEY);
    assert.equal(await keyOf(id), 'canary-key-2');
  });

  it('puts the old key back when the disk refuses to follow', async () => {
    for (const change of [
      (id: string) => accounts.replaceKey(id, OTHER_KEY),
      (id: string) => accounts.remove(id),
    ]) {
      const { id } = await accounts.add(GATEWAY, KEY);
      const before = machine.secrets.values.get(`egress.key.${id}`);
      const blocking = machine.secrets.onDidChange(() => {
        blocking.dispose();
        blockDisk();
      });
      assert.equal(await failure(change(id)), 'diskRefused');
      assert.equal(machine.secrets.values.get(`egress.key.${id}`), before);
      rmSync(machine.folder);
    }
  });

  it("leaves another window's key where it is when both replace it at once", async () => {
    const { id } = await accounts.add(GATEWAY, KEY);
    const other = JSON.stringify({ origin: 'https://gw.example.com', key: 'canary-key-3' });
    const racing = machine.secrets.onDidChange((name) => {
      machine.secrets.values.set(name, other);
    });
    assert.equal(await failure(accounts.replaceKey(id, OTHER_KEY)), 'keychainForgot');
    racing.dispose();
    assert.equal(await keyOf(id), 'canary-key-3');
  });

  it('renames, and removes with the key', async () => {
    const { id } = await accounts.add(GATEWAY, KEY);
    await accounts.rename(id, '🚀 "quoted" </b>\u0000');
    assert.equal(accounts.get(id)?.label, '🚀 "quoted" </b>\u0000');
    assert.equal(await keyOf(id), 'canary-key-1');
    await accounts.remove(id);
    assert.ok(await isUntouched());
    assert.equal(await failure(accounts.rename(id, 'again')), 'notStored');
    assert.equal(await failure(accounts.remove(id)), 'notStored');
    assert.ok(await isUntouched());
  });

  it('tells which account was removed, in the window that did it, and of no other that is gone', async () => {
    const other = await machine.openWindow();
    const told: string[] = [];
    accounts.onDidRemove((id) => told.push(id));
    other.onDidRemove(() => assert.fail('not by this window'));
    const [first, second] = [await accounts.add(GATEWAY, KEY), await accounts.add(GATEWAY, KEY)];
    rmSync(join(machine.folder, `${second.id}.json`));
    await accounts.reload();
    accounts.dropSandbox();
    await accounts.remove(first.id);
    await other.reload();
    assert.deepEqual(told, [first.id]);
  });

  it('removes neither key nor account when the keychain keeps the key', async () => {
    const { id } = await accounts.add(GATEWAY, KEY);
    for (const fault of ['refusesToRead', 'refusesToWrite', 'keepsTheOld'] as const) {
      machine.secrets.fault = fault;
      assert.equal(await failure(accounts.remove(id)), 'keychainRefused');
      machine.secrets.fault = 'none';
      assert.equal(await keyOf(id), 'canary-key-1');
    }
  });

  it('takes no path for an id', async () => {
    const { id } = await accounts.add(GATEWAY, KEY);
    assert.equal(await failure(accounts.rename(`../accounts/${id}`, 'x')), 'notStored');
  });

  it('sorts by label, as a person counts, then by id', async () => {
    for (const label of ['b', 'a10', 'a9', 'b']) {
      await accounts.add({ ...GATEWAY, label }, KEY);
    }
    const all = accounts.all();
    assert.deepEqual(
      all.map(({ label }) => label),
      ['a9', 'a10', 'b', 'b'],
    );
    const twins = all.slice(2).map(({ id }) => id);
    assert.deepEqual(twins, [...twins].sort());
  });

  it('keeps the accounts of the sandbox in this window alone', async () => {
    const told: string[][] = [];
    accounts.onDidChange((ids) => told.push([...ids]));
    const sandbox = { id: 'sandbox-gateway', ...GATEWAY, baseUrl: 'http://127.0.0.1:4000', key: KEY };
    accounts.adoptSandbox([sandbox]);
    assert.equal(accounts.get('sandbox-gateway')?.isSandbox, true);
    assert.equal(await keyOf('sandbox-gateway'), 'canary-key-1');
    assert.ok(!JSON.stringify(accounts.all()).includes('canary'));
    assert.equal(await failure(accounts.rename('sandbox-gateway', 'x')), 'notStored');
    assert.equal(await failure(accounts.remove('sandbox-gateway')), 'notStored');
    assert.deepEqual((await machine.openWindow()).all(), []);
    accounts.dropSandbox();
    accounts.dropSandbox();
    assert.ok(await isUntouched());
    assert.deepEqual(told, [['sandbox-gateway'], ['sandbox-gateway']]);
  });

  it('makes ids of twelve lower-case letters and digits, never the same twice', () => {
    const ids = new Set(Array.from({ length: 1000 }, randomAccountId));
    assert.equal(ids.size, 1000);
    assert.ok([...ids].every((id) => /^[a-z0-9]{12}$/.test(id)));
  });
});
