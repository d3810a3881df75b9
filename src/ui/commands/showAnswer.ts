import * as vscode from 'vscode';

/** An answer to read and close: plain text, so nothing in it can be pressed. */
export async function showAnswer(title: string, detail: string): Promise<void> {
  await vscode.window.showInformationMessage(title, { modal: true, detail });
}
