import { plainText } from '../../core/plainText.js';
import type { Send } from '../../protocol/messages.js';
import type { ShownReminder, ShownTransaction, TO_USAGE } from '../../protocol/usage.js';
import type { OpenAccount } from '../openAccounts.js';
import { accountFacts } from './accountFacts.js';
import { isBeingRead } from './freeReads.js';
import type { StandingReminder } from './reminders.js';
import { reminderText } from './reminderWords.js';
import { type BesideFacts, shownAccounts } from './shownAccounts.js';
import { shownComparison } from './shownComparison.js';
import { shownExpiries } from './shownExpiries.js';
import { shownRelays } from './shownRelays.js';
import { type ReadJournal, shownSpending } from './shownSpending.js';
import { type KnownBalances, shownTransactions } from './shownTransactions.js';
import { transactionsCsv } from './transactionsCsv.js';
import { UsageHistories } from './usagePanelHistory.js';
import type { UsageSources } from './usagePanelPage.js';

/** What the page is told: each message once, and again where it says something else. */
export class UsageMessages {
  readonly #sources: UsageSources;
  readonly #histories: UsageHistories;
  readonly #told = new Map<string, string>();
  readonly #balances: KnownBalances = new Map();
  #open: readonly OpenAccount[] = [];
  #transactions: readonly ShownTransaction[] = [];
  #journal: ReadJournal | undefined;

  constructor(sources: UsageSources) {
    this.#sources = sources;
    this.#histories = new UsageHistories(sources.sampler);
  }

  /** The page that was told is gone. */
  forget(): void {
    this.#told.clear();
    this.#histories.forget();
  }

  /** Asks nobody but this machine. Resolves to when the next of a provider's limits is whole again, if one is not. */
  async tell(send: Send<typeof TO_USAGE>): Promise<number | undefined> {
    const { context, reminders } = this.#sources;
    this.#open = (await context.openAccounts.all()).filter(({ info }) => info.isKept !== true);
    const now = Date.now();
    const journal = await this.#journalNow();
    await this.#histories.read(
      this.#open.map(({ account }) => account.id),
      now,
    );
    // from here on nothing is waited for: all of it is of one moment
    const facts = this.#open.map((open) => accountFacts(open, context.memory));
    const lists = shownTransactions(facts, this.#balances);
    this.#transactions = lists.flatMap(({ entries }) => entries);
    const once = this.#once(send);
    const accounts = shownAccounts(facts, journal, (id) => this.#beside(id), now);
    once('accounts', { accounts });
    this.#histories.tell(send);
    once('reminders', { rows: reminders.all().map((standing) => shownReminder(standing, now)) });
    once('expiries', { rows: shownExpiries(facts, now) });
    once('transactions', { lists });
    once('spending', { rows: shownSpending(facts, journal) });
    this.tellRelays(send);
    once('comparison', { rows: shownComparison(facts, journal.value, context.lastChecks) });
    const resets = accounts.flatMap(({ budgets }) => budgets.flatMap(({ resetsAt }) => resetsAt ?? []));
    return resets.length === 0 ? undefined : Math.min(...resets);
  }

  /** What goes out through relays: more often than all the rest. */
  tellRelays(send: Send<typeof TO_USAGE>): void {
    this.#once(send)('relays', { rows: shownRelays(this.#sources.context.running.all()) });
  }

  /** These transactions, as far as they were told, as a table for a spreadsheet. */
  csvOf(rows: readonly { readonly account: string; readonly id: string }[]): string {
    const wanted = new Set(rows.map(({ account, id }) => `${account} ${id}`));
    const labels = new Map(this.#open.map(({ account: { id, label } }) => [id, plainText(label)]));
    return transactionsCsv(
      this.#transactions.filter(({ account, id }) => wanted.has(`${account} ${id}`)),
      (account) => labels.get(account) ?? account,
    );
  }

  #once(send: Send<typeof TO_USAGE>): Send<typeof TO_USAGE> {
    return (name, said) => {
      const text = JSON.stringify(said);
      if (this.#told.get(name) !== text) {
        this.#told.set(name, text);
        send(name, said);
      }
    };
  }

  #beside(id: string): BesideFacts {
    const open = this.#open.find(({ account }) => account.id === id);
    const forecast = this.#histories.forecastOf(id);
    return {
      isReading: open !== undefined && isBeingRead(open),
      ...(forecast && { forecast }),
      budgets: open?.kind === 'ready' ? [...(open.reads.capabilities.rateLimits?.budgets() ?? [])] : [],
    };
  }

  /** Looked up again once what is being read is here: what was sent meanwhile is in it. */
  async #journalNow(): Promise<ReadJournal> {
    const { context } = this.#sources;
    if (this.#journal === undefined || !this.#open.some(isBeingRead)) {
      try {
        this.#journal = { value: await context.spendingRecords(), at: Date.now() };
      } catch {
        context.log.warn('usage: the journal could not be read');
        this.#journal ??= { value: [], at: Date.now() };
      }
    }
    return this.#journal;
  }
}

function shownReminder({ reminder, since, isSnoozed }: StandingReminder, now: number): ShownReminder {
  const { id, account, severity, actions } = reminder;
  return {
    id,
    account: account.id,
    severity,
    text: reminderText(reminder, now),
    since,
    isSnoozed,
    actions: [...actions],
  };
}
