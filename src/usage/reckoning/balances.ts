import type { Transaction } from '../../core/inventory.js';
import { add, subtract, type Money } from '../../core/money.js';
import type { AccountFacts, Dated } from '../facts.js';

/** A list that is older than the balance by more than this was not read together with it. */
const TOGETHER_MS = 10_000;

/** A transaction, with the balance after it where that can be reckoned. */
export interface BookedTransaction {
  readonly transaction: Transaction;
  readonly balanceAfter?: Money;
}

/**
 * The transactions, the newest first and each once, with the running balance reckoned from the account's own. Pending and
 * failed ones do not move it (contracts: 1001proxy). Entries without a date stay where the provider has them. A balance
 * is told only where nothing that is unknown comes between: a page that was not read, a status that the documents do not
 * name, another currency, or what happened after the list was read and before the balance was.
 */
export function balancesAfter(
  { value, at, hasMore }: NonNullable<AccountFacts['transactions']>,
  balance: Dated<Money> | undefined,
): readonly BookedTransaction[] {
  const { transactions, isNewestFirst } = newestFirst(value);
  const isWhole = isNewestFirst || !hasMore;
  if (!balance || !isWhole || balance.at - at > TOGETHER_MS) {
    return transactions.map((transaction) => ({ transaction }));
  }
  const included = at <= balance.at ? 0 : firstIncluded(transactions, balance.at, hasMore);
  const balances = included === undefined ? [] : reckoned(transactions, balance.value, included);
  return transactions.map((transaction, place) => {
    const balanceAfter = balances[place];
    return { transaction, ...(balanceAfter && { balanceAfter }) };
  });
}

/** By date. Which way a provider lists them is not documented: its dates tell. */
function newestFirst(listed: readonly Transaction[]): {
  readonly transactions: readonly Transaction[];
  readonly isNewestFirst: boolean;
} {
  // What came while pages were read moves others on to the next page, where they are met again.
  const unique = [...new Map(listed.toReversed().map((each) => [each.id, each])).values()].toReversed();
  const dates = unique.flatMap(({ createdAt }) => createdAt ?? []);
  const hasSteps = (isStep: (date: number, next: number) => boolean) =>
    dates.some((date, place) => isStep(date, dates[place + 1] ?? date));
  const rises = hasSteps((date, next) => next > date);
  const falls = hasSteps((date, next) => next < date);
  const transactions = !rises ? unique : falls ? byDate(unique) : unique.toReversed();
  return { transactions, isNewestFirst: !rises };
}

/** One without a date stays behind the one before it. */
function byDate(transactions: readonly Transaction[]): readonly Transaction[] {
  let date = Number.POSITIVE_INFINITY;
  return transactions
    .map((transaction) => {
      date = transaction.createdAt ?? date;
      return { transaction, date };
    })
    .sort((left, right) => (left.date === right.date ? 0 : right.date - left.date))
    .map(({ transaction }) => transaction);
}

/** The place of the newest one that a balance of that moment includes; undefined where that cannot be told. */
function firstIncluded(
  transactions: readonly Transaction[],
  balanceAt: number,
  hasMore: boolean,
): number | undefined {
  const found = transactions.findIndex(({ createdAt }) => createdAt !== undefined && createdAt <= balanceAt);
  const place = found < 0 && !hasMore ? transactions.length : found;
  const isTold = place === 0 || transactions[place - 1]?.createdAt !== undefined;
  return place < 0 || !isTold ? undefined : place;
}

/** By place. Those from `included` on are in the balance, those before it came later. */
function reckoned(
  transactions: readonly Transaction[],
  balance: Money,
  included: number,
): readonly (Money | undefined)[] {
  const balances: (Money | undefined)[] = [];
  let running = balance;
  for (let place = included; place < transactions.length; place += 1) {
    const moved = movement(transactions[place], balance.currency);
    if (moved === 'unknown') {
      break;
    }
    if (moved !== 'none') {
      balances[place] = running;
      running = subtract(running, moved);
    }
  }
  running = balance;
  for (let place = included - 1; place >= 0; place -= 1) {
    const moved = movement(transactions[place], balance.currency);
    if (moved === 'unknown') {
      break;
    }
    if (moved !== 'none') {
      running = add(running, moved);
      balances[place] = running;
    }
  }
  return balances;
}

function movement(
  transaction: Transaction | undefined,
  currency: string | undefined,
): Money | 'none' | 'unknown' {
  switch (transaction?.status.known) {
    case 'completed':
      return transaction.amount.currency === currency ? transaction.amount : 'unknown';
    case 'unknown':
      return 'unknown';
    case 'pending':
    case 'failed':
    case undefined:
      return 'none';
  }
}
