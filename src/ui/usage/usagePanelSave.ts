import * as l10n from '@vscode/l10n';
import { homedir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { Refusal } from '../commands/context.js';
import { placeName } from '../code/exportPlace.js';

/** Saves a table as CSV where the person chooses; nothing happens where they close the dialog. */
export async function saveCsv(csv: string, name: string): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.scheme === 'file')?.uri.fsPath;
  const uri = await vscode.window.showSaveDialog({
    title: l10n.t('Save transactions'),
    defaultUri: vscode.Uri.file(path.join(folder ?? homedir(), name)),
    filters: { CSV: ['csv'] },
  });
  if (!uri) {
    return;
  }
  try {
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(csv));
  } catch (error) {
    throw error instanceof vscode.FileSystemError
      ? new Refusal(
          l10n.t('{0} could not be written ({1}). Choose another place.', placeName(uri.fsPath), error.code),
        )
      : error;
  }
  const open = l10n.t('Open');
  const answer = await vscode.window.showInformationMessage(
    l10n.t('Saved the transactions to {0}', placeName(uri.fsPath)),
    open,
  );
  if (answer === open) {
    await vscode.commands.executeCommand('vscode.open', uri);
  }
}
