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

/** Reckons the first moment of a month, in the reader's time zone, from any moment of it. */
export type MonthOf = (at: number) => number;

/** What was spent for one type of thing in one month and currency. */
export interface MonthlySpending {
  readonly type: string;
  readonly month: number;
  /** Money out is negative. */
  readonly total: Money;
  readonly entries: number;
  /** How many of the entries are not in the total, as nobody tells their amount. */
  readonly unpriced: number;
}

/** What was spent at an account, from the one source that tells. */
export interface AccountSpending {
  readonly source: 'provider' | 'journal';
  /** When the source was read. */
  readonly at: number;
  /** The latest month first. */
  readonly rows: readonly MonthlySpending[];
  /** Whether there may be more of a month than was read. */
  isPartial(month: number): boolean;
}

interface Entry {
  readonly type: string;
  readonly at: number;
  readonly amount?: Money;
}

/**
 * From the provider's purchases and refunds where it lists transactions, else from the journal, which knows what was sent from this machine:
 * never from both, so that nothing counts twice. `undefined` while nothing tells.
 */
export function spendingOf(
  facts: AccountFacts,
  journal: Dated<readonly JournalEntry[]>,
  monthOf: MonthOf,
): AccountSpending | undefined {
  if (facts.transactions || facts.abilities.tellsTransactions === true) {
    return facts.transactions && fromTransactions(facts.transactions, monthOf);
  }
  const entries = journal.value.filter(({ account }) => account === facts.account.id).map(fromJournal);
  return entries.length === 0
    ? undefined
    : { source: 'journal', at: journal.at, rows: byMonth(entries, monthOf), isPartial: () => false };
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

/** Only completed ones moved money; one without a date may be of any month. */
function fromTransactions(
  { value, at, hasMore }: NonNullable<AccountFacts['transactions']>,
  monthOf: MonthOf,
): AccountSpending {
  const { transactions, isListedSo } = newestFirst(value);
  const completed = transactions.filter(
    ({ type, status }) => SPENDING.has(type.known) && status.known === 'completed',
  );
  const entries = completed.flatMap(({ type, amount, createdAt }) =>
    createdAt === undefined ? [] : [{ type: type.text, at: createdAt, amount }],
  );
  const oldest = transactions.findLast(({ createdAt }) => createdAt !== undefined)?.createdAt;
  const isWholeAfter = isListedSo && oldest !== undefined ? monthOf(oldest) : Number.POSITIVE_INFINITY;
  return {
    source: 'provider',
    at,
    rows: byMonth(entries, monthOf),
    isPartial: (month) => entries.length < completed.length || (hasMore && month <= isWholeAfter),
  };
}

function fromJournal({ type, at, charged }: JournalEntry): Entry {
  return { type, at, ...(charged && { amount: { ...charged, units: -charged.units } }) };
}

function byMonth(entries: readonly Entry[], monthOf: MonthOf): readonly MonthlySpending[] {
  const rows = new Map<string, MonthlySpending>();
  for (const { type, at, amount } of entries) {
    const month = monthOf(at);
    const name = JSON.stringify([type, month, amount?.currency]);
    const row = rows.get(name) ?? { type, month, total: nothing(amount), entries: 0, unpriced: 0 };
    rows.set(name, {
      ...row,
      total: amount ? add(row.total, amount) : row.total,
      entries: row.entries + 1,
      unpriced: row.unpriced + (amount ? 0 : 1),
    });
  }
  return [...rows.values()].sort(
    (left, right) =>
      right.month - left.month || (left.type < right.type ? -1 : left.type > right.type ? 1 : 0),
  );
}

function nothing(like: Money | undefined): Money {
  return { units: 0n, scale: 0, ...(like?.currency !== undefined && { currency: like.currency }) };
}
