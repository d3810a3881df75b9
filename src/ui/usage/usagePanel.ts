import type * as vscode from 'vscode';
import type { CommandContext } from '../commands/context.js';
import type { UsagePorts } from './context.js';

/** The one panel about usage, beside the editors. */
export class UsagePanel implements vscode.Disposable {
  constructor(
    private readonly context: CommandContext,
    private readonly ports: UsagePorts,
  ) {}

  /** Comes to the front, at the account where one is named. */
  open(account?: string): void {
    this.context.log.debug(`usage: ${account ?? ''} ${this.ports.folder}`);
  }

  /** Takes over a panel that the window had before it was reloaded. */
  restore(panel: vscode.WebviewPanel): void {
    panel.dispose();
  }

  dispose(): void {
    this.context.log.debug('usage: closed');
  }
}
