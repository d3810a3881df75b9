import type { AccountFacts } from '../facts.js';
import { medianPrices, type MedianPrice } from './prices.js';

/** How a proxy of an account did when it was checked last. */
export interface CheckedOnce {
  readonly isLive: boolean;
  /** To the first byte. */
  readonly latencyMs?: number;
  /** Epoch milliseconds. */
  readonly at: number;
  /** The id of the order that it is of. */
  readonly order?: string;
}

/** What the proxies of one kind cost, where that is told, and how they did. */
export interface Compared {
  readonly kind?: string;
  readonly price?: Omit<MedianPrice, 'kind'>;
  readonly checked: number;
  readonly live: number;
  /** The median over the live ones. */
  readonly latencyMs?: number;
  /** The latest check, epoch milliseconds. */
  readonly checkedAt?: number;
}

/**
 * A row for each type of order, or for the account as a whole where its provider sells no orders; several where it names
 * prices in several currencies. `extended` names orders that last longer than what they were charged for.
 */
export function comparisonOf(
  facts: AccountFacts,
  extended: ReadonlySet<string>,
  checks: readonly CheckedOnce[],
): readonly Compared[] {
  const types = new Map(facts.orders?.value.map(({ id, type }) => [id, type]));
  const kindOf = ({ order = '' }: CheckedOnce) => types.get(order);
  const prices = medianPrices(facts, extended);
  const kinds = new Set([...prices.map(({ kind }) => kind), ...checks.map(kindOf)]);
  return [...kinds].flatMap((kind) => {
    const did = {
      ...(kind !== undefined && { kind }),
      ...performanceOf(checks.filter((check) => kindOf(check) === kind)),
    };
    const priced = prices
      .filter((price) => price.kind === kind)
      .map(({ amount, per, basis, of, at }) => ({ price: { amount, per, basis, of, at }, ...did }));
    return priced.length > 0 ? priced : [did];
  });
}

function performanceOf(checks: readonly CheckedOnce[]): Omit<Compared, 'kind' | 'price'> {
  const live = checks.filter(({ isLive }) => isLive);
  const latencies = live.flatMap(({ latencyMs }) => latencyMs ?? []).sort((left, right) => left - right);
  const upper = latencies[latencies.length >> 1];
  const lower = latencies[(latencies.length - 1) >> 1];
  return {
    checked: checks.length,
    live: live.length,
    ...(lower !== undefined && upper !== undefined && { latencyMs: (lower + upper) / 2 }),
    ...(checks.length > 0 && { checkedAt: checks.reduce((latest, { at }) => Math.max(latest, at), 0) }),
  };
}
