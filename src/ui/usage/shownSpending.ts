import { plainText } from '../../core/plainText.js';
import type { ShownAccount, ShownSpending } from '../../protocol/usage.js';
import type { IntentRecord } from '../../spending/intent.js';
import type { AccountFacts, Dated } from '../../usage/facts.js';
import { spendingOf, totals, type MonthOf } from '../../usage/reckoning/spending.js';
import { journalEntries } from './journalEntries.js';
import { shownAmount } from './shownAmount.js';

/** What was sent from this machine, with when that was looked up. */
export type ReadJournal = Dated<readonly IntentRecord[]>;

/** The first moment of a month in this machine's time zone. */
const monthHere: MonthOf = (at) => {
  const date = new Date(at);
  return new Date(date.getFullYear(), date.getMonth()).getTime();
};

/** By account, month and type; an account's come from one source alone. */
export function shownSpending(
  accounts: readonly AccountFacts[],
  journal: ReadJournal,
  monthOf: MonthOf = monthHere,
): ShownSpending[] {
  const entries = { value: journalEntries(journal.value), at: journal.at };
  return accounts.flatMap((facts) => {
    const spending = spendingOf(facts, entries, monthOf);
    return (spending?.rows ?? []).map(({ type, month, total, entries: count, unpriced }) => ({
      account: facts.account.id,
      type: plainText(type),
      month,
      total: shownAmount(total),
      entries: count,
      unpriced,
      source: spending?.source ?? 'journal',
      at: spending?.at ?? journal.at,
      isPartial: spending?.isPartial(month) ?? false,
    }));
  });
}

/** What one account's card says about the month that `now` lies in. */
export function spentThisMonth(
  facts: AccountFacts,
  journal: ReadJournal,
  now: number,
  monthOf: MonthOf = monthHere,
): Pick<ShownAccount, 'spentThisMonth' | 'spent'> {
  const spending = spendingOf(facts, { value: journalEntries(journal.value), at: journal.at }, monthOf);
  if (!spending) {
    return { spentThisMonth: [] };
  }
  const month = monthOf(now);
  const rows = spending.rows.filter((row) => row.month === month);
  return {
    spentThisMonth: totals(rows.map(({ total }) => total)).map(shownAmount),
    spent: {
      source: spending.source,
      at: spending.at,
      isPartial: spending.isPartial(month) || rows.some(({ unpriced }) => unpriced > 0),
    },
  };
}
