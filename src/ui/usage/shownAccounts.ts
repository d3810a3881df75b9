import * as l10n from '@vscode/l10n';
import type { Usage } from '../../core/usage.js';
import { plainText } from '../../core/plainText.js';
import type { ShownAccount } from '../../protocol/usage.js';
import type { AccountFacts } from '../../usage/facts.js';
import { shownAmount } from './shownAmount.js';
import { shownExpiries } from './shownExpiries.js';
import { spentThisMonth, type ReadJournal } from './shownSpending.js';

/** What is known of an account beside its facts. */
export interface BesideFacts {
  readonly isReading: boolean;
  readonly forecast?: NonNullable<ShownAccount['forecast']>;
  readonly budgets: ShownAccount['budgets'];
}

/** The accounts' cards, in their order. */
export function shownAccounts(
  accounts: readonly AccountFacts[],
  journal: ReadJournal,
  beside: (account: string) => BesideFacts,
  now: number,
): ShownAccount[] {
  return accounts.map((facts) => shownAccount(facts, journal, beside(facts.account.id), now));
}

function shownAccount(
  facts: AccountFacts,
  journal: ReadJournal,
  { isReading, forecast, budgets }: BesideFacts,
  now: number,
): ShownAccount {
  const { account, abilities, usage, subscriptions, orders } = facts;
  const trouble = troubleText(facts.trouble);
  const [next] = shownExpiries([facts], now);
  const activeOrders = (orders?.value ?? []).filter(({ status }) => status.known === 'active');
  const lists = [subscriptions, orders].flatMap((list) => list?.at ?? []);
  return {
    id: account.id,
    label: plainText(account.label),
    provider: facts.providerLabel,
    isSandbox: account.isSandbox,
    ...(usage && { reading: { value: shownReading(usage.value), at: usage.at } }),
    ...(abilities.usageCost && { cost: abilities.usageCost }),
    isReading,
    ...(trouble !== undefined && { trouble }),
    ...(forecast && { forecast }),
    ...spentThisMonth(facts, journal, now),
    ...(next && { next: { label: next.label, at: next.at } }),
    ...(subscriptions && {
      subscriptions: subscriptions.value.filter(
        ({ status, activeUntil = Number.POSITIVE_INFINITY }) =>
          status.known !== 'expired' && activeUntil > now,
      ).length,
    }),
    ...(orders && {
      orders: activeOrders.length,
      // Active ones are read first: where others came, all of them are there.
      hasMoreOrders: orders.hasMore === true && activeOrders.length === orders.value.length,
    }),
    ...(lists.length > 0 && { listsAt: Math.min(...lists) }),
    budgets,
    abilities: {
      canRenew: abilities.canRenew,
      canExtend: abilities.canExtend,
      canDeposit: abilities.canDeposit,
    },
  };
}

function troubleText(trouble: AccountFacts['trouble']): string | undefined {
  return trouble?.kind === 'locked'
    ? l10n.t('Its key is not at hand. Enter it again.')
    : trouble && plainText(trouble.sentence);
}

function shownReading(usage: Usage): NonNullable<ShownAccount['reading']>['value'] {
  switch (usage.kind) {
    case 'traffic': {
      const { kind, remainingGigabytes, quotaGigabytes, plan } = usage;
      return {
        kind,
        remainingGigabytes,
        quotaGigabytes,
        ...(plan !== undefined && { plan: plainText(plan) }),
      };
    }
    case 'requests':
      return { kind: usage.kind, used: usage.used, limit: usage.limit };
    case 'balance':
      return { kind: usage.kind, balance: shownAmount(usage.balance) };
  }
}
