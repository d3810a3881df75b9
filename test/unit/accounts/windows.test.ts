import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Accounts } from '../../../src/accounts/accounts.js';
import { Secret } from '../../../src/core/secret.js';
import { Machine, reached } from './window.js';

const GATEWAY = { provider: 'gateway', label: 'Scraping EU', baseUrl: 'https://gw.example.com' } as const;

describe('two windows over the same accounts', () => {
  let machine: Machine;
  let here: Accounts;
  let there: Accounts;

  beforeEach(async () => {
    machine = await Machine.start();
    here = await machine.openWindow();
    there = await machine.openWindow();
  });

  afterEach(() => machine.stop());

  it('hear of what the other one added, renamed and removed', async () => {
    const arrived = reached(there, () => there.all().length === 1);
    const { id } = await here.add(GATEWAY, new Secret('k'));
    await arrived;
    assert.equal((await there.keyState(id)).kind, 'present');

    const renamed = reached(here, () => here.get(id)?.label === 'EU');
    await there.rename(id, 'EU');
    await renamed;

    const gone = reached(there, () => there.get(id) === undefined);
    await here.remove(id);
    await gone;
    assert.equal(machine.secrets.values.size, 0);
  });

  it('hear which key the other one replaced', async () => {
    const { id } = await here.add(GATEWAY, new Secret('k'));
    await there.reload();
    const told: (readonly string[])[] = [];
    there.onDidChange((ids) => told.push([...ids]));
    await here.replaceKey(id, new Secret('new'));
    assert.deepEqual(told[0], [id]);
    const state = await there.keyState(id);
    assert.equal(state.kind === 'present' && state.key.expose(), 'new');
  });

  it('do not lose what the other one changed a moment ago', async () => {
    const { id } = await here.add(GATEWAY, new Secret('k'));
    await there.rename(id, 'renamed there');
    await here.replaceKey(id, new Secret('new'));
    assert.equal(here.get(id)?.label, 'renamed there');
  });

  it('tell nothing of secrets that are not keys of ours', () => {
    const told: unknown[] = [];
    here.onDidChange((ids) => told.push(ids));
    void machine.secrets.store('egress.other', 'x');
    void machine.secrets.store('egress.key.nosuchaccoun', 'x');
    assert.deepEqual(told, []);
  });

  it('tell nothing when a reload finds nothing new', async () => {
    await here.add(GATEWAY, new Secret('k'));
    const told: unknown[] = [];
    here.onDidChange((ids) => told.push(ids));
    await here.reload();
    await here.reload();
    assert.deepEqual(told, []);
  });

  it('go on after a listener has failed', async () => {
    const failing = here.onDidChange(() => {
      throw new Error('a listener of ours is broken');
    });
    await assert.rejects(here.add(GATEWAY, new Secret('k')), /broken/);
    failing.dispose();
    await here.add(GATEWAY, new Secret('k'));
    assert.equal(here.all().length, 2);
  });

  it('lose none of what many of them add, rename and remove at once', async () => {
    const added = await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        (i % 2 === 0 ? here : there).add({ ...GATEWAY, label: `account ${i}` }, new Secret('k')),
      ),
    );
    await Promise.all(
      added.map(({ id }, i) => {
        const window = i % 4 < 2 ? there : here;
        return i % 2 === 0 ? window.rename(id, `renamed ${i}`) : window.remove(id);
      }),
    );
    await here.reload();
    const expected = Array.from({ length: 20 }, (_, i) => `renamed ${2 * i}`);
    assert.deepEqual(
      here.all().map(({ label }) => label),
      expected,
    );
    await there.reload();
    assert.deepEqual(there.all(), here.all());
    assert.equal(machine.secrets.values.size, 20);
  });

  it('are silent after they are disposed', async () => {
    const told: unknown[] = [];
    here.onDidChange((ids) => told.push(ids));
    here.dispose();
    const heard = reached(there, () => there.all().length === 1);
    await writeFile(
      join(machine.folder, 'aaaaaaaaaaaa.json'),
      JSON.stringify({
        schemaVersion: 1,
        provider: 'gateway',
        label: '',
        baseUrl: 'https://a.example',
        createdAt: 0,
      }),
    );
    await heard;
    assert.deepEqual(told, []);
  });
});
