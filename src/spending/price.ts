import { compareDecimals, type Money } from '../core/money.js';

/** What an effect will cost, as far as it is known before it is sent. */
export type Price =
  | { readonly kind: 'free' }
  /** `exact` is the provider's own quote; `atMost` may be lowered by a coupon; `estimate` may differ either way. */
  | {
      readonly kind: 'exact' | 'atMost' | 'estimate';
      readonly total: Money;
      /** How the total came about: this much, times each of `factors`. */
      readonly unitPrice?: Money;
      readonly factors?: readonly number[];
    }
  /** The provider tells only afterwards. */
  | { readonly kind: 'unknown' };

/** The most that is expected to be charged; `undefined` where nobody knows. Free is no amount. */
export function expectedTotal(price: Price): Money | undefined {
  return 'total' in price ? price.total : undefined;
}

/** More than was confirmed, or an amount where there was none. */
export function isDearer(now: Price, confirmed: Price): boolean {
  const total = expectedTotal(now);
  const agreed = expectedTotal(confirmed);
  if (!total) {
    return now.kind === 'unknown' && confirmed.kind !== 'unknown';
  }
  return !agreed || total.currency !== agreed.currency || compareDecimals(total, agreed) > 0;
}
