import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { linkSafe } from '../../../core/plainText.js';
import type { DamagedFile } from '../../../spending/door.js';
import type { MoneyContext } from '../context.js';

/** Asks before a damaged record leaves the journal: what it told is then no longer taken into account. */
export async function setAside({ file }: DamagedFile, { door }: Pick<MoneyContext, 'door'>): Promise<void> {
  const move = l10n.t('Set aside');
  const answer = await vscode.window.showWarningMessage(
    l10n.t('Set this spending record aside?'),
    {
      modal: true,
      detail: [
        linkSafe(file),
        l10n.t(
          'It may tell of something that was sent. Look at the account on its website first: what the record told is no longer taken into account, and spending goes on without it.',
        ),
      ].join('\n\n'),
    },
    move,
  );
  if (answer === move) {
    await door.setAside(file);
  }
}
