import * as l10n from '@vscode/l10n';
import type { ShownExpiry } from '../../protocol/usage.js';

/** The verb of what makes it last longer. */
export function prolongLabel(kind: ShownExpiry['kind']): string {
  switch (kind) {
    case 'subscription':
      return l10n.t('Renew…');
    case 'order':
      return l10n.t('Extend…');
  }
}
