import * as z from 'zod/mini';
import type { Effect } from '../../core/effects.js';
import { ERROR_KINDS } from '../../core/errors.js';
import { lazily } from '../../core/lazily.js';
import type { Money } from '../../core/money.js';
import { PROVIDER_IDS } from '../../core/provider.js';
import type { Evidence } from '../evidence.js';
import type { Intent, Outcome } from '../intent.js';
import type { Price } from '../price.js';
import { isIntentId } from './intentId.js';

// Everything is read into new objects that hold known members alone. A release that adds a kind of
// effect, price or outcome raises the version, so that an earlier one calls its files newer, not damaged.

export const SCHEMA_VERSION = 1;

/** The end of year 9999: what a clock may show and an id can hold. */
const LAST_MOMENT = 253_402_300_799_999;
/** What a date can hold at all, either way from 1970. */
const LAST_TOLD_MOMENT = 8.64e15;

const text = () => z.string();
const maybeText = () => z.exactOptional(z.string());
const texts = () => z.array(z.string());
const count = () => z.int().check(z.nonnegative());
const maybeCount = () => z.exactOptional(count());
const moment = () => z.int().check(z.gte(0), z.lte(LAST_MOMENT));
/** As a provider tells it: the year 1 may stand for no end, and must not keep an intent off the disk. */
const maybeMoment = () =>
  z.exactOptional(z.number().check(z.gte(-LAST_TOLD_MOMENT), z.lte(LAST_TOLD_MOMENT)));

const money = (): z.ZodMiniType<Money> =>
  z.object({
    units: z.pipe(
      z.string().check(z.regex(/^-?\d{1,60}$/)),
      z.transform((digits: string) => BigInt(digits)),
    ),
    scale: z.int().check(z.gte(0), z.lte(40)),
    currency: maybeText(),
  });

const price = (): z.ZodMiniType<Price> =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('free') }),
    z.object({
      kind: z.enum(['exact', 'atMost', 'estimate']),
      total: money(),
      unitPrice: z.exactOptional(money()),
      factors: z.exactOptional(z.array(count())),
    }),
    z.object({ kind: z.literal('unknown') }),
  ]);

const evidence = (): z.ZodMiniType<Evidence> =>
  z.object({
    at: moment(),
    balance: z.exactOptional(money()),
    subscriptions: z.exactOptional(texts()),
    orders: z.exactOptional(
      z.array(
        z.object({
          id: text(),
          type: text(),
          quantity: z.number(),
          charged: z.exactOptional(money()),
          createdAt: maybeMoment(),
        }),
      ),
    ),
    orderTotal: maybeCount(),
    purchases: z.exactOptional(
      z.array(z.object({ id: text(), amount: money(), description: maybeText(), createdAt: maybeMoment() })),
    ),
    until: maybeMoment(),
    network: maybeText(),
    rotationMinutes: maybeCount(),
    fingerprint: maybeText(),
    depositAddress: maybeText(),
  });

const effectOf = <K extends string, T extends z.ZodMiniType>(kind: K, of: T) =>
  z.object({ kind: z.literal(kind), of });

const orderRequest = () =>
  z.object({
    type: text(),
    countryId: maybeCount(),
    periodId: maybeCount(),
    quantity: maybeCount(),
    protocol: z.exactOptional(z.enum(['HTTPS', 'SOCKS5'])),
    mobileServiceType: z.exactOptional(z.enum(['shared', 'dedicated'])),
    operatorId: maybeCount(),
    rotationId: maybeCount(),
    tariffId: maybeCount(),
    coupon: maybeText(),
  });

const effect = (): z.ZodMiniType<Effect> =>
  z.discriminatedUnion('kind', [
    effectOf(
      'purchase',
      z.object({ planId: text(), quantity: count(), repeatCount: count(), couponCode: maybeText() }),
    ),
    effectOf(
      'renew',
      z.object({ subscriptionId: text(), planId: text(), repeatCount: count(), couponCode: maybeText() }),
    ),
    effectOf('trial', z.object({ planId: text() })),
    effectOf('changeCredentials', z.object({ subscriptionId: text() })),
    effectOf('setRotationPolicy', z.object({ subscriptionId: text(), rotationMinutes: count() })),
    effectOf('switchNetwork', z.object({ subscriptionId: text(), networkId: text() })),
    effectOf('rotateNow', z.object({ subscriptionId: text() })),
    effectOf('createOrder', orderRequest()),
    effectOf(
      'extendOrder',
      z.object({ orderId: text(), periodId: count(), proxyIds: z.exactOptional(texts()) }),
    ),
    effectOf('createDepositAddress', z.object({ currency: text() })),
    effectOf('signUp', z.object({ email: text() })),
    effectOf('submitCheck', z.object({ lineCount: count(), includeAnonymity: z.boolean() })),
  ]);

const outcome = (): z.ZodMiniType<Outcome> =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('done'), refs: texts(), charged: z.exactOptional(money()) }),
    z.object({ kind: z.literal('refused'), error: z.enum(ERROR_KINDS), message: maybeText() }),
    z.object({ kind: z.literal('notDone') }),
    z.object({ kind: z.literal('unknown'), after: z.exactOptional(evidence()) }),
  ]);

const intent = (): z.ZodMiniType<Intent> =>
  z.object({
    id: z.string().check(z.refine(isIntentId)),
    at: moment(),
    account: z.object({
      id: text(),
      label: text(),
      provider: z.enum(PROVIDER_IDS),
      origin: text(),
      isSandbox: z.boolean(),
    }),
    effect: effect(),
    price: price(),
    idempotencyKey: maybeText(),
    before: evidence(),
  });

export const versionLine = lazily(() => z.object({ schemaVersion: z.int().check(z.gte(SCHEMA_VERSION)) }));

/** The first line of a record file. */
export const intentLine = lazily(() => z.object({ intent: intent() }));

/** Every other line: it says which line its writer saw as the last, and what torn bytes after that one. */
export const eventLine = lazily(() => {
  const place = { after: z.string(), torn: z.exactOptional(count()) };
  return z.discriminatedUnion('kind', [
    z.object({ ...place, kind: z.literal('resent'), at: moment() }),
    z.object({
      ...place,
      kind: z.literal('outcome'),
      at: moment(),
      by: z.enum(['answer', 'lists', 'person']),
      outcome: outcome(),
    }),
  ]);
});
