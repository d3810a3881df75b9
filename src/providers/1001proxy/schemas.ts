import * as z from 'zod/mini';
import { ORDER_STATUSES, TRANSACTION_TYPES } from '../../core/inventory.js';
import { lazily } from '../../core/lazily.js';
import {
  amount,
  count,
  decorative,
  host,
  label,
  list,
  expiry,
  moment,
  number,
  parsed,
  port,
  price,
  record,
  secret,
  text,
  word,
} from '../fields.js';

export const accountAnswer = lazily(() => record({ data: account() }));
export const transactionsAnswer = lazily(() => pageOf(transaction()));
export const quoteAnswer = lazily(() => record({ data: quote() }));
export const ordersAnswer = lazily(() => pageOf(order()));
export const orderAnswer = lazily(() => record({ data: order() }));
export const orderProxiesAnswer = lazily(() => record({ data: list(orderProxy()) }));
export const referenceAnswer = lazily(() => record({ data: reference() }));
export const depositAddressesAnswer = lazily(() => record({ data: list(depositAddress()) }));

export const createdOrderAnswer = lazily(() => done({ orderId: text(), ...charge() }));
export const extendedOrderAnswer = lazily(() => done(charge()));
export const createdAddressAnswer = lazily(() => done({ currency: text(), address: text() }));

export type AccountAnswer = z.output<ReturnType<typeof account>>;
export type TransactionAnswer = z.output<ReturnType<typeof transaction>>;
export type QuoteAnswer = z.output<ReturnType<typeof quote>>;
export type OrderAnswer = z.output<ReturnType<typeof order>>;
export type OrderProxyAnswer = z.output<ReturnType<typeof orderProxy>>;
export type ReferenceAnswer = z.output<ReturnType<typeof reference>>;
export type DepositAddressAnswer = z.output<ReturnType<typeof depositAddress>>;

const pageOf = <T extends z.core.$ZodType>(item: T) =>
  record({
    data: list(item),
    meta: decorative(record({ perPage: decorative(count()), total: decorative(count()) })),
  });

/** The answer to a change: one that says no anywhere is none, whatever its status. */
const done = <T extends z.core.$ZodLooseShape>(data: T) =>
  record({ success: agreed(), data: record({ ok: z.nullish(agreed()), ...data }) });

const agreed = () => z.literal(true, 'expected true');

const charge = () => ({ charged: z.nullish(price('USD')) });

const account = () => record({ balance: amount('USD'), name: decorative(text()), email: decorative(text()) });

const transaction = () =>
  record({
    id: text(),
    type: word(TRANSACTION_TYPES),
    status: word(['completed', 'pending', 'failed']),
    amount: amount('USD'),
    description: decorative(text()),
    paymentMethod: decorative(text()),
    createdAt: decorative(moment()),
  });

const quote = () =>
  record({
    price: price(),
    unitPrice: z.nullish(price()),
    quantity: decorative(number()),
    currency: decorative(text()),
  });

const order = () =>
  record({
    id: text(),
    type: text(),
    status: word(ORDER_STATUSES),
    quantity: number(),
    chargedAmount: z.nullish(price()),
    currency: decorative(text()),
    countryId: decorative(count()),
    periodId: decorative(count()),
    protocol: decorative(text()),
    mobileServiceType: decorative(text()),
    expiresAt: decorative(expiry()),
    createdAt: decorative(moment()),
    proxyCount: decorative(count()),
  });

const orderProxy = () =>
  record({
    id: decorative(label()),
    ip: z.nullish(host()),
    portHttps: z.nullish(port()),
    portSocks5: z.nullish(port()),
    login: z.nullish(text()),
    password: z.nullish(secret()),
    country: decorative(text()),
    expiresAt: decorative(expiry()),
  });

const named = () => ({ id: count(), name: decorative(label()) });

const reference = () =>
  record({
    countries: z.nullish(list(record(named()))),
    periods: z.nullish(list(record({ ...named(), days: decorative(count()) }))),
    tarifs: z.nullish(
      list(record({ ...named(), price: z.nullish(price('USD')), traffic: decorative(label()) })),
    ),
    operators: z.nullish(list(record(named()))),
    rotations: z.nullish(list(record(named()))),
  });

const depositAddress = () =>
  record({
    currency: text(),
    network: text(),
    address: z.nullish(text()),
    tag: z.nullish(exactText()),
    memo: z.nullish(exactText()),
    destinationTag: z.nullish(exactText()),
    destination_tag: z.nullish(exactText()),
    paymentId: z.nullish(exactText()),
    payment_id: z.nullish(exactText()),
  });

/** A number past 2^53 has lost digits already: money sent there would be lost too. */
const exactText = () =>
  parsed('expected text or an exact whole number', (value) =>
    typeof value === 'string' || Number.isSafeInteger(value) ? String(value) : undefined,
  );
