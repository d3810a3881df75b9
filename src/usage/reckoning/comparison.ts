import type { Order } from '../../core/inventory.js';
import type { Money } from '../../core/money.js';
import type { AccountFacts } from '../facts.js';
import { median, type Fraction } from './medianPrice.js';

const DAY_MS = 86_400_000n;

/** How a proxy of an account did when it was checked last. */
export interface CheckedOnce {
  readonly isLive: boolean;
  /** To the first byte. */
  readonly latencyMs?: number;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** What an account's proxies or traffic cost: the median, to four decimals. */
export interface MedianPrice {
  readonly amount: Money;
  readonly per: 'proxyDay' | 'gigabyte';
  readonly basis: 'plans' | 'orders' | 'tariffs';
  /** Of how many it is the median. */
  readonly of: number;
  /** When the provider told them, epoch milliseconds. */
  readonly at: number;
}

/** How an account's proxies did, over all that were checked. */
export interface Performance {
  readonly checked: number;
  readonly live: number;
  /** The median over the live ones. */
  readonly latencyMs?: number;
  /** The latest check, epoch milliseconds. */
  readonly checkedAt?: number;
}

/**
 * One for each unit and currency; none where the provider tells no price. A plan's is its price by its days, an order's
 * what was charged for it by its proxies and days; a package of traffic has the price of a gigabyte (contracts: 1001proxy,
 * "Get reference data"). Left out is what was free, and orders that may last longer than what they were charged for:
 * those that `extended` names and those that several purchases name.
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
        .flatMap(({ charged, quantity, createdAt, expiresAt }) =>
          charged && createdAt !== undefined && expiresAt !== undefined
            ? perDay(charged, quantity, expiresAt - createdAt)
            : [],
        ),
    ),
    ...medians(
      { per: 'gigabyte', basis: 'tariffs', at: tariffs?.at },
      (tariffs?.value ?? []).flatMap(({ price, traffic }) =>
        price && traffic !== undefined ? priced(price, 1n, 1n) : [],
      ),
    ),
  ];
}

/** How the proxies did; none were checked where there are none. */
export function performanceOf(checks: readonly CheckedOnce[]): Performance {
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

/** A canceled order may have been refunded. */
const RAN: ReadonlySet<Order['status']['known']> = new Set(['active', 'expired'] as const);

interface Priced {
  readonly fraction: Fraction;
  readonly currency: string | undefined;
}

function perDay(total: Money, proxies: number, durationMs: number): readonly Priced[] {
  return Number.isSafeInteger(proxies) && Number.isSafeInteger(durationMs)
    ? priced(total, DAY_MS, BigInt(proxies) * BigInt(durationMs))
    : [];
}

/** `total × times / parts`, where each is more than nothing. */
function priced({ units, scale, currency }: Money, times: bigint, parts: bigint): readonly Priced[] {
  return units > 0n && parts > 0n
    ? [{ fraction: { over: units * times, under: 10n ** BigInt(scale) * parts }, currency }]
    : [];
}

function medians(
  { at = 0, ...of }: Pick<MedianPrice, 'per' | 'basis'> & { readonly at: number | undefined },
  prices: readonly Priced[],
): readonly MedianPrice[] {
  const byCurrency = new Map<string | undefined, [Fraction, ...Fraction[]]>();
  for (const { fraction, currency } of prices) {
    const known = byCurrency.get(currency);
    if (known) {
      known.push(fraction);
    } else {
      byCurrency.set(currency, [fraction]);
    }
  }
  return [...byCurrency].map(([currency, fractions]) => ({
    ...of,
    amount: { ...median(fractions), ...(currency !== undefined && { currency }) },
    of: fractions.length,
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
