import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { iconSafe } from '../../core/plainText.js';
import { FROM_LOOK_UP, type TO_LOOK_UP } from '../../protocol/lookUp.js';
import type { CommandContext } from '../commands/context.js';
import { tellProblem } from '../commands/run.js';
import { pageHtml, pageOptions } from '../webviews/pageHtml.js';
import { PagePort } from '../webviews/pagePort.js';
import { copiedValue, fieldsOf, jsonText } from './answerFields.js';
import type { LookedUp } from './lookedUp.js';
import { shownAnswer } from './shownAnswer.js';

/** The page's bundle. */
const PAGE = 'lookUp';

/** What is known about one address, beside the editors; the answer is in memory alone. */
export class LookUpPanel implements vscode.Disposable {
  readonly #panel: vscode.WebviewPanel;
  readonly #port: PagePort<typeof TO_LOOK_UP, typeof FROM_LOOK_UP>;
  #shown: LookedUp;

  constructor(shown: LookedUp, extensionUri: vscode.Uri, context: CommandContext) {
    this.#shown = shown;
    this.#panel = vscode.window.createWebviewPanel(
      'egress.lookUp',
      l10n.t('IP {0}', iconSafe(shown.ip)),
      vscode.ViewColumn.Active,
      pageOptions(extensionUri),
    );
    this.#port = new PagePort(this.#panel, {
      messages: FROM_LOOK_UP,
      handlers: {
        ready: () => {
          this.#begin();
        },
        again: async () => {
          const { ip, account } = this.#shown;
          await vscode.commands.executeCommand('egress.lookUpIp', { account: account.id, ip });
        },
        copy: async ({ field }) => {
          const named = fieldsOf(this.#shown.answer)[field];
          if (named) {
            await this.#copy(copiedValue(named.value));
          }
        },
        copyAll: () => this.#copy(jsonText(this.#shown.answer)),
      },
      onDropped: (fault) => {
        context.log.warn(`look-up: dropped ${fault}`);
      },
      onFailed: (name, error) => {
        tellProblem(name, error, context);
      },
    });
    this.#panel.webview.html = pageHtml(this.#panel.webview, extensionUri, PAGE);
  }

  /** `listener` is told once, when the person or the window closed it. */
  onDidClose(listener: () => void): void {
    this.#panel.onDidDispose(listener);
  }

  /** Shows a newer answer about the same address, and comes to the front. */
  show(shown: LookedUp): void {
    this.#shown = shown;
    this.#port.send('answer', shownAnswer(shown));
    this.#panel.reveal();
  }

  dispose(): void {
    this.#port.dispose();
    this.#panel.dispose();
  }

  /** A page stands that knows nothing yet. */
  #begin(): void {
    this.#port.send('hello', {
      language: vscode.env.language,
      ...(vscode.l10n.bundle && { translations: vscode.l10n.bundle }),
    });
    this.#port.send('answer', shownAnswer(this.#shown));
  }

  async #copy(text: string): Promise<void> {
    await vscode.env.clipboard.writeText(text);
    this.#port.send('copied', {});
  }
}
