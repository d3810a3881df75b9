import { encodeFrame } from '../../src/protocol/columns.js';
import {
  HISTORY_COLUMNS,
  type ShownAccount,
  type ShownComparison,
  type ShownExpiry,
  type ShownReminder,
  type ShownSpending,
  type ShownTransactions,
} from '../../src/protocol/usage.js';

/** When the page is looked at. */
export const NOW = Date.UTC(2026, 10, 22, 14, 30);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const usd = (cents: number) => ({ units: String(cents), scale: 2, currency: 'USD' });
const bare = (cents: number) => ({ units: String(cents), scale: 2 });

const BASE: Omit<ShownAccount, 'id' | 'label' | 'provider'> = {
  isSandbox: false,
  isReading: false,
  spentThisMonth: [],
  budgets: [],
  abilities: { canRenew: false, canExtend: false, canDeposit: false },
};

/** Five accounts as a person has them. */
export const ACCOUNTS: ShownAccount[] = [
  {
    ...BASE,
    id: 'a-residential',
    label: 'Residential',
    provider: 'IPLoop',
    cost: 'free',
    reading: {
      value: { kind: 'traffic', remainingGigabytes: 6.8, quotaGigabytes: 10, plan: 'Growth' },
      at: NOW - 4 * MINUTE,
    },
    forecast: { kind: 'lasts', perDay: 0.72, endsAt: NOW + 9.4 * DAY, days: 21 },
    spentThisMonth: [],
    budgets: [{ category: 'requests', limit: 300, remaining: 298, resetsAt: NOW + 40_000, windowMs: MINUTE }],
  },
  {
    ...BASE,
    id: 'a-main',
    label: 'Main',
    provider: '1001Proxy',
    cost: 'free',
    reading: { value: { kind: 'balance', balance: usd(4520) }, at: NOW - 2 * MINUTE },
    forecast: { kind: 'lasts', perDay: 1.27, endsAt: NOW + 35.5 * DAY, days: 30 },
    spentThisMonth: [usd(-3815)],
    spent: { source: 'provider', at: NOW - 2 * MINUTE, isPartial: false },
    next: { label: 'ipv4 · US · 5 proxies', at: NOW + 19.2 * DAY },
    orders: 237,
    listsAt: NOW - 2 * MINUTE,
    budgets: [
      { category: 'all', limit: 60, remaining: 57, resetsAt: NOW + 31_000, windowMs: MINUTE },
      { category: 'orders', limit: 10, remaining: 10, windowMs: MINUTE },
    ],
    abilities: { canRenew: false, canExtend: true, canDeposit: true },
  },
  {
    ...BASE,
    id: 'a-scraping',
    label: 'Scraping EU',
    provider: 'gateway',
    spentThisMonth: [bare(-7200)],
    spent: { source: 'journal', at: NOW, isPartial: true },
    next: { label: 'DE Private · Berlin', at: NOW + 6.2 * HOUR },
    subscriptions: 64,
    listsAt: NOW - 12 * MINUTE,
    abilities: { canRenew: true, canExtend: false, canDeposit: false },
  },
  {
    ...BASE,
    id: 'a-lists',
    label: 'Lists',
    provider: 'checker',
    isSandbox: true,
    trouble: 'Could not reach api.example.com: timed out after 20 s.',
    budgets: [
      { category: 'reads', limit: 60, remaining: 3, resetsAt: NOW + 12_000, windowMs: MINUTE },
      { category: 'checks', limit: 20, remaining: 20, windowMs: HOUR },
    ],
  },
  {
    ...BASE,
    id: 'a-ips',
    label: 'IPs',
    provider: 'IPSwamp',
    cost: 'oneRequest',
    reading: { value: { kind: 'requests', used: 9500, limit: 10_000 }, at: NOW - 3 * HOUR },
    forecast: { kind: 'tooFewDays', days: 2, needed: 7 },
  },
];

/** The same with this text wherever a provider or a person has named something. */
export function accountsIn(text: string): ShownAccount[] {
  const next = { label: text, at: NOW + DAY };
  return ACCOUNTS.map((account) => ({ ...account, label: text, provider: text, trouble: text, next }));
}

type SpentEntry = ShownSpending['entries'][number];

const spent = (type: string, at: number, amount?: SpentEntry['amount']): SpentEntry => ({
  type,
  at,
  ...(amount && { amount }),
});

export const SPENDING: ShownSpending[] = [
  {
    account: 'a-main',
    source: 'provider',
    at: NOW - 2 * MINUTE,
    entries: [
      spent('purchase', NOW - DAY, usd(-1450)),
      spent('refund', NOW - 2 * DAY, usd(635)),
      spent('purchase', NOW - 8 * DAY, usd(-3000)),
      ...[6100, 3325, 5625, 2550, 4000].map((cents, at) =>
        spent('purchase', Date.UTC(2026, 9 - at, 14), usd(-cents)),
      ),
      spent('refund', Date.UTC(2026, 8, 20), usd(300)),
    ],
  },
  {
    account: 'a-scraping',
    source: 'journal',
    at: NOW,
    unreadUntil: Date.UTC(2026, 10, 3),
    entries: [
      spent('renew', Date.UTC(2026, 10, 10), bare(-7200)),
      spent('renew', Date.UTC(2026, 10, 11)),
      spent('renew', Date.UTC(2026, 9, 10), bare(-4800)),
      spent('purchase', Date.UTC(2026, 9, 9), bare(-2400)),
    ],
  },
];

/** The same with this text in the place of each type and currency. */
export function spendingIn(text: string): ShownSpending[] {
  const amount = { units: '-1', scale: 2, currency: text };
  return SPENDING.map((row) => ({
    ...row,
    entries: row.entries.map((entry) => ({ ...entry, type: text, amount })),
  }));
}

export const EXPIRIES: ShownExpiry[] = [
  ['a-scraping', 'subscription', 's-12002', 'DE Private · Berlin', NOW + 6.2 * HOUR, true],
  ['a-scraping', 'subscription', 's-12007', 'NL Private · Amsterdam', NOW + 6.9 * HOUR, true],
  ['a-scraping', 'subscription', 's-12001', 'NL Private · Rotterdam', NOW + 2.4 * DAY, true],
  ['a-scraping', 'subscription', 's-12011', 'Price monitor', NOW + 12.1 * DAY, true],
  ['a-main', 'order', 'o-88', 'ipv4 · US · 5 proxies', NOW + 19.2 * DAY, true],
  ['a-main', 'order', 'o-91', 'mobile · DE · 1 proxy', NOW + 45 * DAY, false],
].map(
  ([account, kind, id, label, at, canProlong]) =>
    ({ account, kind, id, label, at, readAt: NOW - 12 * MINUTE, canProlong }) as ShownExpiry,
);

export const COMPARISON: ShownComparison[] = [
  {
    account: 'a-residential',
    label: 'Residential',
    checked: 120,
    live: 117,
    latencyMs: 612.4,
    checkedAt: NOW - 2 * DAY,
  },
  {
    account: 'a-main',
    label: 'Main · ipv4',
    price: {
      amount: { units: '416', scale: 4, currency: 'USD' },
      per: 'proxyDay',
      basis: 'orders',
      of: 14,
      at: NOW - 2 * MINUTE,
    },
    checked: 1180,
    live: 1131,
    latencyMs: 142,
    checkedAt: NOW - 5 * HOUR,
  },
  {
    account: 'a-main',
    label: 'Main · resident',
    price: { amount: usd(275), per: 'gigabyte', basis: 'tariffs', of: 3, at: NOW - 2 * MINUTE },
    checked: 0,
    live: 0,
  },
  {
    account: 'a-scraping',
    label: 'Scraping EU',
    price: { amount: bare(40), per: 'proxyDay', basis: 'plans', of: 8, at: NOW - 12 * MINUTE },
    checked: 64,
    live: 60,
    latencyMs: 88,
    checkedAt: NOW - 5 * HOUR,
  },
];

/** So many, a day apart, with a running balance. */
export function transactionsOf(length: number): ShownTransactions {
  const types = ['purchase', 'purchase', 'deposit', 'refund'];
  return {
    account: 'a-main',
    at: NOW - 2 * MINUTE,
    hasMore: true,
    reckonedFrom: { balance: usd(4520), at: NOW - 2 * MINUTE },
    entries: Array.from({ length }, (_, at) => {
      const type = types[at % types.length] ?? '';
      const isPending = at === 2;
      return {
        account: 'a-main',
        id: `t-${at}`,
        at: NOW - at * DAY - 5 * HOUR,
        type,
        status: isPending ? 'pending' : 'completed',
        amount: usd(type === 'purchase' ? -625 - at : 1500),
        ...(!isPending && { balanceAfter: usd(4520 + 7 * at) }),
        description: type === 'deposit' ? 'Top-up' : `Order #${4000 - at} · ipv4 · US · 5 proxies`,
        ...(type === 'deposit' && { paymentMethod: 'oxapay' }),
      };
    }),
  };
}

export const REMINDERS: ShownReminder[] = [
  {
    id: 'r-1',
    account: 'a-scraping',
    severity: 'error',
    text: 'DE Private · Berlin: 6 h left',
    since: NOW - 18 * HOUR,
    isSnoozed: false,
    actions: ['renew', 'open'],
  },
  {
    id: 'r-2',
    account: 'a-ips',
    severity: 'warning',
    text: '500 of 10,000 left',
    since: NOW - 3 * HOUR,
    isSnoozed: false,
    actions: ['open'],
  },
  {
    id: 'r-3',
    account: 'a-main',
    severity: 'warning',
    text: 'Balance $45.20',
    since: NOW - 2 * DAY,
    isSnoozed: true,
    actions: ['deposit'],
  },
];

/** A sample an hour for so many days until now: what is left falls, and is filled up again when it is low. */
export function historyFrame(days: number, full: number, perDay: number): number[] {
  const count = days * 24 + 1;
  const at = Float64Array.from({ length: count }, (_, hour) => NOW - (count - 1 - hour) * HOUR);
  const cycle = (full * 0.9) / (perDay / 24);
  const remaining = at.map((_, hour) => {
    const since = (hour + cycle * 0.35) % cycle;
    return full - since * (perDay / 24) * (1 + 0.06 * Math.sin(hour / 4));
  });
  return [...new Uint8Array(encodeFrame(HISTORY_COLUMNS, { rowCount: count, columns: { at, remaining } }))];
}
