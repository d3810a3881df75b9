import * as l10n from '@vscode/l10n';
import { can } from '../../../core/capabilities.js';
import type { Plan } from '../../../core/inventory.js';
import { formatMoney } from '../../../core/money.js';
import { plainText } from '../../../core/plainText.js';
import { durationText, joined, tooltipText } from '../../words.js';
import { listSection } from '../listSection.js';
import type { Row } from '../row.js';
import type { RowContext } from '../rowContext.js';

export function plansSection(context: RowContext): Row | undefined {
  const listing = context.reads.plans;
  return (
    listing &&
    listSection({
      context,
      name: 'plans',
      label: l10n.t('Plans'),
      codicon: 'tag',
      listing,
      empty: l10n.t('No plans are on sale now'),
      rows: (plans) =>
        plans.map((plan) => ({
          ...planRow(plan, `${context.account.id}/plans`),
          tokens: can(context.reads.capabilities, 'purchase') ? ['plan'] : [],
          args: { account: context.account.id, plan: plan.id },
        })),
    })
  );
}

/** `NL-AMS · Amsterdam · private · 30 d` */
export function planName({ network, connectionType, durationMs }: Plan): string {
  return joined([
    plainText(network?.name ?? ''),
    plainText(network?.city ?? ''),
    plainText(connectionType ?? ''),
    durationText(durationMs),
  ]);
}

/** No currency sign: the provider names none (contracts: gateway, "Available plans"). */
export function planRow(plan: Plan, parentId: string): Row {
  const { network } = plan;
  const place = joined([plainText(network?.name ?? ''), plainText(network?.city ?? '')]);
  const connection = plainText(plan.connectionType ?? '');
  const country = plainText(network?.country ?? '');
  return {
    id: `${parentId}/${plan.id}`,
    label: planName(plan),
    description: joined([formatMoney(plan.price), plan.isPopular ? l10n.t('popular') : undefined]),
    tooltip: () =>
      tooltipText([
        [l10n.t('Network'), joined([place, country, plainText(network?.networkType ?? '')])],
        [l10n.t('Connection'), connection],
        [l10n.t('Lasts'), durationText(plan.durationMs)],
        [l10n.t('Price'), formatMoney(plan.price)],
      ]),
    icon: { codicon: 'tag' },
  };
}
