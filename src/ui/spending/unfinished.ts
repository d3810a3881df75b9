import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { linkSafe } from '../../core/plainText.js';
import { isUnsettled, type Intent } from '../../spending/intent.js';
import type { MoneyContext } from './context.js';
import { logText } from '../commands/logText.js';
import { effectText } from './effectText.js';
import { settledText } from './outcomeText.js';
import { spendingAccount } from './spendingAccount.js';

/**
 * Looks again, without a word until something is known, at what an earlier window left unsettled. Nothing is
 * read where there is nothing of the kind.
 */
export async function settleUnfinished({
  door,
  openAccounts,
  log,
}: Pick<MoneyContext, 'door' | 'openAccounts' | 'log'>): Promise<void> {
  try {
    const { records } = await door.history();
    const waiting = new Set(records.filter(isUnsettled).map(({ intent }) => intent.account.id));
    if (waiting.size === 0) {
      return;
    }
    const accounts = (await openAccounts.all())
      .filter((open) => open.kind === 'ready')
      .filter(({ account }) => waiting.has(account.id));
    const settled = await door.reconcile(accounts.map(spendingAccount), new AbortController().signal);
    for (const record of settled) {
      void vscode.window.showInformationMessage(linkSafe(settledText(record)));
    }
  } catch (error) {
    log.warn(`Unsettled spending: ${logText(error)}`);
  }
}

/** An outcome that the disk refused is not lost: the lists tell it again. */
export function tellUnrecorded(intent: Intent): void {
  void vscode.window.showWarningMessage(
    linkSafe(
      l10n.t(
        'The outcome of "{0}" could not be written down. It is looked at again later. Check the space on your disk.',
        effectText(intent.effect),
      ),
    ),
  );
}
