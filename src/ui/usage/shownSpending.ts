import type { Money } from '../../core/money.js';
import { plainText } from '../../core/plainText.js';
import type { ShownAccount, ShownSpending } from '../../protocol/usage.js';
import type { IntentRecord } from '../../spending/intent.js';
import type { AccountFacts, Dated } from '../../usage/facts.js';
import { spendingOf, totals } from '../../usage/reckoning/spending.js';
import { journalEntries } from './journalEntries.js';
import { shownAmount } from './shownAmount.js';

/** What was sent from this machine, with when that was looked up. */
export type ReadJournal = Dated<readonly IntentRecord[]>;

/** Stands for an amount that nobody tells. */
const NOTHING: Money = { units: 0n, scale: 0 };

/** What was paid and came back; an account's comes from one source alone. */
export function shownSpending(accounts: readonly AccountFacts[], journal: ReadJournal): ShownSpending[] {
  return accounts.flatMap((facts) => {
    const spending = spendingOf(facts, entriesOf(journal));
    return spending
      ? [
          {
            ...spending,
            account: facts.account.id,
            entries: spending.entries.map(({ type, at, amount }) => ({
              type: plainText(type),
              at,
              ...(amount && { amount: shownAmount(amount) }),
            })),
          },
        ]
      : [];
  });
}

/** What one account's card says about the month that `now` lies in, in this machine's time zone. */
export function spentThisMonth(
  facts: AccountFacts,
  journal: ReadJournal,
  now: number,
): Pick<ShownAccount, 'spentThisMonth' | 'spent'> {
  const spending = spendingOf(facts, entriesOf(journal));
  if (!spending) {
    return { spentThisMonth: [] };
  }
  const { source, at, entries, unreadUntil } = spending;
  const from = monthHere(now);
  const spent = entries.filter((entry) => monthHere(entry.at) === from);
  return {
    spentThisMonth: totals(spent.map(({ amount }) => amount ?? NOTHING)).map(shownAmount),
    spent: {
      source,
      at,
      isPartial:
        (unreadUntil !== undefined && unreadUntil >= from) ||
        spent.some(({ amount }) => amount === undefined),
    },
  };
}

/** The first moment of a moment's month in this machine's time zone. */
function monthHere(at: number): number {
  const date = new Date(at);
  return new Date(date.getFullYear(), date.getMonth()).getTime();
}

function entriesOf({ value, at }: ReadJournal) {
  return { value: journalEntries(value), at };
}
