import * as vscode from 'vscode';
import { LeakIndex } from '../../leaks/leakIndex.js';
import type { CommandContext } from '../commands/context.js';
import { followEdits, lookThrough } from './leakDiagnosticsLook.js';

/** As many for every secret: how long one is, is not shown either. */
const DOTS = '••••••••';

/** Shows dots in the place of credentials in every editor, while the setting says so. */
export function masks({ settings }: Pick<CommandContext, 'settings'>): vscode.Disposable {
  let shown: Masks | undefined;
  const follow = () => {
    const isOn = settings.masksCredentials();
    if (!isOn || !shown) {
      shown?.dispose();
      shown = isOn ? new Masks() : undefined;
    }
  };
  follow();
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('egress.credentials.mask')) {
        follow();
      }
    }),
    new vscode.Disposable(() => shown?.dispose()),
  );
}

class Masks {
  readonly #dots = vscode.window.createTextEditorDecorationType({
    before: { contentText: DOTS, color: new vscode.ThemeColor('editorCodeLens.foreground') },
    // the text itself takes no room: what is typed at its edges is hidden as well
    textDecoration: 'none; display: none',
    rangeBehavior: vscode.DecorationRangeBehavior.OpenOpen,
  });
  readonly #texts = new Map<vscode.TextDocument, LeakIndex>();
  readonly #abort = new AbortController();
  readonly #listeners: vscode.Disposable;

  constructor() {
    this.#listeners = vscode.Disposable.from(
      vscode.window.onDidChangeVisibleTextEditors((editors) => {
        this.#show(editors);
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        const index = this.#texts.get(document);
        if (index && contentChanges.length > 0) {
          followEdits(index, contentChanges);
          this.#show(editorsOf(document));
        }
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        this.#texts.delete(document);
      }),
    );
    this.#show(vscode.window.visibleTextEditors);
  }

  dispose(): void {
    this.#abort.abort();
    this.#listeners.dispose();
    this.#dots.dispose();
  }

  #show(editors: readonly vscode.TextEditor[]): void {
    for (const document of new Set(editors.map((editor) => editor.document))) {
      const index = this.#texts.get(document) ?? new LeakIndex(document.lineCount);
      this.#texts.set(document, index);
      void this.#cover(document, index);
    }
  }

  async #cover(document: vscode.TextDocument, index: LeakIndex): Promise<void> {
    const lineAt = (line: number) => document.lineAt(line).text;
    if ((await lookThrough(index, lineAt, this.#abort.signal)) && !document.isClosed) {
      const ranges = index.found.flatMap(({ line, leaks }) =>
        leaks.map(({ secret }) => new vscode.Range(line, secret.start, line, secret.end)),
      );
      for (const editor of editorsOf(document)) {
        editor.setDecorations(this.#dots, ranges);
      }
    }
  }
}

function editorsOf(document: vscode.TextDocument): readonly vscode.TextEditor[] {
  return vscode.window.visibleTextEditors.filter((editor) => editor.document === document);
}
