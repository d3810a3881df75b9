import assert from 'node:assert/strict';
import type { Subscription, Transaction } from '../../../../src/core/inventory.js';
import {
  DAY_MS,
  everything,
  HOUR_MS,
  listed,
  MINUTE_MS,
  NOW,
  onePage,
  subscription,
  transaction,
} from '../inventory.js';
import { line, ShownAccount } from './account.js';

const all = everything('');

function subscribed(...subscriptions: readonly Subscription[]): ShownAccount {
  return new ShownAccount({
    subscriptions: { ...all.subscriptions, all: () => Promise.resolve(subscriptions) },
  });
}

describe('subscriptions', () => {
  it('come in the order of need: the soonest to end first, what is over last', async () => {
    const shown = subscribed(
      subscription('over', { status: { known: 'expired', text: 'expired' }, activeUntil: NOW - DAY_MS }),
      subscription('just over', { activeUntil: NOW - MINUTE_MS }),
      subscription('endless b'),
      subscription('endless a'),
      subscription('later', { activeUntil: NOW + 12 * DAY_MS }),
      subscription('soon', { activeUntil: NOW + 6 * HOUR_MS }),
    );
    const rows = await shown.open('subscriptions');
    assert.deepEqual(
      rows.map(({ label }) => label),
      ['NL soon', 'NL later', 'NL endless a', 'NL endless b', 'NL over', 'NL just over'],
    );
    assert.deepEqual(
      rows.map(({ icon, tone }) => `${icon?.codicon ?? ''} ${tone ?? ''}`),
      [
        'color-mode warning',
        'circle-large-filled ',
        'circle-large-filled ',
        'circle-large-filled ',
        'circle-large-outline dimmed',
        'circle-large-outline dimmed',
      ],
    );
  });

  it('go by the person’s note, else the label, else the id', async () => {
    const shown = subscribed(
      subscription('1', { userNote: 'Scraper', activeUntil: NOW + 12 * DAY_MS, rotationMinutes: 10 }),
      subscription('2', { userNote: '', label: 'NL Private' }),
      subscription('3', { userNote: '\u200b', label: ' ', rotationMinutes: 0 }),
    );
    const rows = await shown.open('subscriptions');
    assert.deepEqual(
      rows.map(({ label }) => label),
      ['Scraper', '3', 'NL Private'],
    );
    for (const part of ['12 d', '⟳ 10 m', 'NL 1', 'Amsterdam']) {
      assert.ok(rows[0]?.description?.split(' · ').includes(part), part);
    }
    assert.equal(rows[2]?.description, 'Amsterdam');
  });

  it('say how they rotate, and nothing where the provider does not', async () => {
    const shown = subscribed(
      subscription('1', { rotationMinutes: 10 }),
      subscription('2', { rotationMinutes: 0 }),
      subscription('3'),
    );
    const rows = await shown.open('subscriptions');
    assert.deepEqual(
      rows.map(({ tooltip }) => /^Rotation.*$/m.exec(tooltip?.() ?? '')?.[0]),
      ['Rotation: every 10 minutes', 'Rotation: off', undefined],
    );
  });

  it('show a status that the documents do not list as the provider’s word', async () => {
    const shown = subscribed(subscription('1', { status: { known: 'unknown', text: 'paused' } }));
    const [row] = await shown.open('subscriptions');
    assert.match(row?.description ?? '', /paused/);
  });

  it('open into their endpoints, each named by its stable id, and what they may become', async () => {
    const shown = subscribed(subscription('1'));
    const [row] = await shown.open('subscriptions');
    assert.deepEqual(row?.tokens, ['refreshable', 'subscription', 'endpoint']);
    assert.deepEqual(row.args, {
      account: 'a1b2c3d4e5f6',
      subscription: '1',
      proxy: 'subscription/1/http',
    });
    const below = row.branch?.rows() ?? [];
    assert.deepEqual(below.slice(0, 3).map(line), [
      'http | 203.0.113.7:8080',
      'socks5 | 203.0.113.7:8080',
      'vless | 203.0.113.9',
    ]);
    assert.deepEqual(
      below.slice(3).map(({ label }) => label),
      ['Renewal plans', 'Networks to switch to'],
    );
    assert.deepEqual(below[2]?.args, { account: 'a1b2c3d4e5f6', proxy: 'subscription/1/vless' });
  });

  it('offer no insertion where there is nothing to insert', async () => {
    const [row] = await subscribed(subscription('1', { endpoints: [] })).open('subscriptions');
    assert.deepEqual(row?.tokens, ['refreshable', 'subscription']);
    assert.equal(row.args?.proxy, undefined);
  });
});

describe('lists of public proxies', () => {
  it('are read for the filters that were chosen last, which stand in the row', async () => {
    const asked: unknown[] = [];
    const shown = new ShownAccount({
      publicProxies: {
        ...all.publicProxies,
        page: (request) => {
          asked.push(request);
          return onePage([
            listed('public/1', {
              country: 'US',
              latencyMs: 141.6,
              uptimeScore: 0.98,
              checkedAt: NOW - 5 * MINUTE_MS,
            }),
          ]);
        },
      },
    });
    await shown.remember({ filters: { protocol: 'socks5', country: 'US', maxLatencyMs: 300 } });
    const [row] = await shown.open('public');
    assert.deepEqual(asked, [
      { protocol: 'socks5', country: 'US', maxLatencyMs: 300, page: 1, pageSize: 100 },
    ]);
    assert.equal(row && line(row), '198.51.100.4:1080 | socks5 · US · 142 ms · 98 % up · 5 min ago');
    const [section] = await shown.open();
    assert.equal(section?.description, 'socks5 · US · at most 300 ms · 1');
  });
});

describe('money', () => {
  async function descriptionOf(change: Partial<Transaction>) {
    const shown = new ShownAccount({
      transactions: { page: () => onePage([transaction('t1', change)]) },
    });
    const [row] = await shown.open('transactions');
    return row;
  }

  it('shows a transaction by its amount, its sign and its type', async () => {
    const spent = await descriptionOf({ description: 'Order o1', createdAt: NOW - 2 * DAY_MS });
    assert.equal(spent?.label, '-$8.75');
    assert.equal(spent.icon?.codicon, 'arrow-up');
    assert.deepEqual(spent.description?.split(' · ').sort(), ['2 d ago', 'Order o1', 'purchase']);
    const waiting = await descriptionOf({
      status: { known: 'pending', text: 'pending' },
      amount: { units: 5000n, scale: 2 },
    });
    assert.equal(waiting?.label, '50.00');
    assert.equal(waiting.icon?.codicon, 'arrow-down');
    assert.equal(waiting.tone, 'dimmed');
    assert.match(waiting.description ?? '', /pending/);
  });

  it('is read for the type that was chosen last', async () => {
    const asked: unknown[] = [];
    const shown = new ShownAccount({
      transactions: {
        page: (request) => {
          asked.push(request);
          return onePage([]);
        },
      },
    });
    await shown.open('transactions');
    await shown.remember({ transactionType: 'deposit' });
    await shown.open('transactions');
    assert.deepEqual(asked, [
      { page: 1, pageSize: 100 },
      { page: 1, pageSize: 100, type: 'deposit' },
    ]);
  });

  it('shows a deposit address as it came, whole, with its memo, and none twice for one', async () => {
    const address = `T/?x=1&dt=2<b>${'x'.repeat(240)}`;
    const memo = { name: 'memo', value: '0042' };
    const shown = new ShownAccount({
      depositAddresses: {
        all: () =>
          Promise.resolve([
            { currency: 'USDT', network: 'TRC-20', address, extras: [] },
            {
              currency: 'USDT',
              network: 'TRC-20',
              address: 'other',
              extras: [memo, { name: 'tag', value: '7' }],
            },
            { currency: 'ETH', network: 'ERC-20', extras: [] },
          ]),
      },
    });
    const rows = await shown.open('deposits');
    assert.deepEqual(
      rows.map(({ description }) => description),
      [address, 'other · memo 0042 · tag 7', 'none made yet'],
    );
    assert.equal(new Set(rows.map(({ id }) => id)).size, 3);
    assert.ok(rows[0]?.tooltip?.().includes(address));
  });

  it('shows no address that holds more than a person can see', async () => {
    const memo = { name: 'memo', value: '1\u200b2' };
    const shown = new ShownAccount({
      depositAddresses: {
        all: () =>
          Promise.resolve([
            { currency: 'A', network: 'A', address: 'T\u202eabc', extras: [] },
            { currency: 'B', network: 'B', address: 'T\u0430bc', extras: [] },
            { currency: 'C', network: 'C', address: 'Tabc', extras: [memo] },
          ]),
      },
    });
    const rows = await shown.open('deposits');
    assert.deepEqual(
      rows.map(({ description }) => description),
      Array(3).fill('holds characters that no address has'),
    );
    assert.ok(rows.every(({ tooltip }) => !tooltip?.().includes('Address')));
  });

  it('shows a plan without a sign where the provider names no currency', async () => {
    const shown = new ShownAccount({ plans: all.plans });
    const [plan] = await shown.open('plans');
    assert.equal(plan && line(plan), '30 d | 12.00 · popular');
  });
});

describe('proxy hosts', () => {
  it('stand as one row without a target and one for each that was built', async () => {
    const shown = new ShownAccount({ targeting: all.targeting });
    await shown.remember({ targets: [{ country: 'US', city: 'miami', session: 'abc' }] });
    const rows = await shown.open();
    assert.deepEqual(rows.map(line), ['Proxy host | any country', 'Proxy host | US · miami · session abc']);
    assert.deepEqual(rows[1]?.args?.target, { country: 'US', city: 'miami', session: 'abc' });
  });
});

describe('the service status', () => {
  it('says how old it is once that matters', async () => {
    const shown = new ShownAccount({ serviceStatus: all.serviceStatus });
    await shown.open();
    assert.equal((await shown.open())[0]?.description, '195 countries');
    shown.now += 3 * HOUR_MS;
    assert.equal((await shown.open())[0]?.description, '195 countries · 3 h ago');
  });
});
