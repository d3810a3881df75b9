import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Memory, type AccountMemory } from '../../../src/ui/memory.js';
import { FakeMemento } from './fakeMemento.js';
import { NOW } from './inventory.js';

const WHOLE: AccountMemory = {
  filters: {
    protocol: 'socks5',
    country: 'US',
    anonymity: 'elite',
    freshMinutes: 5,
    maxLatencyMs: 300,
    minUptime: 0.9,
  },
  premiumFilters: { country: 'DE', minUptime: 0.9 },
  orderFilters: { type: 'ipv6', status: 'expired' },
  transactionType: 'deposit',
  targets: [{ country: 'US', city: 'miami', session: 'abc' }, { country: 'DE' }],
  jobs: ['9f1c'],
  usage: { usage: { kind: 'requests', used: 1, limit: 10 }, at: NOW },
  orderDraft: {
    type: 'mobile',
    countryId: 1,
    periodId: 2,
    quantity: 10,
    protocol: 'SOCKS5',
    mobileServiceType: 'shared',
    operatorId: 3,
    rotationId: 4,
    tariffId: 5,
    coupon: 'WELCOME10',
  },
};

describe('what a person chose to look at', () => {
  let memento: FakeMemento;
  let memory: Memory;

  beforeEach(() => {
    memento = new FakeMemento();
    memory = new Memory(memento);
  });

  it('is nothing at first, and comes back as it was', async () => {
    assert.deepEqual(memory.of('a'), {});
    await memory.remember('a', WHOLE);
    assert.deepEqual(memory.of('a'), WHOLE);
    assert.deepEqual(memory.of('b'), {});
  });

  it('changes part by part, and is gone with its account', async () => {
    await memory.remember('a', WHOLE);
    await memory.remember('a', { jobs: ['0a2b', '9f1c'] });
    assert.deepEqual(memory.of('a'), { ...WHOLE, jobs: ['0a2b', '9f1c'] });
    await memory.forget('a');
    assert.deepEqual(memory.of('a'), {});
    assert.equal(memento.values.size, 0);
  });

  it('forgets the draft of an order, and nothing else, when it is told to', async () => {
    await memory.remember('a', WHOLE);
    await memory.remember('a', { orderDraft: undefined });
    assert.deepEqual({ ...memory.of('a'), orderDraft: WHOLE.orderDraft }, WHOLE);
    assert.equal(memory.of('a').orderDraft, undefined);
  });

  it('is nothing where the state is damaged, and can be chosen anew', async () => {
    const damaged = [
      { jobs: 'one' },
      { jobs: [1] },
      { filters: { protocol: 'gopher' } },
      { filters: { minUptime: '0.9' } },
      { premiumFilters: { freshMinutes: 'soon' } },
      { targets: [{ country: 5 }] },
      { usage: { usage: { kind: 'traffic' }, at: 1 } },
      { orderFilters: { status: 'lost' } },
      { transactionType: 'theft' },
      { orderDraft: { quantity: '10' } },
      { orderDraft: { protocol: 'HTTP' } },
      [],
      'text',
      null,
      7,
    ];
    for (const state of damaged) {
      await memento.update('account/a', state);
      assert.deepEqual(memory.of('a'), {}, JSON.stringify(state));
      await memory.remember('a', { jobs: ['9f1c'] });
      assert.deepEqual(memory.of('a'), { jobs: ['9f1c'] });
    }
  });

  it('never fails, whatever the state holds', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (state) => {
        void memento.update('account/a', state);
        assert.equal(typeof memory.of('a'), 'object');
      }),
    );
  });
});
