import * as l10n from '@vscode/l10n';
import type { Endpoint } from '../../core/endpoint.js';
import { plainText } from '../../core/plainText.js';
import { hasCredentials } from '../editor/endpointText.js';
import { hostPortText } from '../hostPort.js';
import { lastCheckLine, lastCheckText } from '../lastChecks.js';
import { joined } from '../words.js';
import type { Row } from './row.js';
import type { RowContext } from './rowContext.js';

/** One way to reach a proxy. Host and port are shown, user and password never. */
export function endpointRow(
  endpoint: Endpoint,
  context: RowContext,
  details?: Pick<Row, 'label' | 'description'>,
): Row {
  const where = endpointPlace(endpoint);
  const scheme = endpointScheme(endpoint);
  const last = context.lastCheck(endpoint.id);
  return {
    id: `${context.account.id}/endpoint/${endpoint.id}`,
    label: details?.label ?? scheme,
    description: joined([details?.description ?? where, last && lastCheckText(last)]),
    tooltip: () =>
      [
        l10n.t('{0} endpoint {1}', scheme, where),
        details?.description,
        hasCredentials(endpoint)
          ? l10n.t('Insert or copy it from here: the password is not shown.')
          : l10n.t('Insert or copy it from here: it needs no login.'),
        last && l10n.t('Last check: {0}', lastCheckLine(last, context.now)),
      ]
        .filter(Boolean)
        .join('\n'),
    icon: { codicon: endpoint.kind === 'proxy' ? 'arrow-swap' : 'shield' },
    tokens: ['endpoint'],
    args: { account: context.account.id, proxy: endpoint.id },
  };
}

export function endpointScheme(endpoint: Endpoint): string {
  return endpoint.kind === 'proxy' ? endpoint.address.scheme : endpoint.protocol;
}

export function endpointPlace(endpoint: Endpoint): string {
  return plainText(endpoint.kind === 'proxy' ? hostPortText(endpoint.address) : (endpoint.host ?? ''));
}
