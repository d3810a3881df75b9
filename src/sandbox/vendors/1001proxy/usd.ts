/** An amount in ten-thousandths of a US dollar: prices go below a cent, and sums of them stay exact. */
export type Usd = number;

export const DOLLAR: Usd = 10_000;
const CENT: Usd = DOLLAR / 100;

/** The number that JSON answers carry. */
export function usdNumber(amount: Usd): number {
  return amount / DOLLAR;
}

/** The account's balance, whole cents as text. */
export function balanceText(amount: Usd): string {
  return (Math.floor(amount / CENT) / 100).toFixed(2);
}

/** The exact amount as text, with at least two decimals. */
export function usdText(amount: Usd): string {
  return (amount / DOLLAR).toFixed(4).replace(/0{1,2}$/, '');
}
