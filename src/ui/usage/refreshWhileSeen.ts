import * as vscode from 'vscode';
import type { CommandContext } from '../commands/context.js';
import { Refresher } from './refresher.js';
import type { UsagePanel } from './usagePanel.js';

/**
 * Reads what is free by the timer of the settings as long as it is seen: the view of the providers or the usage panel
 * is in sight, or the status bar tells of it in the window that a person is working in.
 */
export function refreshWhileSeen(context: CommandContext, panel: UsagePanel): vscode.Disposable {
  const { openAccounts, settings, view } = context;
  const isInStatusBar = () => ['remaining', 'nextExpiry'].includes(settings.statusBar().shows);
  const refresher = new Refresher({
    everyMs: () => settings.refreshEveryMs(),
    isSeen: () => view.visible || panel.isVisible || (isInStatusBar() && vscode.window.state.focused),
    accounts: () => openAccounts.all(),
    clock: Date.now,
  });
  const reconsider = () => {
    refresher.reconsider();
  };
  return vscode.Disposable.from(
    refresher,
    view.onDidChangeVisibility(reconsider),
    panel.onDidChangeVisibility(reconsider),
    vscode.window.onDidChangeWindowState(reconsider),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('egress.usage') || change.affectsConfiguration('egress.statusBar')) {
        reconsider();
      }
    }),
  );
}
