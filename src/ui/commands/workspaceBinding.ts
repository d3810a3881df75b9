import * as vscode from 'vscode';
import { type BoundNames, readBinding } from '../binding.js';
import { documentHome } from '../editor/documentHome.js';
import type { CommandContext } from './context.js';

/** The folder that is worked in: that of the active editor, else the first one. */
export function currentFolder(): vscode.WorkspaceFolder | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return (
    (document && vscode.workspace.getWorkspaceFolder(documentHome(document))) ??
    vscode.workspace.workspaceFolders?.[0]
  );
}

/** The binding of that folder; a value that is none is told in the log alone, and counts as none. */
export function workspaceBinding({
  settings,
  log,
}: Pick<CommandContext, 'settings' | 'log'>): BoundNames | undefined {
  const binding = readBinding(settings.bindingSetting(currentFolder()?.uri));
  if (binding === 'unusable') {
    log.warn('The setting egress.binding is ignored: it is no binding by names');
    return undefined;
  }
  return binding;
}
