import type { Order } from '../../core/inventory.js';
import type { Money } from '../../core/money.js';
import type { AccountFacts } from '../facts.js';
import { median, type Fraction } from './medianPrice.js';

const DAY_MS = 86_400_000n;

/** What an account's proxies or traffic of one kind cost: the median, to four decimals. */
export interface MedianPrice {
  /** The type of the orders, by the provider's word. */
  readonly kind?: string;
  readonly amount: Money;
  readonly per: 'proxyDay' | 'gigabyte';
  readonly basis: 'plans' | 'orders' | 'tariffs';
  /** Of how many it is the median. */
  readonly of: number;
  /** When the provider told them, epoch milliseconds. */
  readonly at: number;
}

/**
 * A plan's price is by its days, an order's is what was charged for it by its proxies and days; a package of traffic has
 * the price of a gigabyte (contracts: 1001proxy, "Get reference data"). Left out is what was free, and orders that may last
 * longer than what they were charged for: those that were extended from here and those that several purchases name.
 */
export function medianPrices(facts: AccountFacts, extended: ReadonlySet<string>): readonly MedianPrice[] {
  const { plans, orders, tariffs } = facts;
  const isPaidOnce = paidOnce(facts);
  return [
    ...medians(
      { per: 'proxyDay', basis: 'plans', at: plans?.at },
      (plans?.value ?? []).flatMap(({ price, durationMs }) => perDay(price, 1, durationMs)),
    ),
    ...medians(
      { per: 'proxyDay', basis: 'orders', at: orders?.at },
      (orders?.value ?? [])
        .filter(({ id, status }) => RAN.has(status.known) && !extended.has(id) && isPaidOnce(id))
        .flatMap(({ type, charged, quantity, createdAt, expiresAt }) =>
          charged && createdAt !== undefined && expiresAt !== undefined
            ? perDay(charged, quantity, expiresAt - createdAt, type)
            : [],
        ),
    ),
    ...medians(
      { per: 'gigabyte', basis: 'tariffs', at: tariffs?.at },
      (tariffs?.value ?? []).flatMap(({ type, price, traffic }) =>
        price && traffic !== undefined ? priced(price, 1n, 1n, type) : [],
      ),
    ),
  ];
}

/** A canceled order may have been refunded. */
const RAN: ReadonlySet<Order['status']['known']> = new Set(['active', 'expired'] as const);

interface Priced {
  readonly kind: string | undefined;
  readonly currency: string | undefined;
  readonly fraction: Fraction;
}

function perDay(total: Money, proxies: number, durationMs: number, kind?: string): readonly Priced[] {
  return Number.isSafeInteger(proxies) && Number.isSafeInteger(durationMs)
    ? priced(total, DAY_MS, BigInt(proxies) * BigInt(durationMs), kind)
    : [];
}

/** `total × times / parts`, where each is more than nothing. */
function priced(
  { units, scale, currency }: Money,
  times: bigint,
  parts: bigint,
  kind: string | undefined,
): readonly Priced[] {
  const fraction = { over: units * times, under: 10n ** BigInt(scale) * parts };
  return units > 0n && parts > 0n ? [{ kind, currency, fraction }] : [];
}

/** One for each kind and currency. */
function medians(
  { at = 0, ...of }: Pick<MedianPrice, 'per' | 'basis'> & { readonly at: number | undefined },
  prices: readonly Priced[],
): readonly MedianPrice[] {
  const groups = new Map<string, [Priced, ...Priced[]]>();
  for (const price of prices) {
    const name = JSON.stringify([price.kind, price.currency]);
    const known = groups.get(name);
    if (known) {
      known.push(price);
    } else {
      groups.set(name, [price]);
    }
  }
  return [...groups.values()].map(([{ kind, currency, fraction }, ...others]) => ({
    ...of,
    ...(kind !== undefined && { kind }),
    amount: {
      ...median([fraction, ...others.map((other) => other.fraction)]),
      ...(currency !== undefined && { currency }),
    },
    of: others.length + 1,
    at,
  }));
}

/** Whether at most one purchase names an order: another one was for an extension. */
function paidOnce({ transactions }: AccountFacts): (orderId: string) => boolean {
  const purchases = new Map<string, number>();
  for (const { type, status, description = '' } of transactions?.value ?? []) {
    if (type.known === 'purchase' && status.known === 'completed') {
      for (const word of new Set(description.split(/[^\w-]+/))) {
        purchases.set(word, (purchases.get(word) ?? 0) + 1);
      }
    }
  }
  return (orderId) => (purchases.get(orderId) ?? 0) <= 1;
}
