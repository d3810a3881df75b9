import { add, formatMoney, type Money } from '../../core/money.js';
import type { ShownAmount } from '../../protocol/usage.js';

export function moneyOf({ units, ...rest }: ShownAmount): Money {
  return { ...rest, units: BigInt(units) };
}

export function amountText(amount: ShownAmount): string {
  return formatMoney(moneyOf(amount));
}

/** The exact sum; undefined of nothing. All are in one currency. */
export function sumOf(amounts: readonly Money[]): Money | undefined {
  const [first, ...rest] = amounts;
  return first && rest.reduce(add, first);
}

/** For the length of a bar alone. */
export function lengthOf({ units, scale }: Money): number {
  return Number(units) / 10 ** scale;
}
