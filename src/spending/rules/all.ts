import { orderRules } from './orders.js';
import type { Rules } from './rule.js';
import { subscriptionRules } from './subscriptions.js';

/** One rule for each kind of effect. */
export const RULES: Rules = {
  ...subscriptionRules,
  ...orderRules,
  /** No account exists yet that could be looked at. */
  signUp: { price: () => Promise.resolve({ kind: 'free' }), look: () => Promise.resolve({}) },
  /** There is no list of jobs: a lost answer means that it may have run. */
  submitCheck: { price: () => Promise.resolve({ kind: 'free' }), look: () => Promise.resolve({}) },
};
