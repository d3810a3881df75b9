import assert from 'node:assert/strict';
import type { Plan } from '../../../../src/core/inventory.js';
import { formatMoney, moneyFromCents } from '../../../../src/core/money.js';
import type { AccountFacts } from '../../../../src/usage/facts.js';
import { comparisonOf, type CheckedOnce } from '../../../../src/usage/reckoning/comparison.js';
import { medianPrices } from '../../../../src/usage/reckoning/prices.js';
import { DAY_MS, NOW, order, transaction } from '../../ui/inventory.js';
import { factsOf } from '../facts.js';
import { usd } from './usd.js';

function plan(id: string, cents: bigint, days: number): Plan {
  return { id, durationMs: days * DAY_MS, price: moneyFromCents(cents), isPopular: false };
}

/** Five proxies for 31 days. */
const BOUGHT = {
  quantity: 5,
  charged: usd('6.25'),
  createdAt: NOW - 10 * DAY_MS,
  expiresAt: NOW + 21 * DAY_MS,
};

function ofOrders(value: NonNullable<AccountFacts['orders']>['value']): AccountFacts {
  return factsOf({ orders: { value, at: NOW } });
}

/** `0.4 per proxyDay, of 3 plans` */
function lines(facts: AccountFacts, extended: readonly string[] = []): readonly string[] {
  return medianPrices(facts, new Set(extended)).map(
    ({ amount, per, basis, of }) => `${formatMoney(amount)} per ${per}, of ${of} ${basis}`,
  );
}

describe('what a proxy costs for a day', () => {
  it('is the price of a plan by its days, in no currency where none is named', () => {
    const value = [plan('a', 1200n, 30), plan('b', 400n, 7), plan('c', 100n, 1)];
    const facts = factsOf({ plans: { value, at: NOW - 1 } });
    assert.deepEqual(lines(facts), ['0.5714 per proxyDay, of 3 plans']);
    assert.equal(medianPrices(facts, new Set())[0]?.at, NOW - 1);
  });

  it('is what an order was charged by its proxies and days', () => {
    assert.deepEqual(lines(ofOrders([order('o1', BOUGHT)])), ['$0.0403 per proxyDay, of 1 orders']);
    const dear = { ...BOUGHT, quantity: 1 };
    assert.deepEqual(lines(ofOrders([order('o1', BOUGHT), order('o2', dear)])), [
      '$0.121 per proxyDay, of 2 orders',
    ]);
  });

  it('is told of no order that names too little, was free or may have been refunded', () => {
    const { charged, ...uncharged } = BOUGHT;
    const { expiresAt, ...endless } = BOUGHT;
    const { createdAt, ...begun } = BOUGHT;
    assert.ok(charged.units > 0n && expiresAt > createdAt);
    const told = [
      order('uncharged', uncharged),
      order('endless', endless),
      order('begun', begun),
      order('free', { ...BOUGHT, charged: usd('0.00') }),
      order('none', { ...BOUGHT, quantity: 0 }),
      order('part', { ...BOUGHT, quantity: 2.5 }),
      order('backwards', { ...BOUGHT, expiresAt: BOUGHT.createdAt - 1 }),
      order('canceled', { ...BOUGHT, status: { known: 'canceled', text: 'canceled' } }),
      order('odd', { ...BOUGHT, status: { known: 'unknown', text: 'odd' } }),
    ];
    assert.deepEqual(lines(ofOrders(told)), []);
    assert.deepEqual(lines(ofOrders([...told, order('good', BOUGHT)])), [
      '$0.0403 per proxyDay, of 1 orders',
    ]);
  });

  it('is not told of an order that lasts longer than what it was charged for', () => {
    const facts = ofOrders([order('o1', BOUGHT), order('o2', { ...BOUGHT, expiresAt: NOW + 52 * DAY_MS })]);
    assert.deepEqual(lines(facts, ['o2']), ['$0.0403 per proxyDay, of 1 orders']);
    const value = [
      transaction('t1', { description: 'Order o2 (ipv4)' }),
      transaction('t2', { description: 'Extension of o2' }),
      transaction('t3', { description: 'Order o1 (ipv4), o1' }),
      transaction('t4', { description: 'Order o12 (ipv4)' }),
      transaction('t5', { description: 'Order o1', status: { known: 'failed', text: 'failed' } }),
    ];
    assert.deepEqual(lines({ ...facts, transactions: { value, at: NOW, hasMore: false } }), [
      '$0.0403 per proxyDay, of 1 orders',
    ]);
  });

  it('keeps types of orders apart', () => {
    const mobile = order('o2', { ...BOUGHT, type: 'mobile', quantity: 1 });
    assert.deepEqual(lines(ofOrders([order('o1', BOUGHT), mobile])), [
      '$0.0403 per proxyDay, of 1 orders',
      '$0.2016 per proxyDay, of 1 orders',
    ]);
  });

  it('keeps currencies apart', () => {
    const inEuros = order('o2', { ...BOUGHT, charged: { ...usd('6.25'), currency: 'EUR' } });
    assert.deepEqual(lines(ofOrders([order('o1', BOUGHT), inEuros])), [
      '$0.0403 per proxyDay, of 1 orders',
      '0.0403 EUR per proxyDay, of 1 orders',
    ]);
  });
});

describe('what a gigabyte costs', () => {
  it('is what a package of traffic names', () => {
    const value = [
      { type: 'resident', id: 1, name: '1 GB', price: usd('3.5'), traffic: '1' },
      { type: 'resident', id: 2, name: '50 GB', price: usd('2.25'), traffic: '50' },
      { type: 'resident', id: 3, name: 'Secret', traffic: '7' },
      { type: 'ipv4', id: 1, name: 'Standard', price: usd('100') },
    ];
    assert.deepEqual(lines(factsOf({ tariffs: { value, at: NOW } })), ['$2.875 per gigabyte, of 2 tariffs']);
  });
});

describe('a price that nobody tells', () => {
  it('is none', () => {
    const usage = { kind: 'traffic', quotaGigabytes: 10, usedGigabytes: 3, remainingGigabytes: 7 } as const;
    assert.deepEqual(lines(factsOf({ usage: { value: usage, at: NOW } })), []);
  });
});

describe('a comparison', () => {
  const compared = (facts: AccountFacts, checks: readonly CheckedOnce[]) =>
    comparisonOf(facts, new Set(), checks).map(
      ({ kind, price, checked, live }) =>
        `${kind ?? 'all'}: ${price ? formatMoney(price.amount) : '–'}, ${live} of ${checked}`,
    );

  it('is of each type of order, with the checks of its own proxies', () => {
    const orders = [
      order('o1', BOUGHT),
      order('o2', { ...BOUGHT, type: 'mobile', quantity: 1 }),
      order('o3', { type: 'resident' }),
      order('o4', { type: 'isp' }),
    ];
    const facts: AccountFacts = {
      ...ofOrders(orders),
      tariffs: { value: [{ type: 'resident', id: 1, name: '', price: usd('3'), traffic: '1' }], at: NOW },
    };
    const check = (name: string, isLive = true) => ({ isLive, at: NOW, order: name });
    assert.deepEqual(
      compared(facts, [
        check('o1'),
        check('o1', false),
        check('o3'),
        check('o4', false),
        check('gone'),
        { isLive: false, at: NOW },
      ]),
      [
        'ipv4: $0.0403, 1 of 2',
        'mobile: $0.2016, 0 of 0',
        'resident: $3.00, 1 of 1',
        'isp: –, 0 of 1',
        'all: –, 1 of 2',
      ],
    );
  });

  it('is of the account as a whole where its provider sells no orders', () => {
    const facts = factsOf({ plans: { value: [plan('a', 1200n, 30)], at: NOW } });
    assert.deepEqual(compared(facts, [{ isLive: true, at: NOW }]), ['all: 0.40, 1 of 1']);
    assert.deepEqual(compared(factsOf(), []), []);
  });

  it('has the median latency of the live ones, and the time of the latest check', () => {
    const checks = [
      { isLive: true, latencyMs: 300, at: 1 },
      { isLive: true, latencyMs: 100, at: 3 },
      { isLive: true, at: 2 },
      { isLive: false, latencyMs: 9000, at: 2 },
    ];
    assert.deepEqual(comparisonOf(factsOf(), new Set(), checks), [
      { checked: 4, live: 3, latencyMs: 200, checkedAt: 3 },
    ]);
    const [three] = comparisonOf(factsOf(), new Set(), [...checks, { isLive: true, latencyMs: 110, at: 0 }]);
    assert.equal(three?.latencyMs, 110);
  });
});
