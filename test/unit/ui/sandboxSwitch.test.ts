import assert from 'node:assert/strict';
import type { Accounts } from '../../../src/accounts/accounts.js';
import { Memory } from '../../../src/ui/memory.js';
import { SandboxSwitch, type EmbeddedProviders } from '../../../src/ui/sandboxSwitch.js';
import { Machine } from '../accounts/window.js';
import { FakeMemento } from './fakeMemento.js';

describe('the switch of the sandbox', () => {
  let machine: Machine;
  let accounts: Accounts;
  let sandbox: SandboxSwitch;
  /** What launching resolves to, each to be answered by the test. */
  let launches: ((providers: EmbeddedProviders) => void)[];
  let running: Set<string>;
  let shown: boolean[];

  /** Embedded providers that count as running until they are stopped. */
  function providers(name: string): EmbeddedProviders {
    running.add(name);
    return {
      accounts: [{ provider: 'gateway', label: name, baseUrl: 'http://127.0.0.1:1', key: 'rk_fake' }],
      judgeUrl: 'http://127.0.0.1:2/',
      judgeTlsUrl: 'https://127.0.0.1:3/',
      judgeCa: 'the root',
      stop: () => {
        running.delete(name);
        return Promise.resolve();
      },
    };
  }

  async function launched(name: string): Promise<void> {
    // starting takes its turn a few microtasks after it was asked for
    await new Promise(setImmediate);
    launches.shift()?.(providers(name));
  }

  const labels = () => accounts.all().map(({ label }) => label);

  beforeEach(async () => {
    machine = await Machine.start();
    accounts = await machine.openWindow();
    launches = [];
    running = new Set();
    shown = [];
    sandbox = new SandboxSwitch({
      accounts,
      memory: new Memory(new FakeMemento()),
      launch: () => new Promise((resolve) => launches.push(resolve)),
      showRunning: (isRunning) => Promise.resolve(shown.push(isRunning)),
    });
  });

  afterEach(() => machine.stop());

  it('names its judges while it runs', async () => {
    assert.equal(sandbox.judges(), undefined);
    const starting = sandbox.start();
    await launched('one');
    await starting;
    assert.deepEqual(sandbox.judges(), {
      url: 'http://127.0.0.1:2/',
      tlsUrl: 'https://127.0.0.1:3/',
      roots: ['the root'],
    });
    await sandbox.stop();
    assert.equal(sandbox.judges(), undefined);
  });

  it('starts once, however many ask, and stops what it started', async () => {
    const starts = [sandbox.start(), sandbox.start()];
    await launched('one');
    assert.deepEqual(await Promise.all(starts), [1, 1]);
    assert.deepEqual(launches, []);
    assert.deepEqual(labels(), ['one']);
    assert.equal(await sandbox.stop(), true);
    assert.deepEqual([labels(), [...running], shown], [[], [], [true, false]]);
    assert.equal(await sandbox.stop(), false);
  });

  it('leaves no account behind where it is stopped while it starts', async () => {
    const starting = sandbox.start();
    const stopping = sandbox.stop();
    await launched('one');
    await starting;
    assert.equal(await stopping, true);
    assert.deepEqual([labels(), [...running], shown], [[], [], [true, false]]);
  });

  it('shows the last of what was asked, in whatever haste', async () => {
    const asked = [sandbox.start(), sandbox.stop(), sandbox.start()];
    await launched('one');
    await asked[0];
    await asked[1];
    await launched('two');
    await Promise.all(asked);
    assert.deepEqual([labels(), [...running], shown.at(-1)], [['two'], ['two'], true]);
  });

  it('can be started again after it failed to', async () => {
    let tries = 0;
    const unsteady = new SandboxSwitch({
      accounts,
      memory: new Memory(new FakeMemento()),
      launch: () => {
        tries += 1;
        return tries === 1 ? Promise.reject(new Error('no port')) : Promise.resolve(providers('one'));
      },
      showRunning: () => Promise.resolve(),
    });
    await assert.rejects(unsteady.start(), /no port/);
    assert.equal(await unsteady.stop(), false);
    assert.equal(await unsteady.start(), 1);
  });
});
