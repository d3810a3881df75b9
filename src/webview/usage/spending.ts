import type { Money } from '../../core/money.js';
import type { ShownAccount, ShownSpending, Source } from '../../protocol/usage.js';
import { moneyOf, sumOf } from './amounts.js';
import { grouped } from './grouped.js';
import { monthOf } from './period.js';

/** What was spent at one account for one type of thing. */
export interface SpendingRow {
  readonly account: string;
  readonly type: string;
  readonly source: Source;
  readonly months: ReadonlyMap<number, Money>;
  readonly total: Money;
}

/** The same over all accounts of a provider. */
export interface ProviderSpending {
  readonly provider: string;
  readonly rows: readonly SpendingRow[];
  readonly months: ReadonlyMap<number, Money>;
  readonly total: Money;
}

/**
 * Amounts that may be summed up: those in one currency, and where none is named, those of one account, as two providers
 * that name none need not mean the same.
 */
export interface SpendingGroup {
  readonly key: string;
  readonly currency?: string;
  /** Whose amounts these are, where no currency is named. */
  readonly account?: string;
  /** The first moments of all months from the first entry to the last. */
  readonly months: readonly number[];
  readonly providers: readonly ProviderSpending[];
  /** By account, for the bars. */
  readonly accounts: ReadonlyMap<string, ReadonlyMap<number, Money>>;
  readonly byMonth: ReadonlyMap<number, Money>;
  readonly total: Money;
}

/** Beyond so many months something is wrong with a date. */
const MOST_MONTHS = 240;

export function spendingGroups(
  rows: readonly ShownSpending[],
  accounts: readonly Pick<ShownAccount, 'id' | 'provider'>[],
): readonly SpendingGroup[] {
  const providerOf = new Map(accounts.map(({ id, provider }) => [id, provider]));
  return grouped(rows, ({ account, total: { currency } }) =>
    currency === undefined ? `account ${account}` : `currency ${currency}`,
  ).flatMap(([key, own]) => {
    const [first] = own;
    const total = sumOf(own.map(amountOf));
    if (!first || !total) {
      return [];
    }
    const { currency } = first.total;
    return [
      {
        key,
        ...(currency === undefined ? { account: first.account } : { currency }),
        months: monthsOf(own),
        providers: grouped(own, ({ account }) => providerOf.get(account) ?? account).flatMap(
          providerSpending,
        ),
        accounts: new Map(
          grouped(own, ({ account }) => account).map(([account, each]) => [account, sumsByMonth(each)]),
        ),
        byMonth: sumsByMonth(own),
        total,
      },
    ];
  });
}

function providerSpending([provider, own]: readonly [
  string,
  readonly ShownSpending[],
]): readonly ProviderSpending[] {
  const total = sumOf(own.map(amountOf));
  const rows = grouped(own, ({ account, type, source }) => JSON.stringify([account, type, source])).flatMap(
    ([, each]) => {
      const [first] = each;
      const sum = sumOf(each.map(amountOf));
      return first && sum
        ? [
            {
              account: first.account,
              type: first.type,
              source: first.source,
              months: sumsByMonth(each),
              total: sum,
            },
          ]
        : [];
    },
  );
  return total ? [{ provider, rows, months: sumsByMonth(own), total }] : [];
}

function amountOf({ total }: ShownSpending): Money {
  return moneyOf(total);
}

function sumsByMonth(rows: readonly ShownSpending[]): ReadonlyMap<number, Money> {
  return new Map(
    grouped(rows, ({ month }) => monthOf(month)).flatMap(([month, own]) => {
      const sum = sumOf(own.map(amountOf));
      return sum ? [[month, sum] as const] : [];
    }),
  );
}

function monthsOf(rows: readonly ShownSpending[]): readonly number[] {
  const all = rows.map(({ month }) => monthOf(month));
  const last = Math.max(...all);
  const months = [];
  for (
    let month = Math.min(...all);
    month <= last && months.length < MOST_MONTHS;
    month = monthOf(month, 1)
  ) {
    months.push(month);
  }
  return months;
}
