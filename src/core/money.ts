import { plainText } from './plainText.js';

/** An exact decimal number: `units / 10^scale`. No float ever takes part in its arithmetic. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

/** An amount. Without `currency` the provider named none, and no sign is shown. */
export interface Money extends Decimal {
  readonly currency?: string;
}

const PLAIN_NUMBER = /^(-?)(\d{1,18})(?:\.(\d{1,18}))?$/;

/**
 * Reads `45.20`, `-8.75` or the JSON number 1.25 exactly; anything else (`1,299.00`, `1e3`, `NaN`,
 * white space, a bare sign) is refused with `undefined`.
 */
export function parseDecimal(value: string | number): Decimal | undefined {
  const match = PLAIN_NUMBER.exec(String(value));
  if (!match) {
    return undefined;
  }
  const [, sign = '', whole = '', fraction = ''] = match;
  const magnitude = BigInt(whole + fraction);
  return { units: sign ? -magnitude : magnitude, scale: fraction.length };
}

/** `parseDecimal` with a currency: `parseMoney('45.20', 'USD')`. */
export function parseMoney(value: string | number, currency?: string): Money | undefined {
  const decimal = parseDecimal(value);
  return decimal && money(decimal.units, decimal.scale, currency);
}

/** Whole cents, as the gateway states its prices. */
export function moneyFromCents(cents: bigint, currency?: string): Money {
  return money(cents, 2, currency);
}

export function multiply(amount: Money, factor: bigint): Money {
  return money(amount.units * factor, amount.scale, amount.currency);
}

/** The sum of amounts in one currency; the currency is the first one's. */
export function add(left: Money, right: Money): Money {
  const scale = Math.max(left.scale, right.scale);
  return money(scaled(left, scale) + scaled(right, scale), scale, left.currency);
}

export function subtract(left: Money, right: Money): Money {
  return add(left, { ...right, units: -right.units });
}

/** Negative, zero or positive, as `left` is less than, equal to or more than `right`. */
export function compareDecimals(left: Decimal, right: Decimal): -1 | 0 | 1 {
  const scale = Math.max(left.scale, right.scale);
  const difference = scaled(left, scale) - scaled(right, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** `$45.20` where the currency is known to be USD, `45.20 EUR` for others, `12.00` where none is named. */
export function formatMoney(amount: Money): string {
  const number = formatDecimal(amount, 2);
  if (amount.currency === undefined) {
    return number;
  }
  if (amount.currency !== 'USD') {
    return `${number} ${plainText(amount.currency)}`;
  }
  return number.startsWith('-') ? `-$${number.slice(1)}` : `$${number}`;
}

/** Every digit that counts, with at least `minimumScale` decimals: `0.0035`, `12.50`. */
export function formatDecimal(value: Decimal, minimumScale = 0): string {
  const scale = Math.max(value.scale, minimumScale);
  const negative = value.units < 0n;
  const units = scaled(value, scale);
  const digits = (negative ? -units : units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = trimZeros(digits.slice(digits.length - scale), minimumScale);
  return `${negative ? '-' : ''}${whole}${fraction && `.${fraction}`}`;
}

function money(units: bigint, scale: number, currency: string | undefined): Money {
  return currency === undefined ? { units, scale } : { units, scale, currency };
}

function scaled(value: Decimal, scale: number): bigint {
  return value.units * 10n ** BigInt(scale - value.scale);
}

function trimZeros(fraction: string, minimumLength: number): string {
  let end = fraction.length;
  while (end > minimumLength && fraction[end - 1] === '0') {
    end -= 1;
  }
  return fraction.slice(0, end);
}
