import * as l10n from '@vscode/l10n';
import type { SpendingStop } from '../../spending/result.js';
import { plainText } from '../../core/plainText.js';
import { dateText } from '../words.js';
import { effectText } from './effectText.js';
import { amountText } from './priceText.js';

/** Why nothing was sent, where, and what to do. */
export function stopText(stop: SpendingStop): string {
  switch (stop.kind) {
    case 'damagedRecord':
      return l10n.t(
        'Nothing was sent: the spending record {0} is damaged. Set it aside in the spending history to go on.',
        stop.file,
      );
    case 'newerRecord':
      return l10n.t(
        'Nothing was sent: a newer Egress wrote the spending record {0}. Update the extension.',
        stop.file,
      );
    case 'journalUnreadable':
      return l10n.t(
        'Nothing was sent: the spending record at {0} cannot be read. Check its permissions.',
        stop.file,
      );
    case 'journalUnwritable':
      return l10n.t(
        'Nothing was sent: the spending record at {0} cannot be written. Check space and permissions.',
        stop.file,
      );
    case 'busy':
      return l10n.t(
        'Nothing was sent: another window is sending to the same provider and did not finish. Try again in a minute. If none is open, in no container either, delete the folder {0}.',
        stop.folder,
      );
    case 'undecided':
      return l10n.t(
        'Nothing was sent: nobody knows yet whether "{0}" of {1} went through. Settle it in the spending history first.',
        effectText(stop.record.intent.effect),
        dateText(stop.record.intent.at),
      );
    case 'actionLimit':
      return l10n.t(
        'Nothing was sent: {0} is more than {1}, your limit for one action. The setting is egress.spending.actionLimit.',
        amountText(stop.price) ?? '0',
        plainText(stop.limit),
      );
    case 'dailyLimit':
      return l10n.t(
        'Nothing was sent: with {0}, the last 24 hours would cost more than your limit of {1} ({2} so far). The setting is egress.spending.dailyLimit.',
        amountText(stop.price) ?? '0',
        plainText(stop.limit),
        plainText(stop.spent),
      );
    case 'priceUnknownUnderLimit':
      return l10n.t(
        'Nothing was sent: the price is not known in advance, and a limit is set. The settings are egress.spending.actionLimit and egress.spending.dailyLimit.',
      );
    case 'limitUnreadable':
      return l10n.t(
        'Nothing was sent: the setting egress.spending.{0} is no amount. Write it like 25.00, or remove it.',
        stop.setting,
      );
  }
}
