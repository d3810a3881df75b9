import { can, type Capabilities, type CapabilitySet } from '../../core/capabilities.js';
import { isProviderError } from '../../core/errors.js';
import type { Order, OrderRequest } from '../../core/inventory.js';
import { compareDecimals, subtract, type Money } from '../../core/money.js';
import type { Page } from '../../core/page.js';
import type { Evidence, OrderSeen, PurchaseSeen } from '../evidence.js';
import type { Price } from '../price.js';
import type { SpendingAccount } from '../proposal.js';
import { lacking } from './missing.js';
import { isSameList, paid, type Rules } from './rule.js';

const PAGE_SIZE = 100;

export const orderRules: Pick<Rules, 'createOrder' | 'extendOrder' | 'createDepositAddress'> = {
  createOrder: {
    takesIdempotencyKey: true,
    changes: paid,
    price: async (order, account, signal) => {
      if (!can(account.capabilities, 'quotes')) {
        throw lacking(account, 'quote');
      }
      const { total, unitPrice } = await account.capabilities.quotes.quote(order, signal);
      return {
        kind: 'exact',
        total,
        ...(unitPrice && order.quantity !== undefined && { unitPrice, factors: [order.quantity] }),
      };
    },
    look: async (_order, account, { signal }) => {
      const { orders, total } = await ordersSeen(account, signal);
      return {
        ...(await moneySeen(account.capabilities, signal)),
        orders,
        ...(total !== undefined && { orderTotal: total }),
      };
    },
    judge: ({ effect, intent: { before }, after }) => {
      // The key may have been replaced by another account's since.
      if (!isSameList(idsOf(before.orders), idsOf(after.orders))) {
        return { kind: 'unclear' };
      }
      const fresh = newOnes(before.orders, after.orders).filter((order) => couldBe(order, effect));
      const [only] = fresh;
      if (only && fresh.length === 1) {
        return {
          kind: 'happened',
          refs: [only.id],
          ...(only.charged && { charged: only.charged }),
        };
      }
      const hasMore = (after.orderTotal ?? 0) > (before.orderTotal ?? 0);
      return fresh.length === 0 && !hasMore && isUncharged(before, after)
        ? { kind: 'nothing' }
        : { kind: 'unclear' };
    },
  },

  extendOrder: {
    changes: paid,
    price: async ({ orderId, periodId, proxyIds }, account, signal) => {
      const order = await orderNamed(orderId, account, signal);
      const some = proxyIds && { quantity: proxyIds.length };
      return estimate({ ...orderAgain(order), periodId, ...some }, account, signal);
    },
    look: async ({ orderId }, account, { signal }) => {
      const { expiresAt } = await orderNamed(orderId, account, signal);
      return {
        ...(await moneySeen(account.capabilities, signal)),
        ...(expiresAt !== undefined && { until: expiresAt }),
      };
    },
    judge: ({ effect: { orderId }, intent: { before }, after }) => {
      if (before.until === undefined || after.until === undefined) {
        return { kind: 'untold' };
      }
      const hasMoved = after.until > before.until;
      if (!hasMoved) {
        return isUncharged(before, after) ? { kind: 'nothing' } : { kind: 'unclear' };
      }
      const charged = chargedBetween(before, after, orderId);
      return charged || before.balance === undefined
        ? { kind: 'happened', refs: [orderId], ...(charged && { charged }) }
        : { kind: 'unclear' };
    },
  },

  createDepositAddress: {
    price: () => Promise.resolve({ kind: 'free' }),
    look: async ({ currency }, { capabilities }, { signal }) => {
      const addresses = (await capabilities.depositAddresses?.all(signal)) ?? [];
      const depositAddress = addresses.find((each) => each.currency === currency)?.address;
      return depositAddress === undefined ? {} : { depositAddress };
    },
    judge: ({ effect: { currency }, after }) =>
      after.depositAddress === undefined ? { kind: 'nothing' } : { kind: 'happened', refs: [currency] },
  },
};

function idsOf(orders: readonly OrderSeen[] = []): readonly string[] {
  return orders.map(({ id }) => id);
}

/** A new order of the type and quantity asked for; a tariff's quantity is its own. */
function couldBe(order: OrderSeen, asked: OrderRequest): boolean {
  return order.type === asked.type && (asked.quantity === undefined || order.quantity === asked.quantity);
}

/** Neither the balance fell nor, where it is not told, a purchase was booked: a refunded failure counts as nothing. */
function isUncharged(before: Evidence, after: Evidence): boolean {
  if (before.balance && after.balance) {
    return compareDecimals(after.balance, before.balance) >= 0;
  }
  return newOnes(before.purchases, after.purchases).length === 0;
}

/**
 * What was not there before. As both ends of a list are looked at, a new item may push an old one into
 * view: nothing new is older than the newest that was known.
 */
function newOnes<T extends { readonly id: string; readonly createdAt?: number }>(
  before: readonly T[] = [],
  after: readonly T[] = [],
): readonly T[] {
  const known = new Set(before.map(({ id }) => id));
  const newest = before.reduce((latest, { createdAt = 0 }) => Math.max(latest, createdAt), 0);
  return after.filter(({ id, createdAt = newest }) => !known.has(id) && createdAt >= newest);
}

/** What was paid for the order: as its transaction says, else by how much the balance fell. */
function chargedBetween(before: Evidence, after: Evidence, orderId: string): Money | undefined {
  const booked = newOnes(before.purchases, after.purchases).filter(({ description }) =>
    description?.includes(orderId),
  );
  const [only] = booked;
  if (only && booked.length === 1) {
    return { ...only.amount, units: only.amount.units < 0n ? -only.amount.units : only.amount.units };
  }
  if (!before.balance || !after.balance || compareDecimals(after.balance, before.balance) >= 0) {
    return undefined;
  }
  return subtract(before.balance, after.balance);
}

async function orderNamed(orderId: string, account: SpendingAccount, signal: AbortSignal): Promise<Order> {
  if (!can(account.capabilities, 'orders')) {
    throw lacking(account, 'orders');
  }
  return account.capabilities.orders.one(orderId, signal);
}

/** The order as it would be asked for again; a request spells its protocol in upper case. */
function orderAgain({ type, countryId, quantity, protocol }: Order): OrderRequest {
  const spelt = ({ https: 'HTTPS', socks5: 'SOCKS5' } as const)[protocol?.toLowerCase() ?? ''];
  return {
    type,
    quantity,
    ...(countryId !== undefined && { countryId }),
    ...(type === 'ipv6' && spelt && { protocol: spelt }),
  };
}

/**
 * The price of the same proxies anew. An order does not show all that some types need for that: the
 * provider then refuses to reckon, and nobody knows the price in advance.
 */
async function estimate(
  order: OrderRequest,
  { capabilities }: SpendingAccount,
  signal: AbortSignal,
): Promise<Price> {
  if (!can(capabilities, 'quotes')) {
    return { kind: 'unknown' };
  }
  try {
    return { kind: 'estimate', total: (await capabilities.quotes.quote(order, signal)).total };
  } catch (error) {
    if (isProviderError(error) && error.kind === 'invalidRequest') {
      return { kind: 'unknown' };
    }
    throw error;
  }
}

/** Both ends of the list: whether new orders come first or last is not documented. */
async function ordersSeen(
  account: SpendingAccount,
  signal: AbortSignal,
): Promise<{ orders: readonly OrderSeen[]; total: number | undefined }> {
  const { orders } = account.capabilities;
  if (!orders) {
    throw lacking(account, 'orders');
  }
  const { items, total } = await bothEnds((page) => orders.page({ page, pageSize: PAGE_SIZE }, signal));
  return { orders: items.map(orderSeen), total };
}

function orderSeen({ id, type, quantity, charged, createdAt }: Order): OrderSeen {
  return {
    id,
    type,
    quantity,
    ...(charged && { charged }),
    ...(createdAt !== undefined && { createdAt }),
  };
}

/** The balance and the purchases booked, as far as the account tells them. */
async function moneySeen(
  { usage, transactions }: CapabilitySet,
  signal: AbortSignal,
): Promise<Pick<Evidence, 'balance' | 'purchases'>> {
  const used = usage?.cost === 'free' ? await usage.read(signal) : undefined;
  return {
    ...(used?.kind === 'balance' && { balance: used.balance }),
    ...(transactions && { purchases: await purchasesSeen(transactions, signal) }),
  };
}

async function purchasesSeen(
  transactions: Capabilities['transactions'],
  signal: AbortSignal,
): Promise<readonly PurchaseSeen[]> {
  const { items } = await bothEnds((page) =>
    transactions.page({ page, pageSize: PAGE_SIZE, type: 'purchase' }, signal),
  );
  return items.map(({ id, amount, description, createdAt }) => ({
    id,
    amount,
    ...(description !== undefined && { description }),
    ...(createdAt !== undefined && { createdAt }),
  }));
}

async function bothEnds<T extends { readonly id: string }>(
  read: (page: number) => Promise<Page<T>>,
): Promise<{ items: readonly T[]; total: number | undefined }> {
  const first = await read(1);
  const lastPage = Math.ceil((first.total ?? 0) / PAGE_SIZE);
  const last = lastPage > 1 ? await read(lastPage) : undefined;
  const items = new Map([...first.items, ...(last?.items ?? [])].map((item) => [item.id, item]));
  return { items: [...items.values()], total: last?.total ?? first.total };
}
