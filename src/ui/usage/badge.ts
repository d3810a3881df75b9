import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { countText } from '../words.js';
import type { Reminders } from './reminders.js';

/**
 * Says at the view's icon how many things need attention, as many as the Reminders view has rows, and shows that view
 * while it has any.
 */
export function showBadge(
  reminders: Pick<Reminders, 'open' | 'onDidChange'>,
  view: Pick<vscode.TreeView<unknown>, 'badge'>,
): { dispose(): void } {
  let shown = 0;
  return reminders.onDidChange(() => {
    const count = reminders.open().length;
    if (count === shown) {
      return;
    }
    shown = count;
    view.badge =
      count === 0
        ? undefined
        : {
            value: count,
            tooltip:
              count === 1
                ? l10n.t('1 thing needs attention')
                : l10n.t('{0} things need attention', countText(count)),
          };
    void vscode.commands.executeCommand('setContext', 'egress.hasReminders', count > 0);
  });
}
