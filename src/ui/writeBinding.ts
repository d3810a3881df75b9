import * as vscode from 'vscode';
import type { BoundNames } from './binding.js';

/** Puts the binding into the settings of the folder that holds `uri`, or takes it out. Rejects as VS Code does. */
export async function writeBinding(uri: vscode.Uri, binding: BoundNames | undefined): Promise<void> {
  await vscode.workspace
    .getConfiguration('egress', uri)
    .update('binding', binding, vscode.ConfigurationTarget.WorkspaceFolder);
}
