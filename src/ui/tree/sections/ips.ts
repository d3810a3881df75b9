import * as l10n from '@vscode/l10n';
import { knownFacts } from '../../../core/knownFacts.js';
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

/** As many of the well-known facts as a row has place for. */
const LIFTED = 4;

function liftedText(answer: object): string {
  return joined(
    knownFacts(answer)
      .slice(0, LIFTED)
      .map(([name, value]) => `${name} ${plainText(value)}`),
  );
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
