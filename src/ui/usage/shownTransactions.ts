import { plainText } from '../../core/plainText.js';
import type { ShownTransaction, ShownTransactions } from '../../protocol/usage.js';
import type { AccountFacts } from '../../usage/facts.js';
import { balancesAfter, type BookedTransaction } from '../../usage/reckoning/balances.js';
import { shownAmount } from './shownAmount.js';

/** The transactions that were read, by account, with the running balance where it can be reckoned. */
export function shownTransactions(accounts: readonly AccountFacts[]): ShownTransactions[] {
  return accounts.flatMap(({ account, transactions, usage }) => {
    if (!transactions) {
      return [];
    }
    const balance =
      usage?.value.kind === 'balance' ? { value: usage.value.balance, at: usage.at } : undefined;
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
