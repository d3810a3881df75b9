import * as l10n from '@vscode/l10n';
import { formatMoney, type Money } from '../../core/money.js';
import type { ShownAccount, ShownSpending } from '../../protocol/usage.js';
import { type Child, element } from '../kit/dom.js';
import { isWithin, type Span, startOf, type Unit } from './period.js';
import { redraw } from './redraw.js';
import { Section } from './section.js';
import { sourceText, typeText } from './words.js';
import { type SpendingGroup, spendingGroups, spentWithin } from './spending.js';
import { type ChartedAccount, legend, spendingChart, timeName } from './spendingChart.js';
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
  /** What its bars are of. */
  readonly unit: Unit;
}

/** What was spent by week or month, each currency for itself: bars, and the same as a table by provider and type. */
export class SpendingView {
  readonly #section = new Section('spending', l10n.t('Spending'));
  readonly #tools: PageTools;

  constructor(tools: PageTools) {
    this.#tools = tools;
  }

  get element(): HTMLElement {
    return this.#section.element;
  }

  /** Of a week or month that is partly in the span, the whole is shown. */
  show({ rows, accounts, span, unit }: SpendingShown): void {
    const { formats } = this.#tools;
    const from = Number.isFinite(span.from) ? startOf(unit, span.from) : span.from;
    const shown = spentWithin(rows, { from, to: span.to });
    const besideFrom = Math.min(from, barsBefore(unit, Math.max(...shown.map(({ at }) => at))));
    const charted = spendingGroups(spentWithin(rows, { from: besideFrom, to: span.to }), accounts, unit);
    const accountOf = (id: string): ChartedAccount => {
      const at = accounts.findIndex((account) => account.id === id);
      return { label: accounts[at]?.label ?? id, colour: Math.max(0, at) % COLOURS };
    };
    this.element.hidden = false;
    redraw(
      this.#section.body,
      ...(shown.length === 0
        ? [element('p', { class: 'empty' }, l10n.t('Nothing was spent in this time, as far as is known.'))]
        : spendingGroups(shown, accounts, unit).map((group) =>
            element(
              'div',
              { class: 'spending-group' },
              element('h3', {}, titleOf(group, accountOf), ' ', formatMoney(group.total)),
              spendingChart(charted.find(({ key }) => key === group.key) ?? group, {
                chosen: group,
                unit,
                accountOf,
                formats,
              }),
              legend([...group.accounts.keys()].map(accountOf)),
              this.#table(group, unit, accountOf),
            ),
          )),
      ...this.#notes(rows, { from, to: span.to }, unit),
    );
  }

  /** What the numbers lack, and how old they are. */
  #notes(rows: readonly ShownSpending[], span: Span, unit: Unit): readonly (HTMLElement | undefined)[] {
    const within = rows.map((row) => row.entries.filter(({ at }) => isWithin(span, at)));
    const unpriced = within.flat().filter(({ amount }) => !amount).length;
    const ages = rows.flatMap(({ at }, place) => (within[place]?.length ? [at] : []));
    const note = (text: string) => element('p', { class: 'dim' }, text);
    return [
      rows.some(({ unreadUntil }) => unreadUntil !== undefined && unreadUntil >= span.from)
        ? note(l10n.t('There may be more: not all transactions were read.'))
        : undefined,
      unpriced === 0
        ? undefined
        : note(
            unpriced === 1
              ? l10n.t('1 purchase is not in the sums: nobody tells what it cost.')
              : l10n.t('{0} purchases are not in the sums: nobody tells what they cost.', unpriced),
          ),
      ages.length === 0
        ? undefined
        : element(
            'p',
            { class: 'dim' },
            unit === 'week'
              ? l10n.t('Weeks from Monday on, less refunds')
              : l10n.t('Whole months, less refunds'),
            ' · ',
            this.#tools.clock.ago(Math.min(...ages)),
          ),
    ];
  }

  #table(group: SpendingGroup, unit: Unit, accountOf: (id: string) => ChartedAccount): HTMLElement {
    const { formats } = this.#tools;
    const newestFirst = group.starts.toReversed();
    const hasTotal = group.starts.length > 1;
    const row = (
      name: Child,
      own: { readonly sums: ReadonlyMap<number, Money>; readonly total: Money },
      source: string,
      isSum = false,
    ): TableRow => ({
      cells: [
        name,
        ...(hasTotal ? [formatMoney(own.total)] : []),
        ...newestFirst.map((each) => moneyText(own.sums.get(each))),
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
    const sum = row(l10n.t('Total'), group, '', true);
    return tableElement({
      label:
        unit === 'week'
          ? l10n.t('Spending by provider, type and week')
          : l10n.t('Spending by provider, type and month'),
      columns: [
        { label: l10n.t('Provider') },
        ...(hasTotal ? [{ label: l10n.t('Total'), isNumber: true }] : []),
        ...newestFirst.map((each) => ({ label: timeName(unit, each, formats), isNumber: true })),
        { label: l10n.t('From') },
      ],
      rows: group.providers.length > 1 ? [...rows, sum] : rows,
      hasNames: true,
    });
  }
}

/** The beginning of the first of as many bars as there are at least, when the last one holds this moment. */
function barsBefore(unit: Unit, last: number): number {
  let start = startOf(unit, last);
  for (let bars = 1; bars < LEAST_BARS; bars += 1) {
    start = startOf(unit, start - 1);
  }
  return start;
}

function titleOf({ currency, account }: SpendingGroup, accountOf: (id: string) => ChartedAccount): string {
  return currency ?? l10n.t('{0}, no currency named', accountOf(account ?? '').label);
}

function moneyText(money: Money | undefined): string {
  return money ? formatMoney(money) : '–';
}
