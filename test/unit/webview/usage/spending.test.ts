import assert from 'node:assert/strict';
import { formatMoney } from '../../../../src/core/money.js';
import type { ShownSpending } from '../../../../src/protocol/usage.js';
import { DAY_MS } from '../../../../src/webview/usage/period.js';
import { spendingGroups, type SpentAmount, spentWithin } from '../../../../src/webview/usage/spending.js';

const ACCOUNTS = [
  { id: 'a', provider: 'One' },
  { id: 'b', provider: 'One' },
  { id: 'c', provider: 'Two' },
];

const month = (at: number) => new Date(2026, at).getTime();

function spent(account: string, at: number, units: number, more: Partial<SpentAmount> = {}): SpentAmount {
  return {
    account,
    type: 'purchase',
    source: 'provider',
    at: month(at) + DAY_MS,
    amount: { units: BigInt(units), scale: 2, currency: 'USD' },
    ...more,
  };
}

const bare = (units: bigint, scale = 2) => ({ amount: { units, scale } });

describe('spending', () => {
  it('is summed up exactly over scales, by month, type, provider and in all', () => {
    const [group, ...others] = spendingGroups(
      [
        spent('a', 0, -10),
        spent('a', 0, -20, { amount: { units: -201n, scale: 3, currency: 'USD' } }),
        spent('b', 1, -100_000_000_000_000_000),
        spent('c', 1, -5, { type: 'refund' }),
      ],
      ACCOUNTS,
      'month',
    );
    assert.deepEqual(others, []);
    assert.ok(group);
    assert.equal(formatMoney(group.total), '-$1000000000000000.351');
    assert.deepEqual(
      group.providers.map(({ provider, total, rows }) => [provider, formatMoney(total), rows.length]),
      [
        ['One', '-$1000000000000000.301', 2],
        ['Two', '-$0.05', 1],
      ],
    );
    assert.deepEqual(
      [...group.sums].map(([at, sum]) => [at, formatMoney(sum)]),
      [
        [month(0), '-$0.301'],
        [month(1), '-$1000000000000000.05'],
      ],
    );
  });

  it('never mixes currencies, nor what two accounts have without one', () => {
    const groups = spendingGroups(
      [
        spent('a', 0, -1),
        spent('a', 0, -2, { amount: { units: -2n, scale: 0, currency: 'EUR' } }),
        spent('b', 0, 0, bare(-4n)),
        spent('c', 0, 0, bare(-8n)),
        spent('c', 0, 0, bare(-16n)),
      ],
      ACCOUNTS,
      'month',
    );
    assert.deepEqual(
      groups.map(({ currency, account, total }) => [currency, account, formatMoney(total)]),
      [
        ['USD', undefined, '-$0.01'],
        ['EUR', undefined, '-2.00 EUR'],
        [undefined, 'b', '-0.04'],
        [undefined, 'c', '-0.24'],
      ],
    );
  });

  it('tells types apart, and sources', () => {
    const [group] = spendingGroups(
      [
        spent('a', 0, -1),
        spent('a', 0, -1, { type: 'refund' }),
        spent('a', 0, -1, { source: 'journal' }),
        spent('a', 0, -1),
      ],
      ACCOUNTS,
      'month',
    );
    assert.deepEqual(
      group?.providers[0]?.rows.map(({ type, source, total }) => [type, source, formatMoney(total)]),
      [
        ['purchase', 'provider', '-$0.02'],
        ['refund', 'provider', '-$0.01'],
        ['purchase', 'journal', '-$0.01'],
      ],
    );
  });

  it('has every month from the first to the last, over a year and a change of clocks', () => {
    const [group] = spendingGroups([spent('a', 14, -1), spent('a', 1, -1)], ACCOUNTS, 'month');
    assert.deepEqual(
      group?.starts,
      Array.from({ length: 14 }, (_, at) => month(at + 1)),
    );
  });

  it('is summed up by weeks, which together are the month', () => {
    const on = (date: number) => ({ at: new Date(2026, 10, date, 12).getTime() });
    const amounts = [1, 2, 8, 9, 22, 30].map((date, at) => spent('a', 10, -(10 ** at), on(date)));
    const [byWeek] = spendingGroups(amounts, ACCOUNTS, 'week');
    const [byMonth] = spendingGroups(amounts, ACCOUNTS, 'month');
    assert.deepEqual(
      [...(byWeek?.sums ?? [])].map(([at, sum]) => [new Date(at).getDate(), formatMoney(sum)]),
      [
        [1, '-$0.01'],
        [2, '-$1.10'],
        [9, '-$10.00'],
        [16, '-$100.00'],
        [30, '-$1000.00'],
      ],
    );
    assert.deepEqual(
      byWeek?.starts.map((at) => new Date(at).getDate()),
      [1, 2, 9, 16, 23, 30],
    );
    assert.deepEqual(byMonth?.sums.get(month(10)), byWeek.total);
  });

  it('is what lies in a span, and nothing where nobody tells an amount', () => {
    const amount = { units: '-5', scale: 2, currency: 'USD' };
    const told: ShownSpending = {
      account: 'a',
      source: 'journal',
      at: 0,
      entries: [
        { type: 'renew', at: 9, amount },
        { type: 'renew', at: 10, amount },
        { type: 'purchase', at: 19 },
        { type: 'renew', at: 20, amount },
      ],
    };
    const own = { account: 'a', source: 'journal' } as const;
    assert.deepEqual(spentWithin([told], { from: 10, to: 20 }), [
      { ...own, type: 'renew', at: 10, amount: { units: -5n, scale: 2, currency: 'USD' } },
      { ...own, type: 'purchase', at: 19, amount: { units: 0n, scale: 0 } },
    ]);
  });
});
