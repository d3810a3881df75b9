import assert from 'node:assert/strict';
import type { Effect } from '../../../src/core/effects.js';
import type { Order } from '../../../src/core/inventory.js';
import type { Money } from '../../../src/core/money.js';
import type { Evidence, OrderSeen, PurchaseSeen } from '../../../src/spending/evidence.js';
import type { SpendingAccount } from '../../../src/spending/proposal.js';
import { RULES } from '../../../src/spending/rules/all.js';
import { bound } from '../../../src/spending/rules/rule.js';

const usd = (cents: bigint): Money => ({ units: cents, scale: 2, currency: 'USD' });

const OLD: OrderSeen = { id: 'old', type: 'ipv4', quantity: 5, createdAt: 1000 };
const FRESH: OrderSeen = { id: 'new', type: 'ipv4', quantity: 5, createdAt: 2000, charged: usd(625n) };
const PAID: PurchaseSeen = {
  id: 't2',
  amount: usd(-450n),
  description: 'Extension of order ord1 (ipv4)',
  createdAt: 2000,
};

const FIVE: Order = {
  id: 'ord1',
  type: 'ipv4',
  status: { known: 'active', text: 'active' },
  quantity: 5,
  countryId: 1,
};

/** Sells at one dollar a proxy, and has one order of five. */
const SHOP: SpendingAccount = {
  id: 'a',
  label: 'Main',
  provider: '1001proxy',
  origin: 'https://x',
  isSandbox: false,
  capabilities: {
    orders: {
      page: () => Promise.resolve({ items: [FIVE], page: 1, hasMore: false }),
      one: () => Promise.resolve(FIVE),
      proxies: () => Promise.resolve([]),
      download: () => Promise.resolve(),
    },
    quotes: { quote: ({ quantity = 0 }) => Promise.resolve({ total: usd(100n * BigInt(quantity)) }) },
  },
};

function verdict(effect: Effect, before: Omit<Evidence, 'at'>, after: Omit<Evidence, 'at'>) {
  const intent = {
    id: 'intent',
    at: 0,
    account: { id: 'a', label: 'Main', provider: '1001proxy', origin: 'https://x', isSandbox: false },
    effect,
    price: { kind: 'free' },
    before: { at: 0, ...before },
  } as const;
  return bound(RULES, effect).judge(intent, { at: 1, ...after });
}

describe('what two looks tell', () => {
  describe('of an order', () => {
    const effect: Effect = {
      kind: 'createOrder',
      of: { type: 'ipv4', countryId: 1, periodId: 1, quantity: 5 },
    };
    const before = { balance: usd(4520n), orders: [OLD], orderTotal: 1, purchases: [] };

    it('one new order like it: happened, at the price it shows', () => {
      assert.deepEqual(
        verdict(effect, before, { balance: usd(3895n), orders: [FRESH, OLD], orderTotal: 2 }),
        {
          kind: 'happened',
          refs: ['new'],
          charged: usd(625n),
        },
      );
    });

    it('the same orders and balance: nothing', () => {
      assert.equal(verdict(effect, before, before).kind, 'nothing');
    });

    it('charged and refunded: nothing', () => {
      const refunded = [{ id: 't9', amount: usd(-625n), createdAt: 2000 }];
      assert.equal(verdict(effect, before, { ...before, purchases: refunded }).kind, 'nothing');
    });

    it('the balance fell without an order: unclear', () => {
      assert.equal(verdict(effect, before, { ...before, balance: usd(3895n) }).kind, 'unclear');
    });

    it('a new order in the part that is not looked at: unclear', () => {
      assert.equal(verdict(effect, before, { ...before, orderTotal: 2 }).kind, 'unclear');
    });

    it('two new ones like it: unclear', () => {
      const orders = [FRESH, { ...FRESH, id: 'new2' }, OLD];
      assert.equal(verdict(effect, before, { ...before, orders, orderTotal: 3 }).kind, 'unclear');
    });

    it('a new one of another type or quantity is not it', () => {
      for (const other of [{ type: 'ipv6' }, { quantity: 6 }]) {
        const orders = [{ ...FRESH, ...other }, OLD];
        assert.equal(verdict(effect, before, { ...before, orders, orderTotal: 2 }).kind, 'unclear');
      }
    });

    it('an older order that a new one pushed into view is not it', () => {
      const pushed = { ...FRESH, id: 'pushed', createdAt: 500 };
      const after = { ...before, orders: [FRESH, OLD, pushed], orderTotal: 300 };
      const seen = verdict(effect, { ...before, orderTotal: 299 }, after);
      assert.deepEqual(seen.kind === 'happened' && seen.refs, ['new']);
    });

    it('a tariff has a quantity of its own', () => {
      const tariff: Effect = { kind: 'createOrder', of: { type: 'resident', tariffId: 1 } };
      const orders = [{ ...FRESH, type: 'resident', quantity: 3 }, OLD];
      assert.equal(verdict(tariff, before, { ...before, orders, orderTotal: 2 }).kind, 'happened');
    });

    it('without a balance, a purchase alone is unclear', () => {
      const silent = { orders: [OLD], orderTotal: 1, purchases: [] };
      const purchases = [{ id: 't9', amount: usd(-625n) }];
      assert.equal(verdict(effect, silent, { ...silent, purchases }).kind, 'unclear');
      assert.equal(verdict(effect, silent, silent).kind, 'nothing');
    });
  });

  describe('of an extension', () => {
    const effect: Effect = { kind: 'extendOrder', of: { orderId: 'ord1', periodId: 2 } };
    const before = { until: 100, balance: usd(4520n), purchases: [] };

    it('the end moved and a purchase names the order: happened, at that price', () => {
      const after = { until: 200, balance: usd(4070n), purchases: [PAID] };
      assert.deepEqual(verdict(effect, before, after), {
        kind: 'happened',
        refs: ['ord1'],
        charged: usd(450n),
      });
    });

    it('the end moved and the balance fell: happened, at the difference', () => {
      const seen = verdict(effect, before, { until: 200, balance: usd(4070n), purchases: [] });
      assert.deepEqual(seen.kind === 'happened' && seen.charged, usd(450n));
    });

    it('neither moved: nothing; one of both: unclear', () => {
      assert.equal(verdict(effect, before, before).kind, 'nothing');
      assert.equal(verdict(effect, before, { ...before, balance: usd(4070n) }).kind, 'unclear');
      assert.equal(verdict(effect, before, { ...before, until: 200 }).kind, 'unclear');
    });

    it('is reckoned for as many proxies as are extended', async () => {
      const some: Effect = {
        kind: 'extendOrder',
        of: { orderId: 'ord1', periodId: 2, proxyIds: ['a', 'b'] },
      };
      const totals = [];
      for (const each of [effect, some]) {
        const price = await bound(RULES, each).price(SHOP, new AbortController().signal);
        totals.push('total' in price && price.total);
      }
      assert.deepEqual(totals, [usd(500n), usd(200n)]);
    });

    it('no end to compare: untold', () => {
      assert.equal(verdict(effect, { balance: usd(1n) }, { balance: usd(1n) }).kind, 'untold');
    });
  });

  describe('of a subscription', () => {
    const of = { subscriptionId: 'sub1' };

    it('a renewal moves its end', () => {
      const effect: Effect = { kind: 'renew', of: { ...of, planId: 'p', repeatCount: 1 } };
      assert.equal(verdict(effect, { until: 100 }, { until: 101 }).kind, 'happened');
      assert.equal(verdict(effect, { until: 100 }, { until: 100 }).kind, 'nothing');
      assert.equal(verdict(effect, {}, { until: 100 }).kind, 'untold');
    });

    it('changed credentials have another fingerprint', () => {
      const effect: Effect = { kind: 'changeCredentials', of };
      assert.equal(verdict(effect, { fingerprint: 'a' }, { fingerprint: 'b' }).kind, 'happened');
      assert.equal(verdict(effect, { fingerprint: 'a' }, { fingerprint: 'a' }).kind, 'nothing');
      assert.equal(verdict(effect, {}, { fingerprint: 'a' }).kind, 'untold');
    });

    it('a policy is what was asked for, a network another one', () => {
      const policy: Effect = { kind: 'setRotationPolicy', of: { ...of, rotationMinutes: 10 } };
      assert.equal(verdict(policy, {}, { rotationMinutes: 10 }).kind, 'happened');
      assert.equal(verdict(policy, {}, { rotationMinutes: 0 }).kind, 'nothing');
      const network: Effect = { kind: 'switchNetwork', of: { ...of, networkId: 'n' } };
      assert.equal(verdict(network, { network: 'NL' }, { network: 'DE' }).kind, 'happened');
      assert.equal(verdict(network, { network: 'NL' }, { network: 'NL' }).kind, 'nothing');
    });

    it('purchases are as many as were asked for', () => {
      const effect: Effect = { kind: 'purchase', of: { planId: 'p', quantity: 2, repeatCount: 1 } };
      const seen = (...subscriptions: readonly string[]) =>
        verdict(effect, { subscriptions: ['a'] }, { subscriptions: ['a', ...subscriptions] });
      assert.deepEqual(seen('b', 'c'), { kind: 'happened', refs: ['b', 'c'] });
      assert.deepEqual(
        [seen().kind, seen('b').kind, seen('b', 'c', 'd').kind],
        ['nothing', 'unclear', 'unclear'],
      );
    });
  });

  it('of lists that have nothing in common, as of two accounts: unclear', () => {
    const purchase: Effect = { kind: 'purchase', of: { planId: 'p', quantity: 1, repeatCount: 1 } };
    for (const subscriptions of [[], ['x']]) {
      assert.equal(verdict(purchase, { subscriptions: ['a'] }, { subscriptions }).kind, 'unclear');
    }
    const order: Effect = { kind: 'createOrder', of: { type: 'ipv4', quantity: 5 } };
    for (const orders of [[], [FRESH]]) {
      assert.equal(
        verdict(order, { orders: [OLD], balance: usd(1n) }, { orders, balance: usd(2n) }).kind,
        'unclear',
      );
    }
  });

  it('of a deposit address: it is there', () => {
    const effect: Effect = { kind: 'createDepositAddress', of: { currency: 'BTC' } };
    assert.equal(verdict(effect, {}, { depositAddress: 'bc1q' }).kind, 'happened');
    assert.equal(verdict(effect, {}, {}).kind, 'nothing');
  });
});
