import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { SpendingStop } from '../../spending/result.js';
import type { NextStep } from '../commands/context.js';

/** Where a person can mend what kept an effect from being sent. */
export function remedyFor(stop: SpendingStop): NextStep | undefined {
  switch (stop.kind) {
    case 'damagedRecord':
    case 'newerRecord':
    case 'journalUnreadable':
      return history(undefined);
    case 'undecided':
      return history({ intent: stop.record.intent.id });
    case 'actionLimit':
    case 'dailyLimit':
    case 'priceUnknownUnderLimit':
    case 'limitUnreadable':
      return {
        label: l10n.t('Open the settings'),
        run: () => vscode.commands.executeCommand('workbench.action.openSettings', 'egress.spending'),
      };
    case 'journalUnwritable':
    case 'busy':
      return undefined;
  }
}

function history(args: { readonly intent: string } | undefined): NextStep {
  return {
    label: l10n.t('Spending history'),
    run: () => vscode.commands.executeCommand('egress.showSpendingHistory', args),
  };
}
