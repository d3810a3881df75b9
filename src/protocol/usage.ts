import * as z from 'zod/mini';
import { REMINDER_ACTIONS } from '../core/reminderActions.js';
import type { ColumnKinds } from './columns.js';
import { HELLO, PAGE_SAYS } from './page.js';

const count = () => z.number().check(z.nonnegative(), z.refine(Number.isSafeInteger));
/** Epoch milliseconds. */
const moment = () => z.number();

/** An exact amount, `units / 10^scale`; without a currency where the provider names none. */
const AMOUNT = z.object({
  units: z.string().check(z.regex(/^-?\d+$/)),
  scale: count(),
  currency: z.exactOptional(z.string()),
});

export type ShownAmount = z.output<typeof AMOUNT>;

/** Where a number comes from. */
const SOURCES = ['provider', 'journal', 'samples', 'checks', 'reckoned'] as const;

export type Source = (typeof SOURCES)[number];

/** What is left of an account, as the provider counts it. */
const READING = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('traffic'),
    remainingGigabytes: z.number(),
    quotaGigabytes: z.number(),
    plan: z.exactOptional(z.string()),
  }),
  z.object({ kind: z.literal('requests'), used: z.number(), limit: z.number() }),
  z.object({ kind: z.literal('balance'), balance: AMOUNT }),
]);

/** How long what is left lasts, by the median of a day's use; and how that was reckoned. */
const FORECAST = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('lasts'),
    /** In the reading's unit: gigabytes, requests, or the account's currency. */
    perDay: z.number(),
    endsAt: moment(),
    /** The days that the median is of. */
    days: count(),
  }),
  /** Nothing was used in that many days. */
  z.object({ kind: z.literal('unused'), days: count() }),
  /** Fewer days than it takes are known. */
  z.object({ kind: z.literal('tooFewDays'), days: count(), needed: count() }),
]);

/** One of the provider's limits on how often it is asked. */
const BUDGET = z.object({
  category: z.string(),
  limit: z.exactOptional(count()),
  remaining: z.exactOptional(count()),
  resetsAt: z.exactOptional(moment()),
  windowMs: z.number(),
});

const ACCOUNT = z.object({
  id: z.string(),
  label: z.string(),
  provider: z.string(),
  isSandbox: z.boolean(),
  reading: z.exactOptional(z.object({ value: READING, at: moment() })),
  /** What one reading costs; absent where the provider tells of no usage. */
  cost: z.exactOptional(z.enum(['free', 'oneRequest'])),
  isReading: z.boolean(),
  /** What is wrong, in a sentence. */
  trouble: z.exactOptional(z.string()),
  forecast: z.exactOptional(FORECAST),
  /** What was spent in this calendar month less refunds, negative, each currency for itself; no deposits. */
  spentThisMonth: z.array(AMOUNT),
  /** What tells of that; absent where nothing does. */
  spent: z.exactOptional(
    z.object({
      source: z.enum(SOURCES),
      at: moment(),
      /** There may be more: a page was not read, or nobody tells what something cost. */
      isPartial: z.boolean(),
    }),
  ),
  /** What runs out next. */
  next: z.exactOptional(z.object({ label: z.string(), at: moment() })),
  /** Those that have not run out. */
  subscriptions: z.exactOptional(count()),
  /** Active ones, as far as they were read. */
  orders: z.exactOptional(count()),
  hasMoreOrders: z.exactOptional(z.boolean()),
  /** When the lists of subscriptions and orders were read. */
  listsAt: z.exactOptional(moment()),
  budgets: z.array(BUDGET),
  abilities: z.object({ canRenew: z.boolean(), canExtend: z.boolean(), canDeposit: z.boolean() }),
});

export type ShownAccount = z.output<typeof ACCOUNT>;

/** What was spent at an account, and came back, from the one source that tells. */
const SPENT = z.object({
  account: z.string(),
  source: z.enum(SOURCES),
  /** When the source was read. */
  at: moment(),
  /** Pages that were not read may hold more up to this moment; absent where all is here. */
  unreadUntil: z.exactOptional(moment()),
  entries: z.array(
    z.object({
      /** The provider's word (`purchase`, `refund` …), or the kind of the journal's effect. */
      type: z.string(),
      at: moment(),
      /** Money out is negative; absent where nobody tells. */
      amount: z.exactOptional(AMOUNT),
    }),
  ),
});

export type ShownSpending = z.output<typeof SPENT>;

const TRANSACTION = z.object({
  account: z.string(),
  id: z.string(),
  at: z.exactOptional(moment()),
  type: z.string(),
  status: z.string(),
  amount: AMOUNT,
  /** Reckoned back from the balance; absent where the balance is not known or the entry does not move it. */
  balanceAfter: z.exactOptional(AMOUNT),
  description: z.exactOptional(z.string()),
  paymentMethod: z.exactOptional(z.string()),
});

export type ShownTransaction = z.output<typeof TRANSACTION>;

/** The transactions of one account that were read so far. */
const TRANSACTIONS = z.object({
  account: z.string(),
  at: moment(),
  hasMore: z.boolean(),
  /** The balance that the others are reckoned from, and when it was read; absent where none can be reckoned. */
  reckonedFrom: z.exactOptional(z.object({ balance: AMOUNT, at: moment() })),
  /** The newest first. */
  entries: z.array(TRANSACTION),
});

export type ShownTransactions = z.output<typeof TRANSACTIONS>;

const EXPIRY = z.object({
  account: z.string(),
  kind: z.enum(['subscription', 'order']),
  id: z.string(),
  label: z.string(),
  at: moment(),
  /** When the provider told. */
  readAt: moment(),
  /** It can be made to last longer from here. */
  canProlong: z.boolean(),
});

export type ShownExpiry = z.output<typeof EXPIRY>;

/** What a proxy costs, beside how well those of its kind did when they were checked. */
const COMPARED = z.object({
  account: z.string(),
  /** The account's, and the type of order where the provider sells several. */
  label: z.string(),
  /** The median, to four decimals; absent where the provider tells no price. */
  price: z.exactOptional(
    z.object({
      amount: AMOUNT,
      per: z.enum(['proxyDay', 'gigabyte']),
      basis: z.enum(['plans', 'orders', 'tariffs']),
      /** Of how many of them it is the median. */
      of: count(),
      /** When the provider told them. */
      at: moment(),
    }),
  ),
  /** How many proxies of its kind were checked. */
  checked: count(),
  live: count(),
  /** To the first byte, the median over the live ones. */
  latencyMs: z.exactOptional(z.number()),
  checkedAt: z.exactOptional(moment()),
});

export type ShownComparison = z.output<typeof COMPARED>;

/** Something that goes out through a relay now, and what passed since it began. */
const RELAY = z.object({
  id: z.string(),
  label: z.string(),
  /** The proxies it goes through, as a person knows them. */
  through: z.string(),
  /** The ids of their accounts. */
  accounts: z.array(z.string()),
  startedAt: moment(),
  requests: count(),
  sentBytes: count(),
  receivedBytes: count(),
  failures: count(),
  /** What went wrong last, in a word. */
  lastError: z.exactOptional(z.string()),
  /** Estimated, where the provider tells the price of a gigabyte. */
  cost: z.exactOptional(AMOUNT),
});

export type ShownRelay = z.output<typeof RELAY>;

const ACTION = z.enum(REMINDER_ACTIONS);

const REMINDER = z.object({
  id: z.string(),
  account: z.string(),
  /** `error` needs attention now, `warning` soon. */
  severity: z.enum(['error', 'warning']),
  text: z.string(),
  since: moment(),
  isSnoozed: z.boolean(),
  actions: z.array(ACTION),
});

export type ShownReminder = z.output<typeof REMINDER>;

/** Samples of one account: when, and what was left, in the unit of its reading. */
export const HISTORY_COLUMNS = { at: 'f64', remaining: 'f64' } as const satisfies ColumnKinds;

/** What the usage page asks for. It names things by the ids that it was told. */
export const FROM_USAGE = {
  ...PAGE_SAYS,
  /** Reads again what is free: one account, or all. */
  refresh: z.object({ account: z.exactOptional(z.string()) }),
  /** Reads the usage of an account where that costs a request; the extension asks first. */
  check: z.object({ account: z.string() }),
  /** The next page of an account's transactions. */
  more: z.object({ account: z.string() }),
  /** Shows in the sidebar what runs out. */
  reveal: z.object({
    account: z.string(),
    kind: z.enum(['subscription', 'order', 'account']),
    id: z.string(),
  }),
  /** Prolongs what runs out; the extension asks first. */
  prolong: z.object({ account: z.string(), kind: z.enum(['subscription', 'order']), id: z.string() }),
  deposit: z.object({ account: z.string() }),
  act: z.object({ reminder: z.string(), action: ACTION }),
  snooze: z.object({ reminder: z.string() }),
  /** Saves these transactions, each named by its account and its place in what was told of it. */
  save: z.object({ rows: z.array(z.object({ account: z.string(), id: z.string() })) }),
};

/** What the usage page is told; each message replaces what it said before. */
export const TO_USAGE = {
  hello: z.object(HELLO),
  accounts: z.object({ accounts: z.array(ACCOUNT) }),
  /** A frame of HISTORY_COLUMNS for one account. */
  history: z.object({ account: z.string(), frame: z.instanceof(ArrayBuffer) }),
  transactions: z.object({ lists: z.array(TRANSACTIONS) }),
  spending: z.object({ rows: z.array(SPENT) }),
  expiries: z.object({ rows: z.array(EXPIRY) }),
  comparison: z.object({ rows: z.array(COMPARED) }),
  reminders: z.object({ rows: z.array(REMINDER) }),
  relays: z.object({ rows: z.array(RELAY) }),
  /** Brings an account's card into sight; told after the accounts. */
  show: z.object({ account: z.string() }),
};
