import type { Money } from '../../core/money.js';
import { plainText } from '../../core/plainText.js';
import type { ShownAmount } from '../../protocol/usage.js';

/** An amount as messages carry it. */
export function shownAmount({ units, scale, currency }: Money): ShownAmount {
  return { units: String(units), scale, ...(currency !== undefined && { currency: plainText(currency) }) };
}
