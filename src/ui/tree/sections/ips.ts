import * as l10n from '@vscode/l10n';
import { plainText } from '../../../core/plainText.js';
import type { Usage } from '../../../core/usage.js';
import { usageText } from '../../usageText.js';
import { agoText, joined } from '../../words.js';
import { failureLook } from '../listingBranch.js';
import { fixedBranch, type Branch, type Row } from '../row.js';
import type { RowContext } from '../rowContext.js';

/** What is left where asking costs something: the last answer with its age, never read by itself. */
export function paidUsageSection(context: RowContext): Row | undefined {
  if (context.reads.capabilities.usage?.cost !== 'oneRequest') {
    return undefined;
  }
  const known = paidUsage(context);
  return {
    id: `${context.account.id}/usage`,
    label: l10n.t('Requests'),
    description: known
      ? joined([usageText(known.usage), agoText(known.at, context.now)])
      : l10n.t('not asked yet: asking costs one request'),
    tooltip: () => l10n.t('Asking how many requests are left costs one of them, so it is asked only by you.'),
    icon: { codicon: 'dashboard' },
    tokens: ['usage'],
    args: { account: context.account.id },
  };
}

/** The newest reading of this window, else the one kept from before. */
export function paidUsage({
  account,
  memory,
  reads,
}: RowContext): { readonly usage: Usage; readonly at: number } | undefined {
  const [usage] = reads.usage?.state.items ?? [];
  const at = reads.usage?.state.loadedAt;
  return usage && at !== undefined ? { usage, at } : memory.of(account.id).usage;
}

/** The addresses looked up in this window, newest first, each with every field that came. */
export function ipLookupRows(context: RowContext): readonly Row[] {
  const members = context.reads.ipLookups?.entries ?? [];
  return members.toReversed().flatMap(([ip, { state }]): readonly Row[] => {
    const id = `${context.account.id}/ip/${ip}`;
    const [fields] = state.items;
    if (fields) {
      const age = state.loadedAt === undefined ? '' : agoText(state.loadedAt, context.now);
      return [
        {
          id,
          label: ip,
          description: joined([liftedText(fields), age]),
          icon: { codicon: 'search' },
          branch: fieldsBranch(fields, id),
        },
      ];
    }
    return state.failure ? [{ ...failureLook(state.failure.error, context.providerLabel), id }] : [];
  });
}

const WELL_KNOWN = ['score', 'risk', 'country', 'asn', 'isp', 'proxy', 'vpn', 'tor', 'hosting'];

/** The well-known names at any depth, as the documents of this provider show no shape at all. */
function liftedText(fields: unknown): string {
  const found = new Map<string, string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) {
      return;
    }
    for (const [name, member] of Object.entries(value)) {
      const known = WELL_KNOWN.find((word) => word === name.toLowerCase());
      if (known !== undefined && !found.has(known) && isScalar(member)) {
        found.set(known, plainText(String(member)));
      }
      visit(member);
    }
  };
  visit(fields);
  return joined(
    WELL_KNOWN.flatMap((name) => (found.has(name) ? [`${name} ${found.get(name) ?? ''}`] : [])).slice(0, 4),
  );
}

function isScalar(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

/** A JSON value as rows of names and values, to any depth. */
function fieldsBranch(fields: object, parentId: string): Branch {
  return fixedBranch(() =>
    Object.entries(fields).map(([name, value]: [string, unknown], index) => {
      const id = `${parentId}/${index}`;
      return typeof value === 'object' && value !== null
        ? {
            id,
            label: plainText(name),
            icon: { codicon: 'symbol-namespace' },
            branch: fieldsBranch(value, id),
          }
        : {
            id,
            label: plainText(name),
            description: plainText(String(value)),
            icon: { codicon: 'symbol-field' },
          };
    }),
  );
}
