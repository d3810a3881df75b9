import * as l10n from '@vscode/l10n';
import type { Source } from '../../protocol/usage.js';

/** Where a number comes from, in a word or two. */
export function sourceText(source: Source): string {
  switch (source) {
    case 'provider':
      return l10n.t('provider');
    case 'journal':
      return l10n.t('journal');
    case 'samples':
      return l10n.t('samples kept here');
    case 'checks':
      return l10n.t('checks');
    case 'reckoned':
      return l10n.t('reckoned');
  }
}

/** What was paid for: the provider's own word, or what was done here. */
export function typeText(type: string): string {
  switch (type) {
    case 'purchase':
      return l10n.t('purchase');
    case 'renew':
      return l10n.t('renewal');
    case 'createOrder':
      return l10n.t('order');
    case 'extendOrder':
      return l10n.t('extension');
    default:
      return type;
  }
}
