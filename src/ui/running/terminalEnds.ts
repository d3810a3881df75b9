import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import type { Accounts } from '../../accounts/accounts.js';
import { tellWithStep } from './endNotices.js';
import type { Running, RunningList } from './running.js';

/** Says of terminals whose relay is gone that nothing goes out of them any more, not even direct, and offers to close them. */
export function tellOfDeadTerminals(sentence: string, terminals: readonly vscode.Terminal[]): void {
  void tellWithStep(sentence, {
    label: terminals.length === 1 ? l10n.t('Close the terminal') : l10n.t('Close the terminals'),
    run: () => {
      for (const terminal of terminals) {
        terminal.dispose();
      }
      return Promise.resolve();
    },
  });
}

/** An environment cannot be taken back: says so when the account is removed whose credentials are in one. */
export function tellWhenRemoved(
  holder: Running,
  accounts: Pick<Accounts, 'onDidRemove'>,
  running: RunningList,
): void {
  const removal = accounts.onDidRemove((id) => {
    if (holder.accounts.includes(id)) {
      void tellWithStep(
        l10n.t('{0} still has the credentials of an account that was removed.', holder.label),
        { label: l10n.t('Stop'), run: () => holder.stop() },
      );
    }
  });
  const changes = running.onDidChange(() => {
    if (!running.all().includes(holder)) {
      removal.dispose();
      changes.dispose();
    }
  });
}
