import type { Money } from '../../core/money.js';
import { plainText } from '../../core/plainText.js';
import type { ShownTransaction, ShownTransactions } from '../../protocol/usage.js';
import type { AccountFacts, Dated } from '../../usage/facts.js';
import { balancesAfter, isReadTogether, type BookedTransaction } from '../../usage/reckoning/balances.js';
import { shownAmount } from './shownAmount.js';

/** By account, the latest balance that its list of transactions can be reckoned from. */
export type KnownBalances = Map<string, Dated<Money>>;

/**
 * The transactions that were read, by account, with the running balance where it can be reckoned. A balance that is newer
 * than a list cannot serve it: the one before, which `known` keeps, does until the list is read again.
 */
export function shownTransactions(
  accounts: readonly AccountFacts[],
  known: KnownBalances = new Map(),
): ShownTransactions[] {
  return accounts.flatMap(({ account, transactions, usage }) => {
    if (!transactions) {
      return [];
    }
    if (usage?.value.kind !== 'balance') {
      known.delete(account.id);
    } else if (isReadTogether(transactions, usage)) {
      known.set(account.id, { value: usage.value.balance, at: usage.at });
    }
    const balance = known.get(account.id);
    const booked = balancesAfter(transactions, balance);
    const isReckoned = booked.some(({ balanceAfter }) => balanceAfter);
    return [
      {
        account: account.id,
        at: transactions.at,
        hasMore: transactions.hasMore,
        ...(balance &&
          isReckoned && { reckonedFrom: { balance: shownAmount(balance.value), at: balance.at } }),
        entries: booked.map((each) => shownTransaction(account.id, each)),
      },
    ];
  });
}

function shownTransaction(
  account: string,
  { transaction, balanceAfter }: BookedTransaction,
): ShownTransaction {
  const { id, createdAt, type, status, amount, description, paymentMethod } = transaction;
  return {
    account,
    id: plainText(id),
    ...(createdAt !== undefined && { at: createdAt }),
    type: plainText(type.text),
    status: plainText(status.text),
    amount: shownAmount(amount),
    ...(balanceAfter && { balanceAfter: shownAmount(balanceAfter) }),
    ...(description !== undefined && { description: plainText(description) }),
    ...(paymentMethod !== undefined && { paymentMethod: plainText(paymentMethod) }),
  };
}
