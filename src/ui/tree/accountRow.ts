import * as l10n from '@vscode/l10n';
import type { Capability } from '../../core/capabilities.js';
import type { RowToken } from '../../core/rowTokens.js';
import { plainText } from '../../core/plainText.js';
import type { Listing } from '../../reads/listing.js';
import type { LastChecks } from '../lastChecks.js';
import type { Memory } from '../memory.js';
import type { LockedAccount, OpenAccount, ReadyAccount } from '../openAccounts.js';
import { usageText } from '../usageText.js';
import { accountFacts } from '../usage/accountFacts.js';
import { ageText, agoText, joined, tooltipText } from '../words.js';
import { attentionOf } from './attention.js';
import { failureRow, loadingRow } from './listingBranch.js';
import { fixedBranch, type Row } from './row.js';
import type { RowContext } from './rowContext.js';
import { ipLookupRows, paidUsage, paidUsageSection } from './sections/ips.js';
import { keptProxiesSection } from './sections/keptProxies.js';
import { jobsSection, premiumProxiesSection, publicProxiesSection } from './sections/lists.js';
import { catalogueSection, depositAddressesSection, transactionsSection } from './sections/money.js';
import { ordersSection } from './sections/orders.js';
import { plansSection } from './sections/plans.js';
import { serviceStatusSection, targetRows } from './sections/service.js';
import { subscriptionsSection } from './sections/subscriptions.js';

/** What stands below an account, in this order; an account without the capability has no such row. */
const SECTIONS: readonly ((context: RowContext) => Row | readonly Row[] | undefined)[] = [
  paidUsageSection,
  subscriptionsSection,
  ordersSection,
  keptProxiesSection,
  plansSection,
  serviceStatusSection,
  publicProxiesSection,
  premiumProxiesSection,
  jobsSection,
  transactionsSection,
  depositAddressesSection,
  catalogueSection,
];

export function accountRow(open: OpenAccount, memory: Memory, now: number, lastChecks?: KnownChecks): Row {
  return open.kind === 'ready' ? readyRow(open, memory, now, lastChecks) : lockedRow(open);
}

type KnownChecks = Pick<LastChecks, 'of'>;

function readyRow(open: ReadyAccount, memory: Memory, now: number, lastChecks: KnownChecks | undefined): Row {
  const { account, info, reads } = open;
  const lastCheck = (proxy: string) => lastChecks?.of(account.id, proxy);
  const attention = attentionOf(accountFacts(open, memory), now);
  const context: RowContext = { account, providerLabel: info.label, reads, memory, lastCheck, now };
  const isFree = reads.capabilities.usage?.cost === 'free';
  // read as soon as the account is seen
  const own = [isFree ? reads.usage : undefined, reads.serviceStatus].filter((each) => each !== undefined);
  return {
    id: account.id,
    label: plainText(account.label),
    description: joined([usageLine(context, isFree), ...(attention?.words ?? []), info.label]),
    tooltip: () =>
      tooltipText([
        [l10n.t('Account'), plainText(account.label)],
        [l10n.t('Provider'), info.label],
        info.isKept ? [l10n.t('File'), plainText(account.baseUrl)] : [l10n.t('Base URL'), account.baseUrl],
        [
          account.isSandbox ? l10n.t('Sandbox') : '',
          account.isSandbox ? l10n.t('runs in this window, with fake keys') : '',
        ],
        [l10n.t('Needs attention'), attention?.reasons.join('; ')],
      ]),
    icon: { codicon: account.isSandbox ? 'beaker' : info.isKept ? 'note' : 'account' },
    ...(attention && { tone: attention.tone }),
    tokens: [
      'refreshable',
      ...(own.some(({ state }) => state.isLoading) ? ['loading' as const] : []),
      ...(account.isSandbox ? ['sandbox' as const] : savedTokens(info)),
      ...(info.isKept ? [] : ['site' as const]),
      ...capabilityTokens(reads.capabilities),
    ],
    args: { account: account.id },
    branch: {
      isExpanded: account.isSandbox,
      load: async () => {
        await Promise.all(own.map((listing) => listing.ensure()));
      },
      refresh: async () => {
        const asked = sectionListings(context).filter(
          ({ state }) => state.loadedAt !== undefined || state.failure !== undefined,
        );
        await Promise.all([...own, ...asked].map((listing) => listing.refresh()));
      },
      cancel: () => {
        for (const listing of own) {
          listing.cancel();
        }
      },
      rows: () => [
        ...(isFree ? usageRows(context) : []),
        ...targetRows(context),
        ...SECTIONS.flatMap((section) => section(context) ?? []),
        ...ipLookupRows(context),
      ],
    },
  };
}

/** What is left stands behind the account's name: below it, why that could not be read, and that it is read at first. */
function usageRows({ account, providerLabel, reads }: RowContext): readonly Row[] {
  const { items, isLoading, failure } = reads.usage?.state ?? { items: [] };
  const place = { parentId: account.id, args: { account: account.id }, providerLabel };
  return [
    ...(failure ? [failureRow(place, failure.error)] : []),
    ...(isLoading && items.length === 0 ? [loadingRow(place)] : []),
  ];
}

/** The lists right below the account, each as it is filtered now. */
function sectionListings({ account, memory, reads }: RowContext): readonly Listing<unknown>[] {
  const { filters = {}, orderFilters, transactionType = 'all' } = memory.of(account.id);
  const listings: readonly (Listing<unknown> | undefined)[] = [
    reads.subscriptions,
    reads.orders,
    orderFilters && reads.ordersBy?.of(orderFilters),
    reads.plans,
    reads.publicProxies?.of(filters),
    reads.premiumProxies,
    reads.keptProxies,
    reads.transactions?.of(transactionType),
    reads.depositAddresses,
  ];
  return listings.filter((listing) => listing !== undefined);
}

function usageLine(context: RowContext, isFree: boolean): string | undefined {
  if (!isFree) {
    const known = paidUsage(context);
    return known && joined([usageText(known.usage), agoText(known.at, context.now)]);
  }
  const { items, loadedAt } = context.reads.usage?.state ?? { items: [] };
  const [usage] = items;
  return usage && joined([usageText(usage), ageText(loadedAt, context.now)]);
}

/** A list has no key that could be replaced. */
function savedTokens({ isKept }: ReadyAccount['info']): readonly RowToken[] {
  return isKept ? ['saved'] : ['saved', 'keyed'];
}

function capabilityTokens(capabilities: object): readonly RowToken[] {
  return Object.keys(capabilities).map((capability) => `can-${capability as Capability}` as const);
}

function lockedRow({ account, info, reason }: LockedAccount): Row {
  const args = { account: account.id };
  return {
    id: account.id,
    label: plainText(account.label),
    description: info.label,
    icon: { codicon: 'lock' },
    tone: 'warning',
    tokens: [...savedTokens(info), ...(info.isKept ? [] : ['site' as const])],
    args,
    branch: fixedBranch(
      () => [
        {
          id: `${account.id}/key`,
          label: lockedText(reason),
          tooltip: () => lockedText(reason),
          icon: { codicon: 'key', color: 'list.warningForeground' },
          tone: 'warning',
          args,
          command: 'replaceKey',
        },
      ],
      { isExpanded: true },
    ),
  };
}

function lockedText(reason: LockedAccount['reason']): string {
  switch (reason.kind) {
    case 'missing':
      return l10n.t('No key is stored on this machine. Activate to enter it.');
    case 'lost':
      return l10n.t('The keychain no longer has the key. Activate to enter it again.');
    case 'unreadable':
      return l10n.t('The keychain did not answer. Activate to enter the key again, or refresh.');
    case 'otherOrigin':
      return l10n.t('The key was stored for {0}. Activate to enter it for the new address.', reason.origin);
  }
}
