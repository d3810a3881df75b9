import * as l10n from '@vscode/l10n';
import type { ProxyTarget, ServiceStatus } from '../../../core/capabilities.js';
import { plainText } from '../../../core/plainText.js';
import { ageText, countText, joined, tooltipText } from '../../words.js';
import { failureRow } from '../listingBranch.js';
import type { Row } from '../row.js';
import type { RowContext } from '../rowContext.js';

/** The proxy host without a target, and each target built so far. */
export function targetRows(context: RowContext): readonly Row[] {
  if (!context.reads.capabilities.targeting) {
    return [];
  }
  const built = context.memory.of(context.account.id).targets ?? [];
  return [{}, ...built].map((target) => targetRow(target, context));
}

function targetRow(target: ProxyTarget, context: RowContext): Row {
  const text = targetText(target);
  return {
    id: `${context.account.id}/target/${text}`,
    label: l10n.t('Proxy host'),
    description: text === '' ? l10n.t('any country') : text,
    tooltip: () =>
      l10n.t(
        'Proxy host for {0}\nInsert or copy it from here: the password is the account’s key and is not shown.',
        text || l10n.t('any country'),
      ),
    icon: { codicon: 'target' },
    tokens: ['endpoint', 'proxyHost'],
    args: { account: context.account.id, target },
  };
}

export function targetText({ country, city, session }: ProxyTarget): string {
  return joined([country, city, session === undefined ? undefined : l10n.t('session {0}', session)]);
}

/** One row that keeps its place while the status is read, and one for why it could not be. */
export function serviceStatusSection(context: RowContext): readonly Row[] {
  const listing = context.reads.serviceStatus;
  if (!listing) {
    return [];
  }
  const id = `${context.account.id}/status`;
  const args = { account: context.account.id };
  const { items, loadedAt, isLoading, failure } = listing.state;
  const [status] = items;
  const failed = failure
    ? [failureRow({ parentId: id, args, providerLabel: context.providerLabel }, failure.error)]
    : [];
  if (!status && failure) {
    return failed;
  }
  return [
    {
      id,
      label: l10n.t('Service status'),
      ...(status
        ? statusLook(status, ageText(loadedAt, context.now))
        : isLoading
          ? { description: l10n.t('Loading…'), icon: { codicon: 'loading~spin' } }
          : { icon: { codicon: 'pulse' } }),
      tokens: ['status', 'refreshable', ...(isLoading ? ['loading' as const] : [])],
      args,
    },
    ...failed,
  ];
}

function statusLook(
  status: ServiceStatus,
  age: string | undefined,
): Pick<Row, 'description' | 'tooltip' | 'icon' | 'tone'> {
  const isOperational = status.status === 'operational';
  return {
    description: joined([
      plainText(status.status),
      status.countriesAvailable === undefined
        ? undefined
        : l10n.t('{0} countries', countText(status.countriesAvailable)),
      age,
    ]),
    tooltip: () =>
      tooltipText([
        [l10n.t('Status'), plainText(status.status)],
        [l10n.t('Network'), plainText(status.network ?? '')],
        [l10n.t('Coverage'), plainText(status.coverage ?? '')],
        [l10n.t('Proxy host'), plainText(status.proxyHost ?? '')],
        [l10n.t('Protocols'), status.protocols.map((protocol) => plainText(protocol)).join(', ')],
        [l10n.t('Targeting'), status.supportedTargeting.map((word) => plainText(word)).join(', ')],
      ]),
    icon: isOperational
      ? { codicon: 'pass', color: 'charts.green' }
      : { codicon: 'warning', color: 'list.warningForeground' },
    ...(isOperational ? {} : { tone: 'warning' as const }),
  };
}
