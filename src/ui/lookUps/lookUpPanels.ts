import type * as vscode from 'vscode';
import type { CommandContext } from '../commands/context.js';
import type { LookedUp } from './lookedUp.js';
import { LookUpPanel } from './lookUpPanel.js';

/** The panels about addresses, one for each address and account that answered. */
export class LookUpPanels implements vscode.Disposable {
  readonly #panels = new Map<string, LookUpPanel>();

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly context: CommandContext,
  ) {}

  /** Shows what was answered, in the panel that is about it already where there is one. */
  show(answered: LookedUp): void {
    const key = `${answered.account.id}/${answered.ip}`;
    const there = this.#panels.get(key);
    if (there) {
      there.show(answered);
      return;
    }
    const panel = new LookUpPanel(answered, this.extensionUri, this.context);
    this.#panels.set(key, panel);
    panel.onDidClose(() => {
      this.#panels.delete(key);
      panel.dispose();
    });
  }

  dispose(): void {
    for (const panel of [...this.#panels.values()]) {
      panel.dispose();
    }
  }
}
