import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Listeners, type Disposable } from '../../../../src/accounts/listeners.js';
import { Sampler } from '../../../../src/ui/usage/sampler.js';
import type { AccountFacts } from '../../../../src/usage/facts.js';
import { SampleFiles } from '../../../../src/usage/history/sampleFiles.js';
import { until } from '../../../until.js';
import { writeYearOfSamples, HOURS_OF_A_YEAR } from '../../../usage/yearOfSamples.js';

const NOW = Date.UTC(2026, 10, 5, 12);

/** What is known of an account that has so many of 10,000 requests left. */
function facts(id: string, remaining?: number, at = NOW, isSandbox = false): AccountFacts {
  return {
    account: { id, label: id, provider: 'ipswamp', isSandbox },
    providerLabel: 'IPSwamp',
    abilities: { canRenew: false, canExtend: false, canDeposit: false },
    ...(remaining !== undefined && {
      usage: { value: { kind: 'requests', used: 10_000 - remaining, limit: 10_000 }, at },
    }),
  };
}

describe('the sampler', () => {
  let parent: string;
  let folder: string;
  let known: AccountFacts[];
  let learnt: Listeners<undefined>;
  let removed: Listeners<string>;
  let looks: number;
  let hearing: number;
  let failures: unknown[];
  let samplers: Sampler[];

  function sampler(): Sampler {
    const made = new Sampler({
      files: new SampleFiles({ folder, now: () => NOW, onProblem: () => assert.fail('no problem') }),
      facts: () => {
        looks += 1;
        return Promise.resolve([...known]);
      },
      onDidLearn: (listener) => heard(learnt.add(listener)),
      onDidRemove: (listener) => heard(removed.add(listener)),
      onFailure: (error) => failures.push(error),
      coalesceMs: 1,
    });
    samplers.push(made);
    return made;
  }

  function heard(subscription: Disposable): Disposable {
    hearing += 1;
    return {
      dispose: () => {
        hearing -= 1;
        subscription.dispose();
      },
    };
  }

  /** Lets the sampler see what is known now. */
  async function look(): Promise<void> {
    const before = looks;
    learnt.tell(undefined);
    await until('a look', () => looks > before);
  }

  async function left(from: Sampler, id: string): Promise<number[]> {
    return [...(await from.series(id)).remaining];
  }

  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'egress-sampler-'));
    folder = join(parent, 'samples');
    [known, failures, samplers, looks, hearing] = [[], [], [], 0, 0];
    [learnt, removed] = [new Listeners(), new Listeners()];
  });
  afterEach(async () => {
    for (const each of samplers) {
      each.dispose();
    }
    await rm(parent, { recursive: true });
  });

  it('keeps what was known at its start and what is read later, for the windows after it', async () => {
    known = [facts('a', 900, NOW - 2000), facts('b')];
    const first = sampler();
    await until('the first', async () => (await left(first, 'a')).length === 1);
    known = [facts('a', 890, NOW - 1000), facts('b', 5)];
    learnt.tell(undefined);
    await until('the second', async () => (await left(first, 'b')).length === 1);
    assert.deepEqual(await left(first, 'a'), [900, 890]);
    assert.deepEqual(await left(sampler(), 'a'), [900, 890]);
    assert.deepEqual(failures, []);
  });

  it('tells whose samples are others now, and of nothing else', async () => {
    known = [facts('a', 900), facts('b', 7)];
    const told: string[] = [];
    sampler().onDidChange((id) => told.push(id));
    await until('both', () => told.length === 2);
    known = [facts('a', 899, NOW + 1), facts('b', 7, NOW + 1)];
    await look();
    await until('one more', () => told.length === 3);
    await look();
    assert.deepEqual(told, ['a', 'b', 'a']);
  });

  it('looks once at news that come together, however many', async () => {
    sampler();
    await until('a look', () => looks === 1);
    for (let times = 0; times < 1000; times += 1) {
      learnt.tell(undefined);
    }
    await until('another look', () => looks === 2);
    await look();
    assert.equal(looks, 3);
  });

  it('keeps nothing of a sandbox on disk, and nothing of it at all once it has ended', async () => {
    known = [facts('sandbox-x', 900, NOW - 1000, true)];
    const one = sampler();
    await until('the first', async () => (await left(one, 'sandbox-x')).length === 1);
    known = [facts('sandbox-x', 800, NOW, true)];
    learnt.tell(undefined);
    await until('the second', async () => (await left(one, 'sandbox-x')).length === 2);
    known = [facts('sandbox-x', 800, NOW + 1, true)];
    await look();
    known = [];
    await look();
    assert.deepEqual(await left(one, 'sandbox-x'), []);
    assert.deepEqual(await readdir(parent), []);
  });

  it('forgets an account that was removed, and not one that is not to be seen for a while', async () => {
    await writeYearOfSamples(folder, ['a', 'b'], NOW);
    const one = sampler();
    await look();
    assert.deepEqual((await readdir(folder)).sort(), ['a.samples', 'b.samples']);
    assert.equal((await left(one, 'a')).length, HOURS_OF_A_YEAR);
    removed.tell('a');
    await until('one to be gone', async () => (await readdir(folder)).length === 1);
    assert.deepEqual(await left(one, 'a'), []);
    assert.equal((await left(one, 'b')).length, HOURS_OF_A_YEAR);
  });

  it('tells once where the disk refuses, and goes on', async () => {
    await writeFile(folder, 'a file in its place');
    known = [facts('a', 900), facts('b', 7)];
    const one = sampler();
    await until('the failure', () => failures.length > 0);
    assert.deepEqual(await left(one, 'a'), []);
    await rm(folder);
    known = [facts('a', 890, NOW + 1), facts('b', 7)];
    learnt.tell(undefined);
    await until('a file', async () => (await readdir(parent)).length > 0);
    assert.equal(failures.length, 1);
  });

  it('goes on with the next account where one cannot be kept', async () => {
    await mkdir(join(folder, 'a.samples'), { recursive: true });
    known = [facts('a', 900), facts('b', 7)];
    const one = sampler();
    await until('the other', async () => (await readdir(folder)).includes('b.samples'));
    assert.deepEqual(await left(one, 'a'), []);
    assert.equal(failures.length, 1);
  });

  it('hears nothing after its end, and does nothing', async () => {
    known = [facts('a', 900)];
    sampler().dispose();
    assert.equal(hearing, 0);
    const other = sampler();
    await until('another', async () => (await left(other, 'a')).length === 1);
    assert.equal(looks, 1);
  });
});
