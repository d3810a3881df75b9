import * as l10n from '@vscode/l10n';
import type {
  ShownAccount,
  ShownComparison,
  ShownExpiry,
  ShownRelay,
  ShownReminder,
  ShownSpending,
  ShownTransactions,
} from '../../protocol/usage.js';
import { element, fill } from '../kit/dom.js';
import { LiveRegion } from '../kit/liveRegion.js';
import { CardsView } from './cardsView.js';
import { ComparisonView } from './comparisonView.js';
import { Filters } from './filters.js';
import type { History } from './history.js';
import { HistoryView } from './historyView.js';
import { newsOf } from './news.js';
import { daysAhead, spanOf, unitOf } from './period.js';
import { RelaysView } from './relaysView.js';
import { RemindersView } from './remindersView.js';
import { SpendingView } from './spendingView.js';
import { TimelineView } from './timelineView.js';
import { keyedButton, type PageTools } from './tools.js';
import { TransactionsView } from './transactionsView.js';
import type { View } from './view.js';

export interface UsagePageOptions extends PageTools {
  /** What a person chose before the page was hidden. */
  readonly view: View;
  readonly keep: (view: View) => void;
}

/** The page about what is left, what it costs and what runs out. A part that was not told of yet is not on the page. */
export class UsagePage {
  readonly #options: UsagePageOptions;
  readonly #filters: Filters;
  readonly #state = element('p', { class: 'empty' }, l10n.t('Reading what is known…'));
  readonly #content = element('div', { class: 'content', hidden: true });
  readonly #reminders: RemindersView;
  readonly #cards: CardsView;
  readonly #relays: RelaysView;
  readonly #spending: SpendingView;
  readonly #history: HistoryView;
  readonly #timeline: TimelineView;
  readonly #comparison: ComparisonView;
  readonly #transactions: TransactionsView;
  readonly #said = new LiveRegion();
  readonly #histories = new Map<string, History>();
  #due = 0;
  #view: View;
  #accounts: readonly ShownAccount[] | undefined;
  #spent: readonly ShownSpending[] | undefined;
  #expiries: readonly ShownExpiry[] | undefined;
  #compared: readonly ShownComparison[] | undefined;
  #lists: readonly ShownTransactions[] | undefined;
  #reminded: readonly ShownReminder[] = [];
  #relayed: readonly ShownRelay[] = [];

  /** Fills `host`. */
  constructor(host: HTMLElement, options: UsagePageOptions) {
    const { send, view } = options;
    this.#options = options;
    this.#view = view;
    this.#filters = new Filters((choice) => {
      this.#choose(choice);
      this.#say(l10n.t('{0} transactions', options.formats.count(this.#transactions.count)));
    });
    this.#reminders = new RemindersView(options);
    this.#cards = new CardsView(options);
    this.#relays = new RelaysView(options);
    this.#spending = new SpendingView(options);
    this.#history = new HistoryView(options);
    this.#timeline = new TimelineView(options);
    this.#comparison = new ComparisonView(options);
    this.#transactions = new TransactionsView(options, (choice) => {
      this.#choose(choice);
      this.#say(l10n.t('{0} transactions', options.formats.count(this.#transactions.count)));
    });
    fill(
      this.#content,
      this.#reminders.element,
      this.#cards.element,
      this.#relays.element,
      element(
        'div',
        { class: 'charts' },
        this.#spending.element,
        this.#history.element,
        this.#timeline.element,
      ),
      this.#comparison.element,
      this.#transactions.element,
    );
    fill(
      host,
      element(
        'main',
        { class: 'page' },
        element(
          'header',
          { class: 'header' },
          element('h1', {}, l10n.t('Usage')),
          this.#filters.element,
          keyedButton({
            key: 'refresh',
            label: l10n.t('Refresh all'),
            title: l10n.t('Reads what costs nothing'),
            run: () => {
              send('refresh', {});
            },
          }),
        ),
        this.#state,
        this.#content,
        this.#said.element,
      ),
    );
    this.#filters.show(view, []);
  }

  showAccounts(accounts: readonly ShownAccount[]): void {
    const before = this.#accounts;
    this.#accounts = accounts;
    if (this.#view.account !== '' && !accounts.some(({ id }) => id === this.#view.account)) {
      this.#view = { ...this.#view, account: '' };
    }
    this.#state.hidden = accounts.length > 0;
    this.#content.hidden = accounts.length === 0;
    this.#state.textContent = l10n.t(
      'There is no account yet. Add one in the sidebar, or start the sandbox there.',
    );
    this.#show();
    const news = before && newsOf(before, accounts, this.#options.formats);
    if (news) {
      this.#say(news);
    }
  }

  showHistory(account: string, history: History): void {
    this.#histories.set(account, history);
    // the accounts' histories come one after the other
    cancelAnimationFrame(this.#due);
    this.#due = requestAnimationFrame(() => {
      this.#showHistory();
    });
  }

  showTransactions(lists: readonly ShownTransactions[]): void {
    this.#lists = lists;
    this.#showTransactions();
  }

  showSpending(rows: readonly ShownSpending[]): void {
    this.#spent = rows;
    this.#showSpending();
  }

  showExpiries(rows: readonly ShownExpiry[]): void {
    this.#expiries = rows;
    this.#showCards();
    this.#showTimeline();
  }

  showComparison(rows: readonly ShownComparison[]): void {
    this.#compared = rows;
    this.#showComparison();
  }

  showReminders(reminders: readonly ShownReminder[]): void {
    this.#reminded = reminders;
    this.#showReminders();
  }

  showRelays(rows: readonly ShownRelay[]): void {
    this.#relayed = rows;
    this.#showRelays();
  }

  reveal(account: string): void {
    this.#cards.reveal(account);
  }

  #choose(choice: Partial<View>): void {
    this.#view = { ...this.#view, ...choice };
    this.#options.keep(this.#view);
    this.#show();
  }

  #say(text: string): void {
    this.#said.say(text);
  }

  #show(): void {
    this.#filters.show(this.#view, this.#accounts ?? []);
    this.#showReminders();
    this.#showCards();
    this.#showRelays();
    this.#showSpending();
    this.#showHistory();
    this.#showTimeline();
    this.#showComparison();
    this.#showTransactions();
  }

  get #span() {
    return spanOf(this.#view.period, Date.now());
  }

  /** The accounts that are meant. */
  get #meant(): readonly ShownAccount[] {
    const { account } = this.#view;
    return (this.#accounts ?? []).filter(({ id }) => account === '' || id === account);
  }

  #ofMeant<Row extends { readonly account: string }>(rows: readonly Row[]): readonly Row[] {
    const { account } = this.#view;
    return rows.filter((row) => account === '' || row.account === account);
  }

  #showReminders(): void {
    this.#reminders.show(this.#reminded, this.#accounts ?? []);
  }

  #showCards(): void {
    this.#cards.show(this.#accounts ?? [], this.#expiries ?? []);
  }

  #showRelays(): void {
    const { account } = this.#view;
    this.#relays.show(this.#relayed.filter(({ accounts }) => account === '' || accounts.includes(account)));
  }

  #showSpending(): void {
    if (this.#spent) {
      this.#spending.show({
        rows: this.#ofMeant(this.#spent),
        accounts: this.#accounts ?? [],
        span: this.#span,
        unit: unitOf(this.#view.period),
      });
    }
  }

  #showHistory(): void {
    this.#history.show(this.#meant, this.#histories, this.#span);
  }

  #showTimeline(): void {
    if (this.#expiries) {
      this.#timeline.show({
        rows: this.#ofMeant(this.#expiries),
        accounts: this.#accounts ?? [],
        days: daysAhead(this.#view.period),
      });
    }
  }

  #showComparison(): void {
    if (this.#compared) {
      this.#comparison.show(this.#ofMeant(this.#compared), this.#accounts ?? [], this.#span);
    }
  }

  #showTransactions(): void {
    if (this.#lists) {
      this.#transactions.show({
        lists: this.#ofMeant(this.#lists),
        accounts: this.#accounts ?? [],
        span: this.#span,
        view: this.#view,
      });
    }
  }
}
