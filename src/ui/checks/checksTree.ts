import type * as vscode from 'vscode';
import { FlatTree } from '../tree/flatTree.js';
import { runDescription, runIcon, runTitle, runTokens, runTooltip } from './runWords.js';
import type { CheckRuns, RunInfo } from './runs.js';

/** A run in the Checks view. */
export interface RunRow {
  readonly id: string;
  readonly label: string;
  readonly args: { readonly run: string };
  readonly info: RunInfo;
}

/** Draws the runs as rows, the latest first. */
export class ChecksTree extends FlatTree<RunRow> {
  constructor(private readonly runs: Pick<CheckRuns, 'all' | 'onDidChange'>) {
    super(runs);
  }

  getTreeItem(row: RunRow): vscode.TreeItem {
    const { label, info } = row;
    const description = runDescription(info, Date.now());
    const item = this.itemOf(row, { ...runIcon(info), description });
    item.tooltip = runTooltip(info);
    item.contextValue = runTokens(info).join(' ');
    item.accessibilityInformation = { label: `${label}, ${description}` };
    item.command = { command: 'egress.openCheckRun', title: label, arguments: [{ run: info.id }] };
    return item;
  }

  protected async rows(): Promise<RunRow[]> {
    const runs = await this.runs.all();
    return runs.map((info) => ({
      id: `run/${info.id}`,
      label: runTitle(info),
      args: { run: info.id },
      info,
    }));
  }
}
