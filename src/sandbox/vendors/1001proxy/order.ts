import type { MobileServiceType, OrderType } from './reference.js';
import { type Usd, usdNumber } from './usd.js';

export interface Order {
  readonly id: string;
  readonly type: OrderType;
  readonly quantity: number;
  readonly charged: Usd;
  readonly countryId: number | null;
  readonly periodId: number | null;
  readonly protocol: 'https' | 'socks5' | null;
  readonly mobileServiceType: MobileServiceType | null;
  readonly login: string;
  readonly password: string;
  readonly createdAt: number;
  readonly isCanceled: boolean;
  /** When the upstream provider delivers. */
  readonly provisionedAt: number;
  /** Null for residential traffic, which does not expire. */
  expiresAt: number | null;
  updatedAt: number;
}

export type OrderStatus = 'active' | 'expired' | 'canceled' | 'pending';

export const ORDER_STATUSES: readonly string[] = ['active', 'expired', 'canceled', 'pending'];

export function orderStatus(order: Order, now: number): OrderStatus {
  if (order.isCanceled) {
    return 'canceled';
  }
  if (now < order.provisionedAt) {
    return 'pending';
  }
  return order.expiresAt !== null && now >= order.expiresAt ? 'expired' : 'active';
}

/** How many proxies the order holds: residential traffic is one address, whatever its GB. */
export function proxyCount(order: Order, now: number): number {
  const status = orderStatus(order, now);
  if (status === 'pending' || status === 'canceled') {
    return 0;
  }
  return order.type === 'resident' ? 1 : order.quantity;
}

export function listView(order: Order, now: number): Record<string, unknown> {
  return {
    id: order.id,
    type: order.type,
    status: orderStatus(order, now),
    quantity: order.quantity,
    chargedAmount: usdNumber(order.charged),
    currency: 'USD',
    countryId: order.countryId,
    protocol: order.protocol,
    expiresAt:
      order.expiresAt === null || now < order.provisionedAt ? null : new Date(order.expiresAt).toISOString(),
    createdAt: new Date(order.createdAt).toISOString(),
    proxyCount: proxyCount(order, now),
  };
}

export function detailView(order: Order, now: number): Record<string, unknown> {
  return {
    ...listView(order, now),
    periodId: order.periodId,
    mobileServiceType: order.mobileServiceType,
    updatedAt: new Date(order.updatedAt).toISOString(),
  };
}
