import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Accounts } from '../../../../src/accounts/accounts.js';
import { Listeners } from '../../../../src/accounts/listeners.js';
import type { CapabilitySet } from '../../../../src/core/capabilities.js';
import type { ProviderId } from '../../../../src/core/provider.js';
import { Secret } from '../../../../src/core/secret.js';
import type { Usage } from '../../../../src/core/usage.js';
import { PROVIDERS } from '../../../../src/providers/index.js';
import { Memory } from '../../../../src/ui/memory.js';
import { OpenAccounts } from '../../../../src/ui/openAccounts.js';
import type { Sampler } from '../../../../src/ui/usage/sampler.js';
import { windowSampler } from '../../../../src/ui/usage/windowSampler.js';
import { until } from '../../../until.js';
import { Machine } from '../../accounts/window.js';
import { FakeMemento } from '../fakeMemento.js';

/** What each of them tells for nothing. */
const TOLD: Partial<Record<ProviderId, Usage>> = {
  '1001proxy': { kind: 'balance', balance: { units: 4520n, scale: 2, currency: 'USD' } },
  iploop: { kind: 'traffic', quotaGigabytes: 10, usedGigabytes: 3.2, remainingGigabytes: 6.8 },
};
const ACCOUNTS = (['1001proxy', 'iploop', 'ipswamp'] as const).map((provider, place) => ({
  provider,
  baseUrl: `http://127.0.0.1:${place + 1}`,
  label: provider,
  key: `key-of-${provider}`,
}));

describe('the samples of a window', () => {
  /** How often a provider was asked. */
  let asked: number;
  let machine: Machine;
  let folder: string;
  let accounts: Accounts;
  let openAccounts: OpenAccounts;
  let memory: Memory;
  let learnt: Listeners<void>;
  let warnings: string[];
  let sampler: Sampler;

  function start(): Sampler {
    return windowSampler(
      {
        accounts,
        openAccounts,
        memory,
        onDidLearn: (listener) => learnt.add(listener),
        log: { warn: (text: string) => warnings.push(text) },
      },
      { folder },
    );
  }

  beforeEach(async () => {
    asked = 0;
    machine = await Machine.start();
    folder = join(machine.folder, '..', 'usage');
    accounts = await machine.openWindow();
    [learnt, warnings] = [new Listeners(), []];
    memory = new Memory(new FakeMemento(), () => {
      learnt.tell();
    });
    openAccounts = new OpenAccounts({
      accounts,
      providers: PROVIDERS.map(({ info }) => info),
      connect: ({ provider }) => capabilitiesAt(provider),
      clock: Date.now,
      onDidRead: () => {
        learnt.tell();
      },
    });
    sampler = start();
  });

  afterEach(async () => {
    sampler.dispose();
    openAccounts.dispose();
    await machine.stop();
  });

  function capabilitiesAt(provider: ProviderId): CapabilitySet {
    const told = TOLD[provider];
    const read = () => {
      asked += 1;
      return told ? Promise.resolve(told) : Promise.reject(new Error('costs a request'));
    };
    return { usage: { cost: told ? 'free' : 'oneRequest', read } };
  }

  /** All of them as accounts that are stored, by provider. */
  async function added(): Promise<ReadonlyMap<string, string>> {
    const ids = new Map<string, string>();
    for (const { provider, baseUrl, label, key } of ACCOUNTS) {
      ids.set(provider, (await accounts.add({ provider, baseUrl, label }, new Secret(key))).id);
    }
    return ids;
  }

  async function readWhatIsFree(): Promise<void> {
    for (const open of await openAccounts.all()) {
      await (open.kind === 'ready' && open.reads.capabilities.usage?.cost === 'free'
        ? open.reads.usage?.refresh()
        : undefined);
    }
  }

  function names(): Promise<string[]> {
    return readdir(join(folder, 'samples')).catch(() => []);
  }

  async function left(id = ''): Promise<number[]> {
    return [...(await sampler.series(id)).remaining];
  }

  it('are what the providers told, and what was paid for; nothing is read for them', async () => {
    const ids = await added();
    await readWhatIsFree();
    const askedBefore = asked;
    await memory.remember(ids.get('ipswamp') ?? '', {
      usage: { usage: { kind: 'requests', used: 1500, limit: 10_000 }, at: Date.now() - 1000 },
    });
    await until('three files', async () => (await names()).length === 3);
    assert.deepEqual(await left(ids.get('1001proxy')), [45.2]);
    assert.deepEqual(await left(ids.get('ipswamp')), [8500]);
    assert.deepEqual(await left(ids.get('iploop')), [6.8]);
    assert.equal(asked, askedBefore);
    assert.deepEqual(warnings, []);
  });

  it('hold no secret, and no word of an account', async () => {
    await added();
    await readWhatIsFree();
    await until('the files', async () => (await names()).length === 2);
    for (const name of await names()) {
      assert.match(name, /^[a-z0-9]{12}\.samples$/);
      const bytes = await readFile(join(folder, 'samples', name));
      assert.equal(bytes.length, 32);
      assert.equal(bytes.subarray(0, 8).toString('latin1'), 'EGRU\u0001\0\0\0');
    }
  });

  it('go when a person removes the account', async () => {
    const id = (await added()).get('1001proxy') ?? '';
    await readWhatIsFree();
    await until('the files', async () => (await names()).length === 2);
    await accounts.remove(id);
    await until('one to go', async () => (await names()).length === 1);
    assert.deepEqual(await left(id), []);
  });

  it('of a sandbox are nowhere on disk', async () => {
    accounts.adoptSandbox(
      ACCOUNTS.map((each) => ({ ...each, id: `sandbox-${each.provider}`, key: new Secret(each.key) })),
    );
    await readWhatIsFree();
    await until('a sample', async () => (await left('sandbox-1001proxy')).length === 1);
    await assert.rejects(readdir(folder), { code: 'ENOENT' });
  });

  it('leave a line in the log where the disk refuses, without what it says', async () => {
    await writeFile(folder, 'a file in its place');
    await added();
    await readWhatIsFree();
    await until('the line', () => warnings.length > 0);
    assert.equal(warnings.length, 1);
    assert.match(warnings.join(), /^Samples of usage could not be kept: (ENOTDIR|EEXIST)$/);
    assert.ok(!warnings.join().includes(folder));
  });
});
