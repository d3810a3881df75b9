import * as l10n from '@vscode/l10n';
import type { ShownAccount, ShownTransaction, ShownTransactions } from '../../protocol/usage.js';
import { button, Dropdown } from '../kit/button.js';
import { element, fill } from '../kit/dom.js';
import { amountText } from './amounts.js';
import type { Span } from './period.js';
import { redraw } from './redraw.js';
import { Section } from './section.js';
import { tableElement, type TableRow } from './tableElement.js';
import { keyedButton, type PageTools } from './tools.js';
import { transactionsThatFit } from './transactions.js';
import type { View } from './view.js';

/** At first, and with each press. */
const ROWS_AT_ONCE = 100;

export interface TransactionsShown {
  readonly lists: readonly ShownTransactions[];
  readonly accounts: readonly ShownAccount[];
  readonly span: Span;
  readonly view: View;
}

/** The transactions that were read, a part of them at a time, with a filter of their own. */
export class TransactionsView {
  readonly #section: Section;
  readonly #tools: PageTools;
  readonly #text = element('input', {
    class: 'kit-input',
    type: 'search',
    placeholder: l10n.t('Filter…'),
    aria: { label: l10n.t('Filter transactions by type, amount or description') },
  });
  readonly #type: Dropdown;
  readonly #save: HTMLButtonElement;
  readonly #rows = element('div', { class: 'transactions-rows' });
  readonly #foot = element('div', { class: 'transactions-foot' });
  #shown: TransactionsShown | undefined;
  #fitting: readonly ShownTransaction[] = [];
  #rowsShown = ROWS_AT_ONCE;
  /** The lists that were there when more were asked for. */
  #askedWith: readonly ShownTransactions[] | undefined;

  constructor(tools: PageTools, onChoice: (choice: { text: string; type: string }) => void) {
    this.#tools = tools;
    const choose = () => {
      onChoice({ text: this.#text.value, type: this.#type.value });
    };
    this.#text.spellcheck = false;
    this.#text.addEventListener('input', choose);
    this.#type = new Dropdown(l10n.t('Type'), choose);
    this.#save = button(
      l10n.t('Save…'),
      () => {
        tools.send('save', { rows: this.#fitting.map(({ account, id }) => ({ account, id })) });
      },
      { isSecondary: true },
    );
    this.#section = new Section(
      'transactions',
      l10n.t('Transactions'),
      element('div', { class: 'section-controls' }, this.#text, this.#type.element, this.#save),
    );
    fill(this.#section.body, this.#rows, this.#foot);
  }

  get element(): HTMLElement {
    return this.#section.element;
  }

  /** How many fit. */
  get count(): number {
    return this.#fitting.length;
  }

  show(shown: TransactionsShown): void {
    const { lists, accounts, span, view } = shown;
    if (view !== this.#shown?.view) {
      this.#rowsShown = ROWS_AT_ONCE;
    }
    this.#shown = shown;
    const entries = lists.flatMap((list) => list.entries);
    const labelOf = (id: string) => accounts.find((account) => account.id === id)?.label ?? id;
    this.element.hidden = false;
    if (this.#text.value !== view.text) {
      this.#text.value = view.text;
    }
    const types = [...new Set(entries.map((entry) => entry.type))].sort();
    this.#type.offer(
      [{ value: '', label: l10n.t('All types') }, ...types.map((value) => ({ value, label: value }))],
      view.type,
    );
    this.#fitting = transactionsThatFit(entries, { ...view, span }, labelOf);
    this.#save.disabled = this.#fitting.length === 0;
    redraw(
      this.#rows,
      this.#fitting.length === 0 ? this.#emptyText() : this.#table(labelOf, lists.length > 1),
    );
    this.#showFoot(shown, entries.length, labelOf);
  }

  #emptyText(): HTMLElement {
    const { lists = [], view } = this.#shown ?? {};
    return element(
      'p',
      { class: 'empty' },
      lists.length === 0
        ? l10n.t('No account that is shown tells of transactions.')
        : view?.text === '' && view.type === ''
          ? l10n.t('No transaction of this time was read.')
          : l10n.t('No transaction fits what you chose.'),
    );
  }

  #table(labelOf: (account: string) => string, hasAccounts: boolean): HTMLElement {
    return tableElement({
      label: l10n.t('Transactions'),
      columns: [
        { label: l10n.t('Date'), area: 'date' },
        ...(hasAccounts ? [{ label: l10n.t('Account'), area: 'account' }] : []),
        { label: l10n.t('Type'), area: 'type' },
        { label: l10n.t('Amount'), isNumber: true, area: 'amount' },
        {
          label: l10n.t('Balance after (reckoned)'),
          title: this.#reckoning(labelOf),
          isNumber: true,
          area: 'balance',
        },
        { label: l10n.t('Description'), area: 'description' },
      ],
      rows: this.#fitting
        .slice(0, this.#rowsShown)
        .map((entry) => this.#row(entry, hasAccounts ? [labelOf(entry.account)] : [])),
    });
  }

  #reckoning(labelOf: (account: string) => string): string {
    const from = (this.#shown?.lists ?? []).flatMap(({ account, reckonedFrom }) =>
      reckonedFrom
        ? [
            `${labelOf(account)} ${amountText(reckonedFrom.balance)}, ${this.#tools.formats.moment(reckonedFrom.at)}`,
          ]
        : [],
    );
    return l10n.t(
      'Reckoned back over the completed transactions from the balance: {0}',
      from.join(' · ') || '–',
    );
  }

  #row(entry: ShownTransaction, owner: readonly string[]): TableRow {
    const { at, type, status, amount, balanceAfter, description, paymentMethod } = entry;
    const isDone = status === 'completed';
    return {
      cells: [
        at === undefined ? '–' : this.#tools.formats.moment(at),
        ...owner,
        isDone ? type : element('span', {}, type, ' ', element('span', { class: 'tag' }, status)),
        amountText(amount),
        balanceAfter ? amountText(balanceAfter) : '–',
        [description, paymentMethod].filter((part) => part !== undefined && part !== '').join(' · '),
      ],
    };
  }

  #showFoot({ lists, span, view }: TransactionsShown, read: number, labelOf: (id: string) => string): void {
    const { formats, clock } = this.#tools;
    const hidden = this.#fitting.length - this.#rowsShown;
    const longer = lists.filter(({ hasMore }) => hasMore);
    const isBusy = this.#askedWith === lists;
    const isFiltered = view.text !== '' || view.type !== '' || Number.isFinite(span.from);
    redraw(
      this.#foot,
      hidden <= 0
        ? undefined
        : keyedButton({
            key: 'rows',
            label: l10n.t('Show more ({0})', formats.count(hidden)),
            run: () => {
              this.#rowsShown += ROWS_AT_ONCE;
              this.#again();
            },
          }),
      longer.length === 0
        ? undefined
        : keyedButton({
            key: 'more',
            label: isBusy ? l10n.t('Loading…') : l10n.t('Load more'),
            title: l10n.t('Older ones, of {0}', longer.map(({ account }) => labelOf(account)).join(', ')),
            isBusy,
            run: () => {
              this.#loadMore();
            },
          }),
      lists.length === 0
        ? undefined
        : element(
            'span',
            { class: 'dim' },
            isFiltered
              ? l10n.t('{0} of {1} read', formats.count(this.#fitting.length), formats.count(read))
              : l10n.t('{0} read', formats.count(read)),
            ' · ',
            clock.ago(Math.min(...lists.map(({ at }) => at))),
          ),
    );
  }

  #loadMore(): void {
    this.#askedWith = this.#shown?.lists;
    for (const { account, hasMore } of this.#askedWith ?? []) {
      if (hasMore) {
        this.#tools.send('more', { account });
      }
    }
    this.#again();
  }

  #again(): void {
    if (this.#shown) {
      this.show(this.#shown);
    }
  }
}
