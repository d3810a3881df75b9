import type { Random } from '../../random.js';
import { DAY, HOUR, MINUTE } from '../../world.js';
import type { Order } from './order.js';
import { type OrderRequest, readOrderRequest } from './orderRequest.js';

const NEVER = Number.MAX_SAFE_INTEGER;

type Seed = readonly [
  ageMs: number,
  fate: 'delivered' | 'canceled' | 'pending',
  request: Readonly<Record<string, unknown>>,
];

const rental = (type: string, countryId: number, periodId: number, quantity: number) => ({
  type,
  countryId,
  periodId,
  quantity,
});
const mobile = (countryId: number, periodId: number, mobileServiceType: string) => ({
  ...rental('mobile', countryId, periodId, 1),
  mobileServiceType,
  operatorId: 1,
  rotationId: 2,
});

/** 23 orders of all types and statuses, newest first. */
const SEEDS: readonly Seed[] = [
  [4 * MINUTE, 'pending', rental('ipv4', 8, 1, 2)],
  [20 * MINUTE, 'pending', mobile(7, 2, 'dedicated')],
  [2 * DAY, 'delivered', { ...rental('ipv6', 1, 1, 10), protocol: 'SOCKS5' }],
  [3 * DAY, 'delivered', mobile(3, 1, 'shared')],
  [4 * DAY, 'delivered', { ...rental('ipv6', 4, 2, 25), protocol: 'HTTPS' }],
  [7 * DAY - 7 * HOUR, 'delivered', rental('ipv4', 3, 1, 10)],
  [9 * DAY, 'delivered', { type: 'resident', tarifId: 1 }],
  [11 * DAY, 'delivered', rental('ipv4', 1, 2, 5)],
  [14 * DAY, 'delivered', rental('mix_isp', 4, 1, 6)],
  [15 * DAY, 'delivered', mobile(1, 2, 'dedicated')],
  [18 * DAY, 'canceled', rental('isp', 1, 1, 5)],
  [20 * DAY, 'delivered', rental('isp', 2, 2, 3)],
  [22 * DAY, 'delivered', mobile(2, 1, 'shared')],
  [25 * DAY, 'delivered', rental('mix', 5, 2, 20)],
  [30 * DAY, 'delivered', rental('isp', 5, 1, 2)],
  [33 * DAY, 'canceled', rental('ipv4', 9, 2, 4)],
  [40 * DAY, 'delivered', { type: 'resident', tarifId: 3 }],
  [45 * DAY, 'delivered', rental('mix', 1, 2, 10)],
  [50 * DAY, 'delivered', rental('mix_isp', 6, 3, 2)],
  [65 * DAY, 'delivered', rental('ipv4', 2, 2, 5)],
  [80 * DAY, 'delivered', { ...rental('ipv6', 3, 2, 50), protocol: 'HTTPS' }],
  [96 * DAY, 'delivered', rental('ipv4', 1, 1, 10)],
  [120 * DAY, 'delivered', rental('ipv4', 10, 3, 3)],
];

/** The newcomer's orders, newest first, followed by as many older ones as make `count`. */
export function seededOrders(now: number, random: Random, count: number): Order[] {
  const seeds = Array.from(
    { length: Math.max(count, SEEDS.length) },
    (_, index) => SEEDS[index] ?? olderSeed(index, random),
  );
  return seeds.flatMap(([ageMs, fate, body]) => {
    const request = readOrderRequest(body);
    if ('status' in request) {
      return [];
    }
    const createdAt = now - ageMs;
    return [
      createOrder(request, createdAt, fate === 'pending' ? NEVER : createdAt, random, fate === 'canceled'),
    ];
  });
}

function olderSeed(index: number, random: Random): Seed {
  const type = random.pick(['ipv4', 'isp', 'mix', 'mix_isp'] as const);
  return [
    120 * DAY + index * HOUR,
    random.next() < 0.1 ? 'canceled' : 'delivered',
    rental(type, random.between(1, 10), random.between(1, 3), random.between(1, 5)),
  ];
}

export function createOrder(
  request: OrderRequest,
  createdAt: number,
  provisionedAt: number,
  random: Random,
  isCanceled = false,
): Order {
  const { type, quantity, price, countryId, periodId, protocol, mobileServiceType, days } = request;
  return {
    id: `cm1ord${random.text(12)}`,
    type,
    quantity,
    charged: price,
    countryId,
    periodId,
    protocol,
    mobileServiceType,
    login: `user_${random.text(8)}`,
    password: `pass_${random.text(8)}`,
    createdAt,
    isCanceled,
    provisionedAt,
    expiresAt: days === null ? null : createdAt + days * DAY,
    updatedAt: createdAt,
  };
}
