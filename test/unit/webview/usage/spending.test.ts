import assert from 'node:assert/strict';
import { formatMoney } from '../../../../src/core/money.js';
import type { ShownSpending } from '../../../../src/protocol/usage.js';
import { spendingGroups } from '../../../../src/webview/usage/spending.js';

const ACCOUNTS = [
  { id: 'a', provider: 'One' },
  { id: 'b', provider: 'One' },
  { id: 'c', provider: 'Two' },
];

const month = (at: number) => new Date(2026, at).getTime();

function spent(account: string, at: number, units: number, more: Partial<ShownSpending> = {}): ShownSpending {
  return {
    account,
    type: 'purchase',
    month: month(at),
    total: { units: String(units), scale: 2, currency: 'USD' },
    entries: 1,
    unpriced: 0,
    source: 'provider',
    at: 0,
    isPartial: false,
    ...more,
  };
}

const bare = (units: number, scale = 2) => ({ total: { units: String(units), scale } });

describe('spending', () => {
  it('is summed up exactly over scales, by month, type, provider and in all', () => {
    const [group, ...others] = spendingGroups(
      [
        spent('a', 0, -10),
        spent('a', 0, -20, { total: { units: '-201', scale: 3, currency: 'USD' } }),
        spent('b', 1, -100_000_000_000_000_000),
        spent('c', 1, -5, { type: 'refund' }),
      ],
      ACCOUNTS,
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
      [...group.byMonth].map(([at, sum]) => [at, formatMoney(sum)]),
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
        spent('a', 0, -2, { total: { units: '-2', scale: 0, currency: 'EUR' } }),
        spent('b', 0, 0, bare(-4)),
        spent('c', 0, 0, bare(-8)),
        spent('c', 0, 0, bare(-16)),
      ],
      ACCOUNTS,
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
    const [group] = spendingGroups([spent('a', 14, -1), spent('a', 1, -1)], ACCOUNTS);
    assert.deepEqual(
      group?.months,
      Array.from({ length: 14 }, (_, at) => month(at + 1)),
    );
  });
});
