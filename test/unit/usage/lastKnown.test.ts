import assert from 'node:assert/strict';
import type { AccountFacts } from '../../../src/usage/facts.js';
import { LastKnown } from '../../../src/usage/lastKnown.js';
import { remindersOf } from '../../../src/usage/reminders/remindersOf.js';
import { FakeMemento } from '../ui/fakeMemento.js';
import { CANARIES, DAY_MS, HOUR_MS, NOW, order, subscription } from '../ui/inventory.js';
import { dollars, factsOf } from './facts.js';

const THRESHOLDS = { expiryDays: 3, remainingPercent: 10 };

describe('what was known last', () => {
  let state: FakeMemento;
  let known: LastKnown;
  beforeEach(() => {
    state = new FakeMemento();
    known = new LastKnown(state);
  });

  const read = factsOf({
    usage: { value: { kind: 'balance', balance: dollars(4520n) }, at: NOW },
    subscriptions: {
      value: [subscription('s', { activeUntil: NOW + HOUR_MS, userNote: 'Client A' })],
      at: NOW,
    },
    orders: { value: [order('o', { expiresAt: NOW + 2 * HOUR_MS })], at: NOW },
  });
  const completed = (facts: AccountFacts = factsOf()) => known.complete([facts])[0];

  it('is there in the next window, which has read nothing', async () => {
    await known.keep([read], NOW);
    const facts = completed();
    assert.ok(facts);
    assert.deepEqual(facts.usage, read.usage);
    const ids = (of: AccountFacts) => remindersOf([of], THRESHOLDS, NOW).map(({ id }) => id);
    assert.deepEqual(ids(facts), ids(read));
    assert.equal(ids(facts).length, 2);
    assert.equal(facts.subscriptions, undefined);
  });

  it('gives way to what is read, list by list', async () => {
    await known.keep([read], NOW);
    const renewed = factsOf({ subscriptions: { value: [], at: NOW + 1 } });
    assert.deepEqual(
      completed(renewed)?.endsReadBefore?.map(({ id }) => id),
      ['o'],
    );
    await known.keep([renewed], NOW + 1);
    assert.deepEqual(
      completed()?.endsReadBefore?.map(({ id }) => id),
      ['o'],
    );
  });

  it('is not replaced by what another window read before', async () => {
    await known.keep([read], NOW);
    const older = factsOf({
      usage: { value: { kind: 'balance', balance: dollars(1n) }, at: NOW - 1 },
      subscriptions: { value: [], at: NOW - 1 },
    });
    await known.keep([older], NOW);
    assert.deepEqual(completed()?.usage, read.usage);
    assert.equal(completed()?.endsReadBefore?.length, 2);
  });

  it('keeps traffic as it was read, and leaves what was paid for to where it is kept', async () => {
    const value = {
      kind: 'traffic',
      quotaGigabytes: 10,
      usedGigabytes: 3.2,
      remainingGigabytes: 6.8,
    } as const;
    await known.keep([factsOf({ usage: { value, at: NOW } })], NOW);
    assert.deepEqual(completed()?.usage, { value, at: NOW });
    await known.keep(
      [factsOf({ usage: { value: { kind: 'requests', used: 1, limit: 9 }, at: NOW + 1 } })],
      NOW,
    );
    assert.deepEqual(completed()?.usage, { value, at: NOW });
  });

  it('forgets accounts that are gone, and learns nothing of the sandbox', async () => {
    const sandbox = { ...read, account: { ...read.account, id: 'box', isSandbox: true } };
    await known.keep([read, sandbox], NOW);
    assert.doesNotMatch(state.values.get('usage/lastKnown') ?? '', /box/);
    await known.keep([sandbox], NOW);
    assert.equal(completed()?.usage, undefined);
  });

  it('is bounded, and holds no secret', async () => {
    const value = Array.from({ length: 2_000 }, (_, at) =>
      subscription(`s${at}`, {
        activeUntil: NOW + (2_000 - at) * HOUR_MS - 2 * DAY_MS,
        userNote: 'x'.repeat(400),
      }),
    );
    await known.keep([factsOf({ subscriptions: { value, at: NOW } })], NOW);
    const ends = completed()?.endsReadBefore ?? [];
    assert.equal(ends.length, 100);
    assert.equal(ends[0]?.at, NOW - 23 * HOUR_MS);
    const written = state.values.get('usage/lastKnown') ?? '';
    assert.ok(written.length < 25_000);
    for (const secret of Object.values(CANARIES)) {
      assert.equal(written.includes(secret), false);
    }
  });

  it('writes only what is new', async () => {
    await known.keep([read], NOW);
    state.update = () => assert.fail('nothing is new');
    await known.keep([read], NOW + DAY_MS);
    await known.keep([factsOf()], NOW + DAY_MS);
  });

  it('is nothing where what is kept cannot be read', async () => {
    const odd = { a1: { usage: { at: 1, value: { kind: 'balance', units: '1e9', scale: -1 } } } };
    for (const value of ['text', [], odd, { a1: { subscriptions: { at: 1, value: [{ id: 's' }] } } }]) {
      await state.update('usage/lastKnown', value);
      assert.deepEqual(completed(), factsOf(), JSON.stringify(value));
    }
  });
});
