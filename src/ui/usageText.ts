import * as l10n from '@vscode/l10n';
import { formatMoney } from '../core/money.js';
import type { Usage } from '../core/usage.js';
import { countText } from './words.js';

/** What is left, in one line: `6.8 of 10 GB left`, `$45.20`, `8,500 of 10,000 left`. */
export function usageText(usage: Usage): string {
  switch (usage.kind) {
    case 'traffic':
      return l10n.t(
        '{0} of {1} GB left',
        countText(usage.remainingGigabytes),
        countText(usage.quotaGigabytes),
      );
    case 'balance':
      return formatMoney(usage.balance);
    case 'requests':
      return l10n.t(
        '{0} of {1} left',
        countText(Math.max(0, usage.limit - usage.used)),
        countText(usage.limit),
      );
  }
}
