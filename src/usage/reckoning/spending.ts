import type { Transaction } from '../../core/inventory.js';
import { add, type Money } from '../../core/money.js';
import type { AccountFacts, Dated } from '../facts.js';
import { newestFirst } from './newestFirst.js';

/** Something that the journal says was done at an account. */
export interface JournalEntry {
  readonly account: string;
  /** The kind of its effect. */
  readonly type: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** What was charged; absent where nobody tells. */
  readonly charged?: Money;
}

/** Something that was paid or came back. */
export interface SpendingEntry {
  /** The provider's word, or the kind of the journal's effect. */
  readonly type: string;
  readonly at: number;
  /** Money out is negative; absent where nobody tells. */
  readonly amount?: Money;
}

/** What was spent at an account, from the one source that tells. */
export interface AccountSpending {
  readonly source: 'provider' | 'journal';
  /** When the source was read. */
  readonly at: number;
  readonly entries: readonly SpendingEntry[];
  /** What was not read may hold more up to this moment; absent where all was. */
  readonly unreadUntil?: number;
}

/**
 * From the provider's purchases and refunds where it lists transactions, else from the journal, which knows what was sent from this machine:
 * never from both, so that nothing counts twice. `undefined` while nothing tells.
 */
export function spendingOf(
  facts: AccountFacts,
  journal: Dated<readonly JournalEntry[]>,
): AccountSpending | undefined {
  if (facts.transactions || facts.abilities.tellsTransactions === true) {
    return facts.transactions && fromTransactions(facts.transactions);
  }
  const entries = journal.value.filter(({ account }) => account === facts.account.id).map(fromJournal);
  return entries.length === 0 ? undefined : { source: 'journal', at: journal.at, entries };
}

/** What goes out for things and comes back for them: a deposit is not spent yet, and an adjustment is nobody's doing. */
const SPENDING: ReadonlySet<Transaction['type']['known']> = new Set(['purchase', 'refund'] as const);

/** The sum of each currency for itself. */
export function totals(amounts: readonly Money[]): readonly Money[] {
  const sums = new Map<string | undefined, Money>();
  for (const amount of amounts) {
    const sum = sums.get(amount.currency);
    sums.set(amount.currency, sum ? add(sum, amount) : amount);
  }
  return [...sums.values()];
}

/** Only completed ones moved money; one without a date may be of any time. */
function fromTransactions({
  value,
  at,
  hasMore,
}: NonNullable<AccountFacts['transactions']>): AccountSpending {
  const { transactions, isListedSo } = newestFirst(value);
  const completed = transactions.filter(
    ({ type, status }) => SPENDING.has(type.known) && status.known === 'completed',
  );
  const entries = completed.flatMap(({ type, amount, createdAt }) =>
    createdAt === undefined ? [] : [{ type: type.text, at: createdAt, amount }],
  );
  const spending = { source: 'provider', at, entries } as const;
  if (entries.length < completed.length) {
    return { ...spending, unreadUntil: at };
  }
  const oldest = transactions.findLast(({ createdAt }) => createdAt !== undefined)?.createdAt;
  return hasMore ? { ...spending, unreadUntil: isListedSo && oldest !== undefined ? oldest : at } : spending;
}

function fromJournal({ type, at, charged }: JournalEntry): SpendingEntry {
  return { type, at, ...(charged && { amount: { ...charged, units: -charged.units } }) };
}
