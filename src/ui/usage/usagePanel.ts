import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { pageOptions } from '../webviews/pageHtml.js';
import { ShownUsage, type UsageSources } from './usagePanelPage.js';

/** The kind of panel as VS Code keeps it over a reload of the window. */
const USAGE_PANEL = 'egress.usage';

/** The one panel about usage, beside the editors. */
export class UsagePanel implements vscode.Disposable {
  readonly #sources: UsageSources;
  readonly #seen = new vscode.EventEmitter<void>();
  /** It came into sight, or went. */
  readonly onDidChangeVisibility = this.#seen.event;
  #shown: { readonly panel: vscode.WebviewPanel; readonly usage: ShownUsage } | undefined;

  constructor(sources: UsageSources) {
    this.#sources = sources;
  }

  get isVisible(): boolean {
    return this.#shown?.panel.visible === true;
  }

  /** Comes to the front, with the card of an account in sight where one is named by its id. */
  open(account?: string): void {
    const { usage } = (this.#shown ??= this.#fill(
      vscode.window.createWebviewPanel(
        USAGE_PANEL,
        l10n.t('Usage'),
        vscode.ViewColumn.Active,
        pageOptions(this.#sources.extensionUri),
      ),
    ));
    usage.reveal(account);
  }

  /** Takes over a panel that the window had before it was reloaded; a second one is closed. */
  restore(panel: vscode.WebviewPanel): void {
    if (this.#shown) {
      panel.dispose();
      return;
    }
    panel.webview.options = pageOptions(this.#sources.extensionUri);
    this.#shown = this.#fill(panel);
  }

  dispose(): void {
    this.#shown?.panel.dispose();
    this.#seen.dispose();
  }

  #fill(panel: vscode.WebviewPanel) {
    const usage = new ShownUsage(panel, this.#sources);
    panel.onDidChangeViewState(() => {
      this.#seen.fire();
    });
    panel.onDidDispose(() => {
      this.#shown = undefined;
      usage.dispose();
      this.#seen.fire();
    });
    this.#seen.fire();
    return { panel, usage };
  }
}
