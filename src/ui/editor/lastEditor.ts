import * as vscode from 'vscode';

/** Remembers the text editor that was used last: while a panel has the focus, VS Code calls none active. */
export class LastEditor implements vscode.Disposable {
  #last = vscode.window.activeTextEditor;
  readonly #subscription = vscode.window.onDidChangeActiveTextEditor((editor) => {
    this.#last = editor ?? this.#last;
  });

  /** Brings it to the front, with its selections as they were. Does nothing where there was none, or its document is closed. */
  async focus(): Promise<void> {
    const last = this.#last;
    if (last !== undefined && !last.document.isClosed && vscode.window.activeTextEditor === undefined) {
      await vscode.window.showTextDocument(last.document, {
        ...(last.viewColumn === undefined ? {} : { viewColumn: last.viewColumn }),
      });
    }
  }

  dispose(): void {
    this.#subscription.dispose();
  }
}
