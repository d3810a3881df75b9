import * as l10n from '@vscode/l10n';
import { compareDecimals, formatMoney, multiply, subtract, type Money } from '../../core/money.js';
import type { Price } from '../../spending/price.js';

/** `72.00`, `about $6.25` or `an unknown price`; a free effect has none. */
export function amountText(price: Price): string | undefined {
  switch (price.kind) {
    case 'free':
      return undefined;
    case 'exact':
    case 'atMost':
      return formatMoney(price.total);
    case 'estimate':
      return l10n.t('about {0}', formatMoney(price.total));
    case 'unknown':
      return l10n.t('an unknown price');
  }
}

/** How much, how it was reckoned, and how sure that is: `Total 72.00 (12.00 × 2 × 3), charged to Scraping EU.` */
export function priceLine(price: Price, account: string): string | undefined {
  switch (price.kind) {
    case 'free':
      return undefined;
    case 'exact':
      return l10n.t('Total {0}, charged to {1}.', reckoned(price), account);
    case 'atMost':
      return l10n.t('Total {0}, charged to {1}. The coupon may lower it.', reckoned(price), account);
    case 'estimate':
      return l10n.t(
        'Total about {0}, charged to {1}. This is an estimate: the provider tells the price afterwards.',
        reckoned(price),
        account,
      );
    case 'unknown':
      return l10n.t(
        'The price is not known in advance: the provider tells it afterwards. It is charged to {0}.',
        account,
      );
  }
}

/** `72.00 (12.00 × 2 × 3)`; a factor of one says nothing, and with a coupon the factors come to more than the total. */
function reckoned({ total, unitPrice, factors = [] }: Extract<Price, { total: Money }>): string {
  const shown = factors.filter((factor) => factor !== 1);
  const product = unitPrice && shown.reduce((amount, factor) => multiply(amount, BigInt(factor)), unitPrice);
  return product && shown.length > 0 && compareDecimals(product, total) === 0
    ? `${formatMoney(total)} (${[formatMoney(unitPrice), ...shown.map(String)].join(' × ')})`
    : formatMoney(total);
}

/** What is left afterwards, where both amounts are known to be in one currency. */
export function balanceLine(price: Price, balance: Money | undefined): string | undefined {
  if (!balance || price.kind === 'free') {
    return undefined;
  }
  if (!('total' in price) || price.total.currency !== balance.currency) {
    return l10n.t('Balance now {0}.', formatMoney(balance));
  }
  if (compareDecimals(balance, price.total) < 0) {
    return l10n.t('Balance now {0}, which does not cover it.', formatMoney(balance));
  }
  const after = formatMoney(subtract(balance, price.total));
  return price.kind === 'exact'
    ? l10n.t('Balance now {0}, afterwards {1}.', formatMoney(balance), after)
    : l10n.t('Balance now {0}, afterwards about {1}.', formatMoney(balance), after);
}
