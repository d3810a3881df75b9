import * as vscode from 'vscode';
import { runDescription, runIcon, runTitle, runTokens, runTooltip } from './runWords.js';
import type { CheckRuns, RunInfo } from './runs.js';

/** How old a run is changes without news of it. */
const REDRAWN_EVERY_MS = 60_000;

/** A run in the Checks view. */
export interface RunRow {
  readonly id: string;
  readonly label: string;
  readonly args: { readonly run: string };
  readonly info: RunInfo;
}

/** Draws the runs as rows, the latest first. */
export class ChecksTree implements vscode.TreeDataProvider<RunRow>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #listening: { dispose(): void };
  readonly #timer: NodeJS.Timeout;

  constructor(private readonly runs: Pick<CheckRuns, 'all' | 'onDidChange'>) {
    this.#listening = runs.onDidChange(() => {
      this.#changed.fire(undefined);
    });
    this.#timer = setInterval(() => {
      this.#changed.fire(undefined);
    }, REDRAWN_EVERY_MS);
  }

  async getChildren(row?: RunRow): Promise<RunRow[]> {
    const runs = row ? [] : await this.runs.all();
    return runs.map((info) => ({
      id: `run/${info.id}`,
      label: runTitle(info),
      args: { run: info.id },
      info,
    }));
  }

  getTreeItem({ id, label, info }: RunRow): vscode.TreeItem {
    const item = new vscode.TreeItem(label);
    const { codicon, color } = runIcon(info);
    const description = runDescription(info, Date.now());
    item.id = id;
    item.description = description;
    item.tooltip = runTooltip(info);
    item.iconPath = new vscode.ThemeIcon(
      codicon,
      color === undefined ? undefined : new vscode.ThemeColor(color),
    );
    item.contextValue = runTokens(info).join(' ');
    item.accessibilityInformation = { label: `${label}, ${description}` };
    item.command = { command: 'egress.openCheckRun', title: label, arguments: [{ run: info.id }] };
    return item;
  }

  dispose(): void {
    clearInterval(this.#timer);
    this.#listening.dispose();
    this.#changed.dispose();
  }
}
