import * as l10n from '@vscode/l10n';
import { listSection } from '../listSection.js';
import type { Row } from '../row.js';
import type { RowContext } from '../rowContext.js';
import { orderedProxyRow } from './orders.js';

/** The proxies of a list that the person keeps, as those of an order. */
export function keptProxiesSection(context: RowContext): Row | undefined {
  const listing = context.reads.keptProxies;
  return (
    listing &&
    listSection({
      context,
      name: 'kept',
      label: l10n.t('Proxies'),
      codicon: 'list-unordered',
      listing,
      empty: l10n.t('The list is empty'),
      tokens: ['keptList'],
      rows: (proxies) => proxies.map((proxy) => orderedProxyRow(proxy, context)),
    })
  );
}
