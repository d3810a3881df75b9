import type { Decimal } from '../../core/money.js';

const SCALE = 4;

/** `over / under`, exactly; `under` is positive. */
export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

/** The median, of an even number the mean of the two in the middle, rounded half to even at four decimals. */
export function median(values: readonly [Fraction, ...Fraction[]]): Decimal {
  const sorted = values.toSorted((left, right) => {
    const difference = left.over * right.under - right.over * left.under;
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  });
  const upper = sorted[sorted.length >> 1] ?? values[0];
  const lower = sorted[(sorted.length - 1) >> 1] ?? values[0];
  const over = lower.over * upper.under + upper.over * lower.under;
  return { units: rounded(over * 10n ** BigInt(SCALE), 2n * lower.under * upper.under), scale: SCALE };
}

/** The nearest whole number, of two the even one. */
function rounded(over: bigint, under: bigint): bigint {
  const floor = over / under - (over % under < 0n ? 1n : 0n);
  const twiceTheRest = 2n * (over - floor * under);
  const isUp = twiceTheRest > under || (twiceTheRest === under && floor % 2n !== 0n);
  return isUp ? floor + 1n : floor;
}
