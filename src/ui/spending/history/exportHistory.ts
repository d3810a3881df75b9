import * as l10n from '@vscode/l10n';
import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { linkSafe } from '../../../core/plainText.js';
import type { IntentRecord } from '../../../spending/intent.js';
import { historyCsv, historyEntry, historyJson } from './historyTable.js';

/** Saves the history where the person says, as CSV or JSON by the file's ending. */
export async function exportHistory(records: readonly IntentRecord[]): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file(homedir());
  const file = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.joinPath(folder, 'egress-spending.csv'),
    title: l10n.t('Export the spending history'),
    filters: { CSV: ['csv'], JSON: ['json'] },
    saveLabel: l10n.t('Export'),
  });
  if (!file) {
    return;
  }
  const entries = records.map(historyEntry);
  const text = file.path.toLowerCase().endsWith('.json') ? historyJson(entries) : historyCsv(entries);
  await vscode.workspace.fs.writeFile(file, Buffer.from(text));
  void vscode.window.showInformationMessage(
    l10n.t('Exported {0} records to {1}.', entries.length, linkSafe(file.fsPath)),
  );
}
