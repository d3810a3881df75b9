import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';

/** The manifest turns links and colours off in it: what a provider wrote can be read and not pressed. */
const LANGUAGE = 'egress-text';

/** Documents to read and close: nothing of them is on disk, and they are gone with their editor. */
export class ReadOnlyDocuments<Scheme extends string>
  implements vscode.TextDocumentContentProvider, vscode.Disposable
{
  readonly #texts = new Map<string, string>();
  /** A document whose language is set is closed and opened again, and may be read anew. */
  readonly #opening = new Set<string>();
  readonly #registered: vscode.Disposable;
  #count = 0;

  /** `schemes` are those of the documents' addresses, and say what each is for. */
  constructor(schemes: readonly Scheme[]) {
    this.#registered = vscode.Disposable.from(
      ...schemes.map((scheme) => vscode.workspace.registerTextDocumentContentProvider(scheme, this)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        if (!this.#opening.has(uri.toString())) {
          this.#texts.delete(uri.toString());
        }
      }),
    );
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? l10n.t('This is not kept any longer.');
  }

  /** Shows a document named `name`. */
  async show(
    scheme: Scheme,
    name: string,
    text: string,
    viewColumn: vscode.ViewColumn = vscode.ViewColumn.Active,
  ): Promise<void> {
    this.#count += 1;
    const uri = vscode.Uri.from({ scheme, path: `/${String(this.#count)}/${name}` });
    const key = uri.toString();
    this.#texts.set(key, text);
    this.#opening.add(key);
    try {
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(
        await vscode.languages.setTextDocumentLanguage(document, LANGUAGE),
        { preview: true, viewColumn },
      );
    } finally {
      this.#opening.delete(key);
    }
  }

  dispose(): void {
    this.#registered.dispose();
    this.#texts.clear();
  }
}
