import type { Money } from '../../core/money.js';
import type { ShownAccount, ShownSpending, Source } from '../../protocol/usage.js';
import { moneyOf, sumOf } from './amounts.js';
import { grouped } from './grouped.js';
import { endOf, isWithin, type Span, startOf, type Unit } from './period.js';

/** One payment, or what came back of one. */
export interface SpentAmount {
  readonly account: string;
  readonly type: string;
  readonly source: Source;
  readonly at: number;
  /** Nothing where nobody tells. */
  readonly amount: Money;
}

/** What was spent at one account for one type of thing. */
export interface SpendingRow {
  readonly account: string;
  readonly type: string;
  readonly source: Source;
  /** By the first moments of weeks or months. */
  readonly sums: ReadonlyMap<number, Money>;
  readonly total: Money;
}

/** The same over all accounts of a provider. */
export interface ProviderSpending {
  readonly provider: string;
  readonly rows: readonly SpendingRow[];
  readonly sums: ReadonlyMap<number, Money>;
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
  /** The first moments of all weeks or months from the first entry to the last. */
  readonly starts: readonly number[];
  readonly providers: readonly ProviderSpending[];
  /** By account, for the bars. */
  readonly accounts: ReadonlyMap<string, ReadonlyMap<number, Money>>;
  readonly sums: ReadonlyMap<number, Money>;
  readonly total: Money;
}

/** Beyond so many bars something is wrong with a date. */
const MOST_BARS = 240;

const NOTHING: Money = { units: 0n, scale: 0 };

/** All that was spent in a span, over accounts. */
export function spentWithin(rows: readonly ShownSpending[], span: Span): readonly SpentAmount[] {
  return rows.flatMap(({ account, source, entries }) =>
    entries
      .filter(({ at }) => isWithin(span, at))
      .map(({ type, at, amount }) => ({
        account,
        type,
        source,
        at,
        amount: amount ? moneyOf(amount) : NOTHING,
      })),
  );
}

export function spendingGroups(
  amounts: readonly SpentAmount[],
  accounts: readonly Pick<ShownAccount, 'id' | 'provider'>[],
  unit: Unit,
): readonly SpendingGroup[] {
  const providerOf = new Map(accounts.map(({ id, provider }) => [id, provider]));
  return grouped(amounts, ({ account, amount: { currency } }) =>
    currency === undefined ? `account ${account}` : `currency ${currency}`,
  ).flatMap(([key, own]) => {
    const [first] = own;
    const total = sumOf(own.map(amountOf));
    if (!first || !total) {
      return [];
    }
    const { currency } = first.amount;
    return [
      {
        key,
        ...(currency === undefined ? { account: first.account } : { currency }),
        starts: startsOf(own, unit),
        providers: grouped(own, ({ account }) => providerOf.get(account) ?? account).flatMap(
          ([provider, each]) => providerSpending(provider, each, unit),
        ),
        accounts: new Map(
          grouped(own, ({ account }) => account).map(([account, each]) => [account, sumsBy(unit, each)]),
        ),
        sums: sumsBy(unit, own),
        total,
      },
    ];
  });
}

function providerSpending(
  provider: string,
  own: readonly SpentAmount[],
  unit: Unit,
): readonly ProviderSpending[] {
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
              sums: sumsBy(unit, each),
              total: sum,
            },
          ]
        : [];
    },
  );
  return total ? [{ provider, rows, sums: sumsBy(unit, own), total }] : [];
}

function amountOf({ amount }: SpentAmount): Money {
  return amount;
}

function sumsBy(unit: Unit, amounts: readonly SpentAmount[]): ReadonlyMap<number, Money> {
  return new Map(
    grouped(amounts, ({ at }) => startOf(unit, at)).flatMap(([start, own]) => {
      const sum = sumOf(own.map(amountOf));
      return sum ? [[start, sum] as const] : [];
    }),
  );
}

function startsOf(amounts: readonly SpentAmount[], unit: Unit): readonly number[] {
  const all = amounts.map(({ at }) => at);
  const last = Math.max(...all);
  const starts = [];
  for (
    let start = startOf(unit, Math.min(...all));
    start <= last && starts.length < MOST_BARS;
    start = endOf(unit, start)
  ) {
    starts.push(start);
  }
  return starts;
}
