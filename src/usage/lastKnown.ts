import * as z from 'zod/mini';
import { lazily } from '../core/lazily.js';
import type { Usage } from '../core/usage.js';
import type { AccountFacts, Dated } from './facts.js';
import { expiriesOf, MISSED_FOR_MS } from './reminders/expiries.js';
import type { Expiry } from './reminders/reminder.js';
import type { SharedState } from './sharedState.js';

const KEY = 'usage/lastKnown';
/** Those that run out first: more are told of once the list is read. */
const MOST_ENDS = 100;
const LONGEST_LABEL = 80;

const dated = <Value extends z.core.$ZodType>(value: Value) => z.object({ value, at: z.number() });

const known = lazily(() => {
  const end = z.object({
    kind: z.literal('expiry'),
    of: z.enum(['subscription', 'order']),
    id: z.string(),
    label: z.string(),
    at: z.number(),
  });
  const usage = z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('traffic'),
      quotaGigabytes: z.number(),
      usedGigabytes: z.number(),
      remainingGigabytes: z.number(),
    }),
    z.object({
      kind: z.literal('balance'),
      units: z.string().check(z.regex(/^-?\d{1,40}$/)),
      scale: z.number().check(z.nonnegative(), z.lte(40), z.refine(Number.isSafeInteger)),
      currency: z.exactOptional(z.string()),
    }),
  ]);
  return z.record(
    z.string(),
    z.object({
      usage: z.exactOptional(dated(usage)),
      subscriptions: z.exactOptional(dated(z.array(end))),
      orders: z.exactOptional(dated(z.array(end))),
    }),
  );
});

type Known = z.output<ReturnType<typeof known>>;
type KnownAccount = Known[string];

/**
 * What was left and what runs out, as it was read last, over windows and restarts: so that a person hears of an end in
 * time though nobody has read the list since. Without secrets; nothing of the sandbox.
 */
export class LastKnown {
  constructor(private readonly state: SharedState) {}

  /** The same facts, and where one was not read in this window, what was read before. */
  complete(accounts: readonly AccountFacts[]): readonly AccountFacts[] {
    const all = this.#read();
    return accounts.map((facts) => {
      const { usage, subscriptions, orders } = all[facts.account.id] ?? {};
      const ends = [
        ...(facts.subscriptions ? [] : (subscriptions?.value ?? [])),
        ...(facts.orders ? [] : (orders?.value ?? [])),
      ];
      return {
        ...facts,
        ...(!facts.usage && usage && { usage: { value: usageOf(usage.value), at: usage.at } }),
        ...(ends.length > 0 && { endsReadBefore: ends }),
      };
    });
  }

  /** Keeps what is newer than what is kept, and forgets the accounts that are gone. */
  async keep(accounts: readonly AccountFacts[], now: number): Promise<void> {
    const before = this.#read();
    const after = Object.fromEntries(
      accounts
        .filter(({ account }) => !account.isSandbox)
        .map((facts) => [facts.account.id, newest(facts, before[facts.account.id] ?? {}, now)]),
    );
    if (JSON.stringify(after) !== JSON.stringify(before)) {
      await this.state.update(KEY, after);
    }
  }

  #read(): Known {
    const result = known().safeParse(this.state.get(KEY));
    return result.success ? result.data : {};
  }
}

function newest(facts: AccountFacts, before: KnownAccount, now: number): KnownAccount {
  const { usage, subscriptions, orders } = facts;
  const ends = (of: Expiry['of'], at: number) => ({
    at,
    value: expiriesOf(facts, now)
      .filter((each) => each.of === of && now - each.at < MISSED_FOR_MS)
      .sort((left, right) => left.at - right.at)
      .slice(0, MOST_ENDS)
      .map((each) => ({ ...each, label: each.label.slice(0, LONGEST_LABEL) })),
  });
  const value = usage && keptUsage(usage);
  return {
    ...before,
    ...(value && isNewer(value, before.usage) && { usage: value }),
    ...(subscriptions &&
      isNewer(subscriptions, before.subscriptions) && {
        subscriptions: ends('subscription', subscriptions.at),
      }),
    ...(orders && isNewer(orders, before.orders) && { orders: ends('order', orders.at) }),
  };
}

function isNewer({ at }: { readonly at: number }, before: { readonly at: number } | undefined): boolean {
  return before === undefined || at > before.at;
}

/** What was paid for is kept where it was paid. */
function keptUsage({ value, at }: Dated<Usage>): KnownAccount['usage'] {
  switch (value.kind) {
    case 'traffic': {
      const { kind, quotaGigabytes, usedGigabytes, remainingGigabytes } = value;
      return { at, value: { kind, quotaGigabytes, usedGigabytes, remainingGigabytes } };
    }
    case 'balance': {
      const { units, ...rest } = value.balance;
      return { at, value: { kind: 'balance', units: String(units), ...rest } };
    }
    case 'requests':
      return undefined;
  }
}

function usageOf(value: NonNullable<KnownAccount['usage']>['value']): Usage {
  if (value.kind === 'traffic') {
    return value;
  }
  const { units, scale, currency } = value;
  return {
    kind: 'balance',
    balance: { units: BigInt(units), scale, ...(currency !== undefined && { currency }) },
  };
}
