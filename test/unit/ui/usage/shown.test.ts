import assert from 'node:assert/strict';
import { plainText } from '../../../../src/core/plainText.js';
import { TO_USAGE } from '../../../../src/protocol/usage.js';
import type { LastCheck } from '../../../../src/ui/lastChecks.js';
import { shownAccounts, type BesideFacts } from '../../../../src/ui/usage/shownAccounts.js';
import { shownComparison } from '../../../../src/ui/usage/shownComparison.js';
import { shownExpiries } from '../../../../src/ui/usage/shownExpiries.js';
import { shownSpending, type ReadJournal } from '../../../../src/ui/usage/shownSpending.js';
import { shownTransactions, type KnownBalances } from '../../../../src/ui/usage/shownTransactions.js';
import type { TransactionType } from '../../../../src/core/inventory.js';
import type { AccountFacts } from '../../../../src/usage/facts.js';
import { factsOf } from '../../usage/facts.js';
import {
  CANARIES,
  DAY_MS,
  everything,
  HOSTILE,
  HOUR_MS,
  MINUTE_MS,
  NOW,
  onePage,
  order,
  subscription,
  transaction,
} from '../inventory.js';
import { record } from '../spending/confirmations.js';
import { OpenedAccount } from './openedAccount.js';

const ALONE = (): BesideFacts => ({ isReading: false, budgets: [] });
const NO_JOURNAL: ReadJournal = { value: [], at: NOW };
const NO_CHECKS = { ofAccount: () => [] };

function card(facts: AccountFacts, journal = NO_JOURNAL, beside = ALONE) {
  const [shown] = shownAccounts([facts], journal, beside, NOW);
  assert.ok(shown);
  return shown;
}

describe('the usage page is told', () => {
  it('messages that it can read, with every text of a provider as plain text and no secret', async () => {
    for (const text of [HOSTILE, '']) {
      const amount = { units: -1n, scale: 0, currency: text };
      const type = { known: 'unknown', text } as const;
      const booked = { type, amount, createdAt: NOW, description: text };
      const odd = { ...booked, status: { known: 'unknown', text }, paymentMethod: text } as const;
      const spent = { ...booked, type: { known: 'purchase', text } } as const;
      const page = () => onePage([transaction('t1', spent), transaction('t2', odd)]);
      const all = everything(text);
      const rented = subscription('s1', { userNote: text, activeUntil: NOW + DAY_MS });
      const bought = order('o1', { type: text, expiresAt: NOW + DAY_MS });
      const account = new OpenedAccount(
        {
          ...all,
          transactions: { page },
          subscriptions: { ...all.subscriptions, all: () => Promise.resolve([rented]) },
          orders: {
            ...all.orders,
            page: ({ status }) => onePage(status === 'active' ? [bought] : []),
          },
        },
        { label: text },
      );
      await account.read('ipv4');
      const { facts } = account;
      const proxy = 'order/o1/203.0.113.7:8080/http';
      const checks: LastCheck[] = [{ account: facts.account.id, proxy, verdict: 'live', at: NOW }];
      const said = {
        accounts: { accounts: shownAccounts([facts], NO_JOURNAL, ALONE, NOW) },
        transactions: { lists: shownTransactions([facts]) },
        spending: { rows: shownSpending([facts], NO_JOURNAL) },
        expiries: { rows: shownExpiries([facts], NOW) },
        comparison: { rows: shownComparison([facts], [], { ofAccount: () => checks }) },
      };
      for (const [name, message] of Object.entries(said)) {
        const schema = Object.entries(TO_USAGE).find(([known]) => known === name)?.[1];
        assert.deepEqual(schema?.parse(message), message, name);
        for (const canary of Object.values(CANARIES)) {
          assert.ok(!JSON.stringify(message).includes(canary), name);
        }
        const texts = textsOf(message);
        assert.ok(text === '' || texts.some((shown) => shown.includes('Evil')), name);
        for (const shown of texts) {
          assert.equal(shown, plainText(shown), name);
        }
      }
    }
  });

  it('of each reading how old it is, and what it is of', () => {
    const at = NOW - HOUR_MS;
    const reading = (usage: NonNullable<AccountFacts['usage']>['value']) =>
      card(factsOf({ usage: { value: usage, at } })).reading;
    assert.deepEqual(reading({ kind: 'balance', balance: { units: 45_200n, scale: 3, currency: 'USD' } }), {
      value: { kind: 'balance', balance: { units: '45200', scale: 3, currency: 'USD' } },
      at,
    });
    assert.deepEqual(reading({ kind: 'requests', used: 1500, limit: 10_000 }), {
      value: { kind: 'requests', used: 1500, limit: 10_000 },
      at,
    });
    const traffic = {
      kind: 'traffic',
      quotaGigabytes: 10,
      usedGigabytes: 3.2,
      remainingGigabytes: 6.8,
    } as const;
    assert.deepEqual(reading(traffic), {
      value: { kind: 'traffic', quotaGigabytes: 10, remainingGigabytes: 6.8 },
      at,
    });
    assert.equal(card(factsOf()).reading, undefined);
  });

  it('what is in use, and of which lists more may come', () => {
    const value = [
      subscription('s1', { activeUntil: NOW + DAY_MS }),
      subscription('s2', { activeUntil: NOW }),
      subscription('s3', { status: { known: 'expired', text: 'expired' } }),
      subscription('s4'),
    ];
    const active = order('o1', { expiresAt: NOW + HOUR_MS });
    const expired = order('o2', { status: { known: 'expired', text: 'expired' } });
    const facts = factsOf({
      subscriptions: { value, at: NOW - 1 },
      orders: { value: [active], at: NOW - 2, hasMore: true },
    });
    const { subscriptions, orders, hasMoreOrders, listsAt, next } = card(facts);
    assert.deepEqual([subscriptions, orders, hasMoreOrders, listsAt], [2, 1, true, NOW - 2]);
    assert.deepEqual(next, { label: 'ipv4', at: NOW + HOUR_MS });
    const inTurn = factsOf({ orders: { value: [active, expired], at: NOW, hasMore: true } });
    assert.deepEqual([card(inTurn).orders, card(inTurn).hasMoreOrders], [1, false]);
  });

  it('what is wrong with an account, and what else is known of it', () => {
    assert.equal(card(factsOf()).trouble, undefined);
    assert.ok(card(factsOf({ trouble: { kind: 'locked' } })).trouble);
    assert.equal(
      card(factsOf({ trouble: { kind: 'failed', sentence: 'No\u0007 answer.' } })).trouble,
      'No answer.',
    );
    const budgets = [{ category: 'general', limit: 60, remaining: 59, windowMs: MINUTE_MS }];
    const forecast = { kind: 'unused', days: 9 } as const;
    const shown = card(factsOf(), NO_JOURNAL, () => ({ isReading: true, budgets, forecast }));
    assert.deepEqual([shown.isReading, shown.budgets, shown.forecast], [true, budgets, forecast]);
  });
});

describe('the transactions of an account', () => {
  const lists = (balance: bigint, balanceAt: number, listAt: number) =>
    factsOf({
      usage: {
        value: { kind: 'balance', balance: { units: balance, scale: 2, currency: 'USD' } },
        at: balanceAt,
      },
      transactions: { value: [transaction('t1', { createdAt: NOW - DAY_MS })], at: listAt, hasMore: true },
    });

  it('tell what their balances are reckoned from', () => {
    const [shown] = shownTransactions([lists(4520n, NOW, NOW)]);
    const balance = { units: '4520', scale: 2, currency: 'USD' };
    assert.ok(shown);
    assert.deepEqual(shown.reckonedFrom, { balance, at: NOW });
    assert.deepEqual(shown.entries[0]?.balanceAfter, balance);
    assert.deepEqual([shown.at, shown.hasMore], [NOW, true]);
    const pending = transaction('t1', { status: { known: 'pending', text: 'pending' } });
    const facts = { ...lists(4520n, NOW, NOW), transactions: { value: [pending], at: NOW, hasMore: false } };
    assert.equal(shownTransactions([facts])[0]?.reckonedFrom, undefined);
  });

  it('keep the balance that they were read with, until they are read again', () => {
    const known: KnownBalances = new Map();
    const told = (facts: AccountFacts) => {
      const [shown] = shownTransactions([facts], known);
      return [shown?.entries[0]?.balanceAfter?.units, shown?.reckonedFrom?.at];
    };
    assert.deepEqual(told(lists(4520n, NOW, NOW)), ['4520', NOW]);
    assert.deepEqual(told(lists(3100n, NOW + HOUR_MS, NOW)), ['4520', NOW]);
    assert.deepEqual(told(lists(3100n, NOW + HOUR_MS, NOW + HOUR_MS)), ['3100', NOW + HOUR_MS]);
    // as with another key, which may be another account's
    const { usage, ...unread } = lists(3100n, NOW, NOW + HOUR_MS);
    assert.ok(usage);
    assert.deepEqual(told(unread), [undefined, undefined]);
    assert.deepEqual(told(lists(9900n, NOW + DAY_MS, NOW + HOUR_MS)), [undefined, undefined]);
  });
});

describe('what was spent in this month', () => {
  const journal = (...records: readonly ReturnType<typeof record>[]) => ({ value: records, at: NOW });

  it('comes with where that is from, and is nothing where nothing tells', () => {
    assert.deepEqual(card(factsOf()).spentThisMonth, []);
    assert.equal(card(factsOf()).spent, undefined);
    const bought = record(
      { kind: 'done', refs: ['s3'], at: 0, by: 'answer' },
      { account: { ...record().intent.account, id: 'a1' }, at: NOW },
    );
    const { spentThisMonth, spent } = card(factsOf(), journal(bought));
    assert.deepEqual(spentThisMonth, [{ units: '-7200', scale: 2 }]);
    assert.deepEqual(spent, { source: 'journal', at: NOW, isPartial: false });
  });

  it('lacks what nobody tells, and says so', () => {
    const account = { ...record().intent.account, id: 'a1' };
    const total = { units: 7200n, scale: 2 };
    const done = { kind: 'done', refs: [], at: 0, by: 'lists' } as const;
    const couponed = record(done, { account, at: NOW, price: { kind: 'atMost', total } });
    const { spentThisMonth, spent } = card(factsOf(), journal(couponed));
    assert.deepEqual([spentThisMonth, spent?.isPartial], [[{ units: '0', scale: 0 }], true]);
    const [row] = shownSpending([factsOf()], journal(couponed));
    assert.deepEqual([row?.entries, row?.source], [[{ type: 'purchase', at: NOW }], 'journal']);
    const nothing = [
      record(undefined, { account, at: NOW }),
      record({ kind: 'unknown', at: 0, by: 'lists' }, { account, at: NOW }),
      record({ kind: 'refused', error: 'conflict', at: 0, by: 'answer' }, { account, at: NOW }),
      record(done, { account, at: NOW, price: { kind: 'free' } }),
      record(done, { at: NOW }),
    ];
    assert.deepEqual(shownSpending([factsOf()], journal(...nothing)), []);
  });

  it('is that of the transactions where there are any, less refunds and without deposits', () => {
    const typed = (id: string, text: TransactionType, units: bigint) =>
      transaction(id, {
        type: { known: text, text },
        amount: { units, scale: 2, currency: 'USD' },
        createdAt: NOW,
      });
    const value = [typed('1', 'purchase', -875n), typed('2', 'refund', 200n), typed('3', 'deposit', 5000n)];
    const facts = factsOf({ transactions: { value, at: NOW - 1, hasMore: true } });
    const bought = record(
      { kind: 'done', refs: ['s3'], at: 0, by: 'answer' },
      { account: { ...record().intent.account, id: 'a1' }, at: NOW },
    );
    const { spentThisMonth, spent } = card(facts, journal(bought));
    assert.deepEqual(spentThisMonth, [{ units: '-675', scale: 2, currency: 'USD' }]);
    assert.deepEqual(spent, { source: 'provider', at: NOW - 1, isPartial: true });
    const [row] = shownSpending([facts], journal(bought));
    assert.deepEqual([row?.source, row?.at, row?.unreadUntil], ['provider', NOW - 1, NOW]);
    assert.deepEqual(
      row?.entries.map(({ type, at, amount }) => [type, at, amount?.units]),
      [
        ['purchase', NOW, '-875'],
        ['refund', NOW, '200'],
      ],
    );
  });

  it('has nothing of the month before', () => {
    const date = new Date(NOW);
    const begin = new Date(date.getFullYear(), date.getMonth()).getTime();
    const type = { known: 'purchase', text: 'purchase' } as const;
    const amount = { units: -1n, scale: 0, currency: 'USD' };
    const value = [begin, begin - 1].map((createdAt) =>
      transaction(String(createdAt), { type, amount, createdAt }),
    );
    const { spentThisMonth, spent } = card(factsOf({ transactions: { value, at: NOW, hasMore: true } }));
    assert.deepEqual(spentThisMonth, [{ units: '-1', scale: 0, currency: 'USD' }]);
    assert.equal(spent?.isPartial, false);
  });
});

describe('what runs out', () => {
  it('is told soonest first over all accounts, by the name that a person gave it', () => {
    const rented = factsOf({
      subscriptions: {
        value: [
          subscription('s1', { activeUntil: NOW + 2 * DAY_MS, userNote: 'Price monitor' }),
          subscription('s2', { activeUntil: NOW }),
        ],
        at: NOW - 1,
      },
    });
    const bought = factsOf({
      account: { id: 'a2' },
      abilities: { canRenew: false, canExtend: true, canDeposit: true },
      orders: {
        value: [
          order('o1', { expiresAt: NOW + DAY_MS }),
          order('o2', { expiresAt: NOW + 3 * DAY_MS, status: { known: 'unknown', text: 'paused' } }),
          order('o3', { expiresAt: NOW + DAY_MS, status: { known: 'canceled', text: 'canceled' } }),
          order('o4'),
        ],
        at: NOW - 2,
      },
    });
    const rows = shownExpiries([rented, bought], NOW);
    assert.deepEqual(
      rows.map(({ account, kind, id, label, canProlong, readAt }) =>
        [account, kind, id, label, canProlong, NOW - readAt].join(' '),
      ),
      ['a2 order o1 ipv4 true 2', 'a1 subscription s1 Price monitor true 1', 'a2 order o2 ipv4 false 2'],
    );
    const asIs = { ...bought, abilities: { canRenew: true, canExtend: false, canDeposit: true } };
    assert.deepEqual(
      shownExpiries([asIs], NOW).map(({ canProlong }) => canProlong),
      [false, false],
    );
  });
});

describe('what proxies cost beside how they did', () => {
  const checks: readonly LastCheck[] = [
    { account: 'a1', proxy: '1', verdict: 'live', latencyMs: 142, at: NOW - HOUR_MS },
    { account: 'a1', proxy: '2', verdict: 'timeout', latencyMs: 9000, at: NOW - DAY_MS },
    { account: 'a1', proxy: '3', verdict: 'unchecked', at: NOW },
    { account: 'a1', proxy: '4', verdict: 'waiting', at: NOW },
  ];
  const lastChecks = { ofAccount: (id: string) => checks.filter(({ account }) => account === id) };

  it('is both where both are known, and either alone', () => {
    const did = { checked: 2, live: 1, latencyMs: 142, checkedAt: NOW - HOUR_MS };
    const plans = {
      value: [{ id: 'p', durationMs: 30 * DAY_MS, price: { units: 1200n, scale: 2 }, isPopular: false }],
      at: NOW - 1,
    };
    const amount = { units: '4000', scale: 4 };
    const price = { amount, per: 'proxyDay', basis: 'plans', of: 1, at: NOW - 1 } as const;
    const label = 'Scraping EU';
    assert.deepEqual(shownComparison([factsOf({ plans })], [], lastChecks), [
      { account: 'a1', label, price, ...did },
    ]);
    assert.deepEqual(shownComparison([factsOf()], [], lastChecks), [{ account: 'a1', label, ...did }]);
    const other = factsOf({ account: { id: 'a2' }, plans });
    assert.deepEqual(shownComparison([other], [], lastChecks), [
      { account: 'a2', label, price, checked: 0, live: 0 },
    ]);
    assert.deepEqual(shownComparison([factsOf()], [], NO_CHECKS), []);
  });

  it('is of each type of order under a name of its own, by the checks of its proxies alone', () => {
    const facts = factsOf({ orders: { value: [order('o1', { type: 'mobile' })], at: NOW } });
    const of = (proxy: string): LastCheck => ({ account: 'a1', proxy, verdict: 'live', at: NOW });
    const all = [of('order/o1/203.0.113.7:8080/http'), of('subscription/o1/http'), of('o1')];
    assert.deepEqual(
      shownComparison([facts], [], { ofAccount: () => all }).map(({ label, checked }) => [label, checked]),
      [
        ['Scraping EU · mobile', 1],
        ['Scraping EU', 2],
      ],
    );
  });

  it('leaves out an order that was extended from here, or may have been', () => {
    const bought = order('o1', {
      charged: { units: 625n, scale: 2, currency: 'USD' },
      createdAt: NOW - 10 * DAY_MS,
      expiresAt: NOW + DAY_MS,
    });
    const facts = factsOf({ orders: { value: [bought], at: NOW } });
    const effect = { kind: 'extendOrder', of: { orderId: 'o1', periodId: 1 } } as const;
    const rowsAfter = (outcome?: Parameters<typeof record>[0]) =>
      shownComparison([facts], [record(outcome, { effect })], NO_CHECKS).length;
    assert.equal(rowsAfter({ kind: 'done', refs: [], at: 0, by: 'answer' }), 0);
    assert.equal(rowsAfter(), 0);
    assert.equal(rowsAfter({ kind: 'refused', error: 'conflict', at: 0, by: 'answer' }), 1);
    assert.equal(rowsAfter({ kind: 'notDone', at: 0, by: 'lists' }), 1);
  });
});

/** Every text in it but the ids, by which the page names things to the extension. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') {
    return [value];
  }
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, member]: [string, unknown]) =>
        name === 'id' && 'kind' in value ? [] : textsOf(member),
      )
    : [];
}
