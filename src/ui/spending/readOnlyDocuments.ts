import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';

/** What a read-only document is for, which is the scheme of its address too. */
export const DOCUMENT_SCHEMES = ['egress-dry-run', 'egress-evidence'] as const;
export type DocumentScheme = (typeof DOCUMENT_SCHEMES)[number];

/** Documents to read and close: nothing of them is on disk, and they are gone with their editor. */
export class ReadOnlyDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #registered: vscode.Disposable;
  #count = 0;

  constructor() {
    this.#registered = vscode.Disposable.from(
      ...DOCUMENT_SCHEMES.map((scheme) => vscode.workspace.registerTextDocumentContentProvider(scheme, this)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        this.#texts.delete(uri.toString());
      }),
    );
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? l10n.t('This is not kept any longer.');
  }

  /** A document named `name`, to be shown by the editor. */
  add(scheme: DocumentScheme, name: string, text: string): vscode.Uri {
    this.#count += 1;
    const uri = vscode.Uri.from({ scheme, path: `/${String(this.#count)}/${name}` });
    this.#texts.set(uri.toString(), text);
    return uri;
  }

  async show(scheme: DocumentScheme, name: string, text: string): Promise<void> {
    const document = await vscode.workspace.openTextDocument(this.add(scheme, name, text));
    await vscode.window.showTextDocument(document, { preview: true });
  }

  dispose(): void {
    this.#registered.dispose();
    this.#texts.clear();
  }
}
