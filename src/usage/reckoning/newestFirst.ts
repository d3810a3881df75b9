import type { Transaction } from '../../core/inventory.js';

/** Transactions by date, each once. */
export interface InTime {
  readonly transactions: readonly Transaction[];
  /** The provider listed them so: what was not read yet is older. */
  readonly isListedSo: boolean;
}

/** Which way a provider lists them is not documented: the dates tell. One without a date stays where the provider has it. */
export function newestFirst(listed: readonly Transaction[]): InTime {
  // What came while pages were read moves others on to the next page, where they are met again.
  const met = new Set<string>();
  const unique = listed.filter(({ id }) => !met.has(id) && met.add(id));
  const dates = unique.flatMap(({ createdAt }) => createdAt ?? []);
  const hasStep = (isStep: (date: number, next: number) => boolean) =>
    dates.some((date, place) => isStep(date, dates[place + 1] ?? date));
  const rises = hasStep((date, next) => next > date);
  const falls = hasStep((date, next) => next < date);
  return {
    transactions: !rises ? unique : falls ? byDate(unique) : unique.toReversed(),
    isListedSo: !rises,
  };
}

/** One without a date stays behind the one before it. */
function byDate(transactions: readonly Transaction[]): readonly Transaction[] {
  let date = Number.MAX_VALUE;
  return transactions
    .map((transaction) => {
      date = transaction.createdAt ?? date;
      return { transaction, date };
    })
    .sort((left, right) => right.date - left.date)
    .map(({ transaction }) => transaction);
}
