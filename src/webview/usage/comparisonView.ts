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
    const ownerOf = (id: string) => {
      const account = accounts.find((each) => each.id === id);
      return account ? `${account.label} · ${account.provider}` : id;
    };
    this.element.hidden = false;
    redraw(
      this.#section.body,
      rows.length === 0
        ? element('p', { class: 'empty' }, l10n.t('No price and no check of this time is known.'))
        : tableElement({
            label: l10n.t('Price and quality by account'),
            columns: [
              { label: l10n.t('Proxies') },
              { label: l10n.t('Account') },
              { label: l10n.t('Price'), isNumber: true },
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
                ownerOf(row.account),
                priceElement(row, this.#tools),
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
    { title: `${basisText(price)} · ${formats.moment(price.at)}` },
    price.per === 'gigabyte' ? l10n.t('{0} per GB', amount) : l10n.t('{0} per proxy and day', amount),
  );
}

function basisText({ basis, of }: NonNullable<ShownComparison['price']>): string {
  switch (basis) {
    case 'plans':
      return l10n.t('Median of {0} plans', of);
    case 'orders':
      return l10n.t('Median of {0} orders', of);
    case 'tariffs':
      return l10n.t('Median of {0} tariffs', of);
  }
}
