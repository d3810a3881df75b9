import * as l10n from '@vscode/l10n';
import type { ShownAccount, ShownComparison } from '../../protocol/usage.js';
import { element } from '../kit/dom.js';
import { amountText } from './amounts.js';
import { isWithin, type Span } from './period.js';
import { redraw } from './redraw.js';
import { Section } from './section.js';
import { tableElement } from './tableElement.js';
import type { PageTools } from './tools.js';

/** What proxies cost at each provider, beside how well they did when they were checked. */
export class ComparisonView {
  readonly #section = new Section('comparison', l10n.t('Price and quality'));
  readonly #tools: PageTools;

  constructor(tools: PageTools) {
    this.#tools = tools;
  }

  get element(): HTMLElement {
    return this.#section.element;
  }

  show(all: readonly ShownComparison[], accounts: readonly ShownAccount[], span: Span): void {
    const { clock, formats } = this.#tools;
    const rows = all.filter(({ price, checkedAt }) => isAt(span, price?.at) || isAt(span, checkedAt));
    const providerOf = (id: string) => accounts.find((account) => account.id === id)?.provider ?? '–';
    this.element.hidden = false;
    redraw(
      this.#section.body,
      rows.length === 0
        ? element('p', { class: 'empty' }, l10n.t('No price and no check of this time is known.'))
        : tableElement({
            label: l10n.t('Price and quality by account'),
            columns: [
              { label: l10n.t('Account') },
              { label: l10n.t('Provider') },
              { label: l10n.t('Price'), title: l10n.t('The median'), isNumber: true },
              { label: l10n.t('Of') },
              { label: l10n.t('Live'), isNumber: true },
              {
                label: l10n.t('First byte'),
                title: l10n.t('From the request to the first byte, the median of the live ones'),
                isNumber: true,
              },
              { label: l10n.t('Checked') },
            ],
            rows: rows.map((row) => ({
              cells: [
                row.label,
                providerOf(row.account),
                priceElement(row, this.#tools),
                row.price ? basisText(row.price) : '–',
                row.checked === 0
                  ? '–'
                  : l10n.t('{0} of {1}', formats.percent(row.live / row.checked), formats.count(row.checked)),
                row.latencyMs === undefined ? '–' : formats.milliseconds(Math.round(row.latencyMs)),
                row.checkedAt === undefined ? l10n.t('never') : clock.ago(row.checkedAt),
              ],
            })),
            hasNames: true,
          }),
      rows.length === 0
        ? undefined
        : element(
            'p',
            { class: 'dim' },
            l10n.t('Prices from the provider, quality from the checks of this machine.'),
          ),
    );
  }
}

function isAt(span: Span, at: number | undefined): boolean {
  return at !== undefined && isWithin(span, at);
}

function priceElement({ price }: ShownComparison, { formats }: PageTools): HTMLElement | string {
  if (!price) {
    return '–';
  }
  const amount = amountText(price.amount);
  return element(
    'span',
    { title: formats.moment(price.at) },
    price.per === 'gigabyte' ? l10n.t('{0} per GB', amount) : l10n.t('{0} per proxy and day', amount),
  );
}

function basisText({ basis, of }: NonNullable<ShownComparison['price']>): string {
  switch (basis) {
    case 'plans':
      return of === 1 ? l10n.t('1 plan') : l10n.t('{0} plans', of);
    case 'orders':
      return of === 1 ? l10n.t('1 order loaded') : l10n.t('{0} orders loaded', of);
    case 'tariffs':
      return of === 1 ? l10n.t('1 tariff') : l10n.t('{0} tariffs', of);
  }
}
