import { moneyFromCents } from '../../../../src/core/money.js';
import type { Effect } from '../../../../src/core/effects.js';
import type { Intent, IntentRecord } from '../../../../src/spending/intent.js';
import type { Price } from '../../../../src/spending/price.js';
import type { Confirmation } from '../../../../src/spending/proposal.js';
import type { Wording } from '../../../../src/ui/spending/wording.js';

const purchase: Effect = {
  kind: 'purchase',
  of: { planId: 'p1', quantity: 2, repeatCount: 3 },
};

/** 12.00 × 2 × 3, in no currency that anybody named. */
export const seventyTwo = {
  kind: 'exact',
  total: moneyFromCents(7200n),
  unitPrice: moneyFromCents(1200n),
  factors: [2, 3],
} as const satisfies Price;

export const buying: Wording = {
  question: 'Buy 2 × "NL-AMS Private, 30 d" for 3 periods?',
  verb: 'Buy',
  done: () => 'Bought 2 subscriptions.',
};

export function confirmation(more: Partial<Confirmation> = {}): Confirmation {
  return {
    proposal: {
      account: {
        id: 'a',
        label: 'Scraping EU',
        provider: 'gateway',
        origin: 'https://gateway.example',
        isSandbox: false,
        capabilities: {},
      },
      effect: purchase,
    },
    price: seventyTwo,
    reason: { kind: 'first' },
    unsettled: [],
    ...more,
  };
}

export function intent(more: Partial<Intent> = {}): Intent {
  return {
    id: 'i1',
    at: Date.UTC(2026, 1, 3, 4, 5, 6),
    account: {
      id: 'a',
      label: 'Scraping EU',
      provider: 'gateway',
      origin: 'https://gateway.example',
      isSandbox: false,
    },
    effect: purchase,
    price: seventyTwo,
    before: { at: Date.UTC(2026, 1, 3, 4, 5, 5), subscriptions: ['s1', 's2'] },
    ...more,
  };
}

export function record(outcome?: IntentRecord['outcome'], more: Partial<Intent> = {}): IntentRecord {
  return { intent: intent(more), resentAt: [], ...(outcome && { outcome }) };
}
