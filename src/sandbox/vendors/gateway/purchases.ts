import type { Call } from '../../api/call.js';
import { json, type Reply } from '../../api/reply.js';
import type { Plan } from './catalogue.js';
import { isGatewayId } from './catalogue.js';
import { fail } from './fail.js';
import type { GatewayAccount, GatewayState } from './state.js';
import { briefView, type Subscription } from './subscription.js';

/** The coupon that the document's own example uses; it takes a tenth off. */
const COUPON = 'MYCODE';
const MOST_AT_ONCE = 100;

type Body = Readonly<Record<string, unknown>>;

interface Terms {
  readonly plan: Plan;
  readonly repeatCount: number;
  readonly quantity: number;
  readonly totalCents: number;
}

export function purchase(state: GatewayState, account: GatewayAccount, body: Body, { now }: Call): Reply {
  const terms = readTerms(state.catalogue.plans, body, now);
  if ('status' in terms) {
    return terms;
  }
  const { plan, repeatCount, quantity, totalCents } = terms;
  if (plan.isSoldOut) {
    return fail(409, 'Sold out');
  }
  if (totalCents > account.balanceCents) {
    return fail(402, 'Insufficient balance');
  }
  const activeUntil = now + plan.durationMs * repeatCount;
  const bought = Array.from({ length: quantity }, () => state.subscribeTo(account, plan, activeUntil));
  charge(state, account, 'purchase', totalCents, bought);
  return json(receipt(bought, now));
}

export function renew(
  state: GatewayState,
  account: GatewayAccount,
  subscription: Subscription,
  body: Body,
  { now }: Call,
): Reply {
  const terms = readTerms(renewalPlans(state, subscription), body, now);
  if ('status' in terms) {
    return terms;
  }
  const { plan, repeatCount, totalCents } = terms;
  if (totalCents > account.balanceCents) {
    return fail(402, 'Insufficient balance');
  }
  subscription.activeUntil = Math.max(now, subscription.activeUntil) + plan.durationMs * repeatCount;
  charge(state, account, 'renew', totalCents, [subscription]);
  return json({ ok: true, subscriptionId: subscription.id, endAt: subscription.activeUntil });
}

/** Plans that can renew a subscription: those of its connection type that are not sold out. */
export function renewalPlans(state: GatewayState, { connectionType }: Subscription): readonly Plan[] {
  return state.catalogue.plans.filter((plan) => plan.connectionType === connectionType && !plan.isSoldOut);
}

/** The document shows no success answer; this one is a purchase's, for an hour. */
export function trial(state: GatewayState, account: GatewayAccount, body: Body, { now }: Call): Reply {
  if (!account.mayTrial) {
    return fail(403, 'Forbidden');
  }
  const plan = state.catalogue.plans.find(({ id }) => id === body['planId']);
  if (!plan) {
    return fail(400, 'Missing or invalid planId');
  }
  if (plan.isSoldOut) {
    return fail(409, 'Sold out');
  }
  const subscription = state.subscribeTo(account, plan, now + 60 * 60_000);
  charge(state, account, 'trial', 0, [subscription]);
  return json(receipt([subscription], now));
}

function receipt(bought: readonly Subscription[], now: number): Record<string, unknown> {
  const [first] = bought.map((subscription) => briefView(subscription, now));
  return {
    ok: true,
    subscriptionId: bought[0]?.id,
    subscriptionIds: bought.map(({ id }) => id),
    ...(bought.length === 1
      ? { subscription: first }
      : { subscriptions: bought.map((subscription) => briefView(subscription, now)) }),
  };
}

function readTerms(plans: readonly Plan[], body: Body, now: number): Terms | Reply {
  const { planId, couponCode, repeatCount = 1, quantity = 1 } = body;
  const plan = plans.find(({ id }) => isGatewayId(planId) && id === planId);
  if (!plan) {
    return fail(400, 'Missing or invalid planId');
  }
  if (
    !isCount(repeatCount) ||
    !isCount(quantity) ||
    !Number.isSafeInteger(now + plan.durationMs * repeatCount)
  ) {
    return fail(400, 'Invalid repeatCount or quantity');
  }
  if (couponCode !== undefined && couponCode !== COUPON) {
    return fail(400, 'Invalid couponCode');
  }
  const fullCents = plan.priceAmountCents * repeatCount * quantity;
  return {
    plan,
    repeatCount,
    quantity,
    totalCents: couponCode === COUPON ? Math.ceil(fullCents * 0.9) : fullCents,
  };
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MOST_AT_ONCE;
}

function charge(
  { world }: GatewayState,
  account: GatewayAccount,
  action: string,
  cents: number,
  subscriptions: readonly Subscription[],
): void {
  account.balanceCents -= cents;
  world.ledger.add({
    at: world.clock(),
    provider: 'gateway',
    account: account.name,
    action,
    amount: (cents / 100).toFixed(2),
    ref: subscriptions.map(({ id }) => id).join(','),
  });
}
