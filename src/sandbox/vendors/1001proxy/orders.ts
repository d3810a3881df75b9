import { type Call, jsonObject, singleHeader } from '../../api/call.js';
import type { Reply } from '../../api/reply.js';
import { DAY } from '../../world.js';
import type { ProxyAccount } from './account.js';
import { refuse, success } from './envelope.js';
import { type Order, orderStatus } from './order.js';
import { readOrderRequest } from './orderRequest.js';
import { PERIODS, weeklyPrice } from './reference.js';
import type { ThousandState } from './state.js';
import { type Usd, usdNumber, usdText } from './usd.js';

/** A price without an order. */
export function calculate(call: Call): Reply {
  const request = readOrderRequest(jsonObject(call));
  if ('status' in request) {
    return request;
  }
  const { type, quantity, price, unitPrice } = request;
  return success({
    type,
    quantity,
    price: usdNumber(price),
    unitPrice: usdNumber(unitPrice),
    currency: 'USD',
  });
}

/** Orders once for each idempotency key: a repeated one gets the first answer, whatever its body. */
export function create(state: ThousandState, account: ProxyAccount, call: Call): Reply {
  const idempotencyKey = singleHeader(call.headers, 'idempotency-key');
  const known = account.answered.get(idempotencyKey ?? '');
  if (known) {
    return known;
  }
  const request = readOrderRequest(jsonObject(call));
  if ('status' in request) {
    return request;
  }
  const { price, type } = request;
  if (price > account.balance) {
    return insufficient(price, account);
  }
  if (call.upstreamFails) {
    return failUpstream(state, account, call, { action: 'order', price, about: `Failed order (${type})` });
  }
  const { order, upstreamOrderId } = state.order(account, request, call.now);
  charge(state, account, call, {
    action: 'order',
    price,
    about: `Order ${order.id} (${type})`,
    ref: order.id,
  });
  const reply = success({ ok: true, orderId: order.id, charged: usdNumber(price), upstreamOrderId });
  if (idempotencyKey !== undefined) {
    account.answered.set(idempotencyKey, reply);
  }
  return reply;
}

export function extend(state: ThousandState, account: ProxyAccount, order: Order, call: Call): Reply {
  const { periodId, proxyIds } = jsonObject(call) ?? {};
  const period = PERIODS.find(({ id }) => id === periodId);
  const status = orderStatus(order, call.now);
  if (status === 'pending') {
    return notProvisioned();
  }
  if (!period) {
    return refuse('VALIDATION_ERROR', 'periodId is required');
  }
  // No documented answer holds a proxy id, so that none that is asked for exists.
  if (
    status !== 'active' ||
    order.type === 'resident' ||
    order.expiresAt === null ||
    proxyIds !== undefined
  ) {
    return refuse('VALIDATION_ERROR', 'No proxies to extend');
  }
  const price = weeklyPrice(order.type, order.mobileServiceType) * period.factor * order.quantity;
  if (price > account.balance) {
    return insufficient(price, account);
  }
  const about = `Extension of order ${order.id} (${order.type})`;
  if (call.upstreamFails) {
    return failUpstream(state, account, call, { action: 'extend', price, about, ref: order.id });
  }
  order.expiresAt += period.days * DAY;
  order.updatedAt = call.now;
  charge(state, account, call, { action: 'extend', price, about, ref: order.id });
  return success({ ok: true, charged: usdNumber(price) });
}

export function notProvisioned(): Reply {
  return refuse('NOT_PROVISIONED', 'Order not yet provisioned upstream');
}

function insufficient(price: Usd, { balance }: ProxyAccount): Reply {
  return refuse('INSUFFICIENT_FUNDS', 'Account balance too low', {
    required: usdNumber(price),
    available: usdNumber(balance),
  });
}

interface Movement {
  readonly action: 'order' | 'extend';
  readonly price: Usd;
  readonly about: string;
  readonly ref?: string;
}

function failUpstream(state: ThousandState, account: ProxyAccount, call: Call, movement: Movement): Reply {
  const { action, price, about } = movement;
  charge(state, account, call, movement);
  const { id } = account.record({
    type: 'refund',
    amount: price,
    description: `Refund: ${about}`,
    paymentMethod: 'balance',
    createdAt: call.now,
  });
  note(state, account, call, `refund of ${action}`, -price, id);
  return refuse('UPSTREAM_ERROR', 'Proxy provider returned an error', { refunded: true });
}

function charge(
  state: ThousandState,
  account: ProxyAccount,
  call: Call,
  { action, price, about, ref }: Movement,
): void {
  const { id } = account.record({
    type: 'purchase',
    amount: -price,
    description: about,
    paymentMethod: 'balance',
    createdAt: call.now,
  });
  note(state, account, call, action, price, ref ?? id);
}

function note(
  { world }: ThousandState,
  account: ProxyAccount,
  call: Call,
  action: string,
  amount: Usd,
  ref: string,
): void {
  const idempotencyKey = singleHeader(call.headers, 'idempotency-key');
  world.ledger.add({
    at: call.now,
    provider: '1001proxy',
    account: account.seed.name,
    action,
    amount: usdText(amount),
    ...(idempotencyKey !== undefined && { idempotencyKey }),
    ref,
  });
}
