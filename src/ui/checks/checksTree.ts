import * as vscode from 'vscode';

/** A run in the Checks view. */
export interface RunRow {
  readonly id: string;
  readonly label: string;
  readonly args: { readonly run: string };
}

/** Draws the runs as rows, the latest first. */
export class ChecksTree implements vscode.TreeDataProvider<RunRow>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;

  getChildren(_row?: RunRow): Promise<RunRow[]> {
    return Promise.resolve([]);
  }

  getTreeItem(row: RunRow): vscode.TreeItem {
    return new vscode.TreeItem(row.label);
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
