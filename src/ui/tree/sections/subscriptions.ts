import * as l10n from '@vscode/l10n';
import { can } from '../../../core/capabilities.js';
import type { Network, Subscription } from '../../../core/inventory.js';
import { plainText } from '../../../core/plainText.js';
import { subscriptionName } from '../../../core/subscriptionName.js';
import { dateText, joined, tooltipText, untilText } from '../../words.js';
import { endpointRow } from '../endpointRow.js';
import { expiryLook } from '../expiry.js';
import { listSection } from '../listSection.js';
import { fixedBranch, type Row } from '../row.js';
import type { RowContext } from '../rowContext.js';
import { planRow } from './plans.js';

export function subscriptionsSection(context: RowContext): Row | undefined {
  const listing = context.reads.subscriptions;
  return (
    listing &&
    listSection({
      context,
      name: 'subscriptions',
      label: l10n.t('Subscriptions'),
      codicon: 'plug',
      listing,
      empty: l10n.t('No subscriptions yet'),
      rows: (items) =>
        inOrderOfNeed(items, context.now).map((subscription) => subscriptionRow(subscription, context)),
    })
  );
}

/** What runs out soonest comes first, what has run out last, then by name. */
function inOrderOfNeed(subscriptions: readonly Subscription[], now: number): readonly Subscription[] {
  const until = (subscription: Subscription) => subscription.activeUntil ?? Number.MAX_SAFE_INTEGER;
  const rank = (subscription: Subscription) =>
    subscription.status.known === 'expired' || until(subscription) <= now ? 1 : 0;
  return [...subscriptions].sort(
    (left, right) =>
      rank(left) - rank(right) ||
      until(left) - until(right) ||
      subscriptionName(left).localeCompare(subscriptionName(right)) ||
      left.id.localeCompare(right.id),
  );
}

function subscriptionRow(subscription: Subscription, context: RowContext): Row {
  const id = `${context.account.id}/subscription/${subscription.id}`;
  const args = { account: context.account.id, subscription: subscription.id };
  const { activeUntil, rotationMinutes, status } = subscription;
  const name = subscriptionName(subscription);
  const label = plainText(subscription.label ?? '');
  const network = plainText(subscription.networkLabel ?? '');
  const rotation = rotationMinutes ? l10n.t('⟳ {0} m', rotationMinutes) : undefined;
  const rotates = subscription.rotation?.isAvailable === true && can(context.reads.capabilities, 'rotateNow');
  const proxy = subscription.endpoints.find(({ kind }) => kind === 'proxy');
  return {
    id,
    label: name,
    description: joined([
      activeUntil === undefined
        ? status.known === 'expired'
          ? l10n.t('expired')
          : undefined
        : untilText(activeUntil, context.now),
      status.known === 'unknown' ? plainText(status.text) : undefined,
      rotation,
      name === label ? undefined : label,
      network,
    ]),
    tooltip: () =>
      tooltipText([
        [l10n.t('Subscription'), label || plainText(subscription.id)],
        [l10n.t('Note'), plainText(subscription.userNote ?? '')],
        [l10n.t('Network'), network],
        [l10n.t('Status'), plainText(status.text)],
        [l10n.t('Until'), activeUntil === undefined ? undefined : dateText(activeUntil)],
        [l10n.t('Rotation'), rotationText(rotationMinutes)],
      ]),
    ...expiryLook({ expiresAt: activeUntil, isOver: status.known === 'expired', now: context.now }),
    tokens: [
      'refreshable',
      'subscription',
      ...(proxy ? ['endpoint' as const] : []),
      ...(rotates ? ['rotatable' as const] : []),
    ],
    args: proxy ? { ...args, proxy: proxy.id } : args,
    branch: fixedBranch(() => [
      ...subscription.endpoints.map((endpoint) => endpointRow(endpoint, context)),
      ...choicesRows(subscription, context),
    ]),
  };
}

/** `every 10 minutes` or `off`; nothing where it is not told. */
export function rotationText(minutes: number | undefined): string | undefined {
  if (minutes === undefined) {
    return undefined;
  }
  return minutes === 0 ? l10n.t('off') : l10n.t('every {0} minutes', minutes);
}

/** What it may be renewed with and where it may move to: read when opened. */
function choicesRows({ id: subscription }: Subscription, context: RowContext): readonly Row[] {
  const plans = context.reads.renewalPlans?.of(subscription);
  const networks = context.reads.availableNetworks?.of(subscription);
  const parentId = `${context.account.id}/subscription/${subscription}`;
  return [
    plans &&
      listSection({
        context,
        parentId,
        name: 'renewal',
        label: l10n.t('Renewal plans'),
        codicon: 'history',
        listing: plans,
        empty: l10n.t('No plan can renew it now'),
        args: { subscription },
        rows: (items) =>
          items.map((plan) => ({
            ...planRow(plan, `${parentId}/renewal`),
            tokens: can(context.reads.capabilities, 'renew') ? ['renewalPlan'] : [],
            args: { account: context.account.id, subscription, plan: plan.id },
          })),
      }),
    networks &&
      listSection({
        context,
        parentId,
        name: 'networks',
        label: l10n.t('Networks to switch to'),
        codicon: 'type-hierarchy',
        listing: networks,
        empty: l10n.t('No other network is available now'),
        args: { subscription },
        rows: (items) =>
          items.map((network) => ({
            ...networkRow(network, `${parentId}/networks`),
            tokens: can(context.reads.capabilities, 'switchNetwork') ? ['network'] : [],
            args: { account: context.account.id, subscription, network: network.id },
          })),
      }),
  ].filter((row) => row !== undefined);
}

function networkRow(network: Network, parentId: string): Row {
  return {
    id: `${parentId}/${network.id}`,
    label: plainText(network.label),
    ...(network.country === undefined ? {} : { description: plainText(network.country) }),
    icon: { codicon: 'globe' },
  };
}
