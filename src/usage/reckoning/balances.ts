import type { Transaction } from '../../core/inventory.js';
import { add, subtract, type Money } from '../../core/money.js';
import type { AccountFacts, Dated } from '../facts.js';
import { newestFirst } from './newestFirst.js';

/** A list that is older than the balance by more than this was not read together with it. */
const TOGETHER_MS = 10_000;

/** Whether nothing can have happened after the list was read that the balance knows of. */
export function isReadTogether(list: { readonly at: number }, balance: { readonly at: number }): boolean {
  return balance.at - list.at <= TOGETHER_MS;
}

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
  const { transactions, isListedSo } = newestFirst(value);
  const hasNewest = isListedSo || !hasMore;
  if (!balance || !hasNewest || !isReadTogether({ at }, balance)) {
    return transactions.map((transaction) => ({ transaction }));
  }
  const included = at <= balance.at ? 0 : firstIncluded(transactions, { at, hasMore, balanceAt: balance.at });
  const balances = included === undefined ? [] : reckoned(transactions, balance.value, included);
  return transactions.map((transaction, place) => {
    const balanceAfter = balances[place];
    return { transaction, ...(balanceAfter && { balanceAfter }) };
  });
}

/**
 * The place of the newest one that the balance includes, by the dates; undefined where they cannot tell. One that lies after
 * the moment at which the list was read is by a clock that is ahead of this machine's.
 */
function firstIncluded(
  transactions: readonly Transaction[],
  { at, hasMore, balanceAt }: { readonly at: number; readonly hasMore: boolean; readonly balanceAt: number },
): number | undefined {
  const isAhead = transactions.some(({ createdAt = at }) => createdAt > at);
  const found = transactions.findIndex(({ createdAt }) => createdAt !== undefined && createdAt <= balanceAt);
  const place = found < 0 && !hasMore ? transactions.length : found;
  const isTold = place === 0 || transactions[place - 1]?.createdAt !== undefined;
  return isAhead || place < 0 || !isTold ? undefined : place;
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
