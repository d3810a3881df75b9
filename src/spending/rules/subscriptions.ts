import { can } from '../../core/capabilities.js';
import type { Plan, Subscription } from '../../core/inventory.js';
import { multiply } from '../../core/money.js';
import type { Price } from '../price.js';
import type { SpendingAccount } from '../proposal.js';
import { fingerprint } from './fingerprint.js';
import { gone, lacking } from './missing.js';
import { isSameList, paid, type Rule, type Rules, type Verdict } from './rule.js';

const free = (): Promise<Price> => Promise.resolve({ kind: 'free' });

/** A change of one setting may show in the others: in another network, a subscription has other URLs. */
const settingsOf = ({ subscriptionId }: { readonly subscriptionId: string }) =>
  `settings of ${subscriptionId}`;

/** A gateway has no idempotency keys: only its list of subscriptions tells what a lost answer did. */
export const subscriptionRules: Pick<
  Rules,
  'purchase' | 'renew' | 'trial' | 'changeCredentials' | 'setRotationPolicy' | 'switchNetwork' | 'rotateNow'
> = {
  purchase: {
    changes: paid,
    price: async ({ planId, quantity, repeatCount, couponCode }, account, signal) => {
      if (!can(account.capabilities, 'plans')) {
        throw lacking(account, 'plans');
      }
      const plan = planNamed(planId, await account.capabilities.plans.all(signal), account);
      return planPrice(plan, [quantity, repeatCount], couponCode);
    },
    look: lookAtIds,
    judge: ({ effect, intent, after }) => appeared(effect.quantity, intent.before, after),
  },

  renew: {
    changes: paid,
    price: async ({ subscriptionId, planId, repeatCount, couponCode }, account, signal) => {
      if (!can(account.capabilities, 'subscriptions')) {
        throw lacking(account, 'renewal plans');
      }
      const plans = await account.capabilities.subscriptions.renewalPlans(subscriptionId, signal);
      return planPrice(planNamed(planId, plans, account), [repeatCount], couponCode);
    },
    look: async ({ subscriptionId }, account, { signal }) => {
      const subscription = await subscriptionNamed(subscriptionId, account, signal);
      return subscription.activeUntil === undefined ? {} : { until: subscription.activeUntil };
    },
    judge: ({ effect: { subscriptionId }, intent: { before }, after }) => {
      if (before.until === undefined || after.until === undefined) {
        return { kind: 'untold' };
      }
      return after.until > before.until ? { kind: 'happened', refs: [subscriptionId] } : { kind: 'nothing' };
    },
  },

  trial: {
    changes: paid,
    price: free,
    look: lookAtIds,
    judge: ({ intent, after }) => appeared(1, intent.before, after),
  },

  changeCredentials: {
    changes: settingsOf,
    price: free,
    look: async ({ subscriptionId }, account, { salt, signal }) => {
      const subscription = await subscriptionNamed(subscriptionId, account, signal);
      return subscription.endpoints.length === 0
        ? {}
        : { fingerprint: await fingerprint(subscription.endpoints, salt) };
    },
    judge: differs('fingerprint'),
  },

  setRotationPolicy: {
    changes: settingsOf,
    price: free,
    look: async ({ subscriptionId }, account, { signal }) => {
      const subscription = await subscriptionNamed(subscriptionId, account, signal);
      return subscription.rotationMinutes === undefined
        ? {}
        : { rotationMinutes: subscription.rotationMinutes };
    },
    judge: ({ effect: { subscriptionId, rotationMinutes }, after }) =>
      after.rotationMinutes === undefined
        ? { kind: 'untold' }
        : after.rotationMinutes === rotationMinutes
          ? { kind: 'happened', refs: [subscriptionId] }
          : { kind: 'nothing' },
  },

  switchNetwork: {
    changes: settingsOf,
    price: free,
    look: async ({ subscriptionId }, account, { signal }) => {
      const { networkLabel, label } = await subscriptionNamed(subscriptionId, account, signal);
      const network = networkLabel ?? label;
      return network === undefined ? {} : { network };
    },
    judge: differs('network'),
  },

  /** A changed exit address would prove it, but no list shows one. */
  rotateNow: { price: free, look: () => Promise.resolve({}) },
};

type OfSubscription = 'changeCredentials' | 'switchNetwork';

/** Happened when what is shown is not what was shown before. */
function differs<K extends OfSubscription>(member: 'fingerprint' | 'network'): NonNullable<Rule<K>['judge']> {
  return ({ effect: { subscriptionId }, intent: { before }, after }) => {
    if (before[member] === undefined || after[member] === undefined) {
      return { kind: 'untold' };
    }
    return before[member] === after[member]
      ? { kind: 'nothing' }
      : { kind: 'happened', refs: [subscriptionId] };
  };
}

async function lookAtIds(
  _effect: unknown,
  account: SpendingAccount,
  { signal }: { readonly signal: AbortSignal },
): Promise<{ subscriptions: readonly string[] }> {
  return { subscriptions: (await subscriptionsOf(account, signal)).map(({ id }) => id) };
}

/** Exactly as many as were asked for must have appeared: more or fewer may be somebody else's. */
function appeared(
  expected: number,
  before: { readonly subscriptions?: readonly string[] },
  after: { readonly subscriptions?: readonly string[] },
): Verdict {
  if (before.subscriptions === undefined || after.subscriptions === undefined) {
    return { kind: 'untold' };
  }
  // The key may have been replaced by another account's since.
  if (!isSameList(before.subscriptions, after.subscriptions)) {
    return { kind: 'unclear' };
  }
  const known = new Set(before.subscriptions);
  const refs = after.subscriptions.filter((id) => !known.has(id));
  if (refs.length === 0) {
    return { kind: 'nothing' };
  }
  return refs.length === expected ? { kind: 'happened', refs } : { kind: 'unclear' };
}

export function planPrice(plan: Plan, factors: readonly number[], couponCode: string | undefined): Price {
  const count = factors.reduce((product, factor) => product * BigInt(factor), 1n);
  return {
    kind: couponCode === undefined ? 'exact' : 'atMost',
    total: multiply(plan.price, count),
    unitPrice: plan.price,
    factors,
  };
}

function planNamed(planId: string, plans: readonly Plan[], account: SpendingAccount): Plan {
  const plan = plans.find(({ id }) => id === planId);
  if (!plan) {
    throw gone(account, 'plan');
  }
  return plan;
}

async function subscriptionsOf(
  account: SpendingAccount,
  signal: AbortSignal,
): Promise<readonly Subscription[]> {
  if (!can(account.capabilities, 'subscriptions')) {
    throw lacking(account, 'subscriptions');
  }
  return account.capabilities.subscriptions.all(signal);
}

async function subscriptionNamed(
  subscriptionId: string,
  account: SpendingAccount,
  signal: AbortSignal,
): Promise<Subscription> {
  const subscription = (await subscriptionsOf(account, signal)).find(({ id }) => id === subscriptionId);
  if (!subscription) {
    throw gone(account, 'subscription');
  }
  return subscription;
}
