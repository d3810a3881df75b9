import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Row } from './row.js';
import type { ProvidersTree } from './treeProvider.js';

/**
 * Opens the sidebar at the row at the end of a path of row ids. Where that is not there, at the last row that leads to
 * it, and says so.
 */
export function revealer(tree: ProvidersTree, view: vscode.TreeView<Row>) {
  return async (path: readonly string[]): Promise<void> => {
    const rows = await tree.rowsAlong(path);
    tree.drawPending();
    const row = rows.at(-1);
    await (row
      ? view.reveal(row, { select: true, focus: true, expand: true })
      : vscode.commands.executeCommand('egress.providers.focus'));
    if (row && rows.length < path.length) {
      void vscode.window.showInformationMessage(
        l10n.t('It is not among the rows that are loaded. Load more of the list, or refresh it.'),
      );
    }
  };
}
