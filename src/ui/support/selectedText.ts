import * as vscode from 'vscode';

/** What is selected in the text editor, or the output, that has the focus; empty where nothing is. */
export function selectedText(): string {
  const editor = vscode.window.activeTextEditor;
  return (editor?.selections ?? []).map((selection) => editor?.document.getText(selection)).join('\n');
}
