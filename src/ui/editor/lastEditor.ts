import * as vscode from 'vscode';

/** Remembers the text editor that was used last: while a page or a picture is in front, VS Code calls none active. */
export class LastEditor implements vscode.Disposable {
  #last = vscode.window.activeTextEditor ?? vscode.window.visibleTextEditors[0];
  readonly #subscription = vscode.window.onDidChangeActiveTextEditor((editor) => {
    this.#last = editor ?? this.#last;
  });

  /** Brings it to the front, with its selections as they were, where none is active. Does nothing once its tab is closed. */
  async focus(): Promise<void> {
    const last = this.#last;
    if (last !== undefined && vscode.window.activeTextEditor === undefined && hasTab(last.document)) {
      await vscode.window.showTextDocument(last.document, {
        ...(last.viewColumn === undefined ? {} : { viewColumn: last.viewColumn }),
      });
    }
  }

  dispose(): void {
    this.#subscription.dispose();
  }
}

function hasTab({ uri }: vscode.TextDocument): boolean {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString());
}
