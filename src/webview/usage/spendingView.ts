import * as l10n from '@vscode/l10n';
import { formatMoney, type Money } from '../../core/money.js';
import type { ShownAccount, ShownSpending } from '../../protocol/usage.js';
import { type Child, element } from '../kit/dom.js';
import { isWithin, monthOf, type Span } from './period.js';
import { redraw } from './redraw.js';
import { Section } from './section.js';
import { sourceText, typeText } from './words.js';
import { type SpendingGroup, spendingGroups } from './spending.js';
import { type ChartedAccount, legend, spendingChart } from './spendingChart.js';
import { tableElement, type TableRow } from './tableElement.js';
import type { PageTools } from './tools.js';

/** The chart's colours; a seventh account has the first one's. */
const COLOURS = 6;

/** Bars stand for so many months at least: one alone would tell nothing. */
const LEAST_BARS = 6;

export interface SpendingShown {
  readonly rows: readonly ShownSpending[];
  readonly accounts: readonly ShownAccount[];
  readonly span: Span;
}

/** What was spent by month, each currency for itself: bars, and the same as a table by provider and type. */
export class SpendingView {
  readonly #section = new Section('spending', l10n.t('Spending'));
  readonly #tools: PageTools;

  constructor(tools: PageTools) {
    this.#tools = tools;
  }

  get element(): HTMLElement {
    return this.#section.element;
  }

  /** Of months that are partly in the span, the whole is shown. */
  show({ rows, accounts, span }: SpendingShown): void {
    const { formats } = this.#tools;
    const months = { from: Number.isFinite(span.from) ? monthOf(span.from) : span.from, to: span.to };
    const shown = rows.filter(({ month }) => isWithin(months, month));
    const lastMonth = Math.max(...shown.map(({ month }) => month));
    const beside = { from: Math.min(months.from, monthOf(lastMonth, 1 - LEAST_BARS)), to: span.to };
    const charted = spendingGroups(
      rows.filter(({ month }) => isWithin(beside, month)),
      accounts,
    );
    const accountOf = (id: string): ChartedAccount => {
      const at = accounts.findIndex((account) => account.id === id);
      return { label: accounts[at]?.label ?? id, colour: Math.max(0, at) % COLOURS };
    };
    this.element.hidden = false;
    redraw(
      this.#section.body,
      ...(shown.length === 0
        ? [element('p', { class: 'empty' }, l10n.t('Nothing was spent in this time, as far as is known.'))]
        : spendingGroups(shown, accounts).map((group) =>
            element(
              'div',
              { class: 'spending-group' },
              element('h3', {}, titleOf(group, accountOf), ' ', formatMoney(group.total)),
              spendingChart(charted.find(({ key }) => key === group.key) ?? group, {
                chosen: group,
                accountOf,
                formats,
              }),
              legend([...group.accounts.keys()].map(accountOf)),
              this.#table(group, accountOf),
            ),
          )),
      ...this.#notes(shown),
    );
  }

  /** What the numbers lack, and how old they are. */
  #notes(rows: readonly ShownSpending[]): readonly (HTMLElement | undefined)[] {
    const unpriced = rows.reduce((sum, row) => sum + row.unpriced, 0);
    const note = (text: string) => element('p', { class: 'dim' }, text);
    return [
      rows.some(({ isPartial }) => isPartial)
        ? note(l10n.t('There may be more: not all transactions were read.'))
        : undefined,
      unpriced === 0
        ? undefined
        : note(
            unpriced === 1
              ? l10n.t('1 purchase is not in the sums: nobody tells what it cost.')
              : l10n.t('{0} purchases are not in the sums: nobody tells what they cost.', unpriced),
          ),
      rows.length === 0
        ? undefined
        : element(
            'p',
            { class: 'dim' },
            l10n.t('Whole months, less refunds'),
            ' · ',
            this.#tools.clock.ago(Math.min(...rows.map(({ at }) => at))),
          ),
    ];
  }

  #table(group: SpendingGroup, accountOf: (id: string) => ChartedAccount): HTMLElement {
    const { months } = group;
    const { month } = this.#tools.formats;
    const newestFirst = months.toReversed();
    const hasTotal = months.length > 1;
    const row = (
      name: Child,
      own: { readonly months: ReadonlyMap<number, Money>; readonly total: Money },
      source: string,
      isSum = false,
    ): TableRow => ({
      cells: [
        name,
        ...(hasTotal ? [formatMoney(own.total)] : []),
        ...newestFirst.map((each) => moneyText(own.months.get(each))),
        source,
      ],
      isSum,
    });
    const rows = group.providers.flatMap((provider) => [
      row(provider.provider, provider, '', true),
      ...provider.rows.map((own) =>
        row(
          element('span', { class: 'is-below' }, `${typeText(own.type)} · ${accountOf(own.account).label}`),
          own,
          sourceText(own.source),
        ),
      ),
    ]);
    const sum = row(l10n.t('Total'), { months: group.byMonth, total: group.total }, '', true);
    return tableElement({
      label: l10n.t('Spending by provider, type and month'),
      columns: [
        { label: l10n.t('Provider') },
        ...(hasTotal ? [{ label: l10n.t('Total'), isNumber: true }] : []),
        ...newestFirst.map((each) => ({ label: month(each), isNumber: true })),
        { label: l10n.t('From') },
      ],
      rows: group.providers.length > 1 ? [...rows, sum] : rows,
      hasNames: true,
    });
  }
}

function titleOf({ currency, account }: SpendingGroup, accountOf: (id: string) => ChartedAccount): string {
  return currency ?? l10n.t('{0}, no currency named', accountOf(account ?? '').label);
}

function moneyText(money: Money | undefined): string {
  return money ? formatMoney(money) : '–';
}
