import * as vscode from 'vscode';
import type { Running, RunningList } from './running.js';

/** What goes out through a proxy, in the Running view. */
export interface RunningRow {
  readonly id: string;
  readonly label: string;
  readonly args: { readonly running: string };
  readonly running: Running;
}

/** Draws what goes out through proxies as rows. */
export class RunningTree implements vscode.TreeDataProvider<RunningRow>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #listening: { dispose(): void };

  constructor(private readonly list: RunningList) {
    this.#listening = list.onDidChange(() => {
      this.#changed.fire(undefined);
    });
  }

  getChildren(row?: RunningRow): RunningRow[] {
    const running = row ? [] : this.list.all();
    return running.map((each) => ({
      id: each.id,
      label: each.label,
      args: { running: each.id },
      running: each,
    }));
  }

  getTreeItem({ id, label, running }: RunningRow): vscode.TreeItem {
    const item = new vscode.TreeItem(label);
    item.id = id;
    item.description = running.through;
    item.contextValue = running.relay ? 'running relayed' : 'running';
    return item;
  }

  dispose(): void {
    this.#listening.dispose();
    this.#changed.dispose();
  }
}
