import type { Effects, EffectKind } from '../../../../src/core/effects.js';
import type { Evidence } from '../../../../src/spending/evidence.js';
import type { Intent, IntentRecord } from '../../../../src/spending/intent.js';
import { newIntentId } from '../../../../src/spending/journal/intentId.js';
import type { IntentEvent } from '../../../../src/spending/ports.js';

export const NOW = Date.UTC(2026, 10, 22, 1, 53, 58, 123);

/** One of each kind, with every member that it can have. */
const EVERY_EFFECT: Effects = {
  purchase: { planId: 'p1', quantity: 3, repeatCount: 2, couponCode: 'SPRING' },
  renew: { subscriptionId: 's1', planId: 'p1', repeatCount: 1, couponCode: 'SPRING' },
  trial: { planId: 'p1' },
  changeCredentials: { subscriptionId: 's1' },
  setRotationPolicy: { subscriptionId: 's1', rotationMinutes: 0 },
  switchNetwork: { subscriptionId: 's1', networkId: 'n1' },
  rotateNow: { subscriptionId: 's1' },
  createOrder: {
    type: 'mobile',
    countryId: 1,
    periodId: 2,
    quantity: 3,
    protocol: 'SOCKS5',
    mobileServiceType: 'shared',
    operatorId: 4,
    rotationId: 5,
    tariffId: 6,
    coupon: 'SPRING',
  },
  extendOrder: { orderId: '77', periodId: 2, proxyIds: ['a', 'b'] },
  createDepositAddress: { currency: 'USDT' },
  signUp: { email: 'ada@example.com' },
  submitCheck: { lineCount: 500, includeAnonymity: true },
};

const EVIDENCE: Evidence = {
  at: NOW,
  balance: { units: 123_456_789_012_345_678_901n, scale: 18, currency: 'USD' },
  subscriptions: ['s1', 's2'],
  orders: [
    { id: '77', type: 'ipv4', quantity: 2, charged: { units: 1250n, scale: 2 }, createdAt: NOW },
    { id: '78', type: 'ipv6', quantity: 1 },
  ],
  orderTotal: 2,
  purchases: [
    {
      id: 't1',
      amount: { units: -875n, scale: 2, currency: 'USD' },
      description: 'IPv4 × 2 🚀',
      createdAt: NOW - 1,
    },
  ],
  until: NOW + 1,
  network: 'n1',
  rotationMinutes: 5,
  fingerprint: 'f00d',
  depositAddress: 'bc1q',
};

/** What a person confirmed, rich in members. */
export function anIntent(id: string = newIntentId(NOW), kind: EffectKind = 'createOrder'): Intent {
  return {
    id,
    at: NOW,
    account: {
      id: 'aaaaaaaaaaaa',
      label: 'Scraping\u2028EU "1" \n🚀',
      provider: '1001proxy',
      origin: 'https://api.example.com',
      isSandbox: false,
    },
    effect: { kind, of: EVERY_EFFECT[kind] } as Intent['effect'],
    price: {
      kind: 'estimate',
      total: { units: 4520n, scale: 3, currency: 'USD' },
      unitPrice: { units: 35n, scale: 4 },
      factors: [3, 2],
    },
    idempotencyKey: 'egress-1',
    before: EVIDENCE,
  };
}

/** The record of an intent that these events befell. */
export function recordOf(intent: Intent, events: readonly IntentEvent[]): IntentRecord {
  let record: IntentRecord = { intent, resentAt: [] };
  for (const event of events) {
    record =
      event.kind === 'resent'
        ? { ...record, resentAt: [...record.resentAt, event.at] }
        : { ...record, outcome: { ...event.outcome, at: event.at, by: event.by } };
  }
  return record;
}

export const RESENT: IntentEvent = { kind: 'resent', at: NOW + 1 };
export const UNKNOWN: IntentEvent = {
  kind: 'outcome',
  at: NOW + 2,
  by: 'answer',
  outcome: { kind: 'unknown', after: EVIDENCE },
};
export const DONE: IntentEvent = {
  kind: 'outcome',
  at: NOW + 3,
  by: 'lists',
  outcome: { kind: 'done', refs: ['79'], charged: { units: 1n, scale: 30, currency: 'USD' } },
};
export const REFUSED: IntentEvent = {
  kind: 'outcome',
  at: NOW + 4,
  by: 'answer',
  outcome: { kind: 'refused', error: 'insufficientFunds', message: 'Top up' },
};
export const NOT_DONE: IntentEvent = {
  kind: 'outcome',
  at: NOW + 5,
  by: 'person',
  outcome: { kind: 'notDone' },
};
