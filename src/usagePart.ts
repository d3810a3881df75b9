import type * as vscode from 'vscode';
import type { CommandContext, UsageHandlers } from './ui/commands/context.js';
import type { UsagePorts } from './ui/usage/context.js';
import { Support } from './ui/support/support.js';
import { showBadge } from './ui/usage/badge.js';
import { Reminders } from './ui/usage/reminders.js';
import { RemindersTree } from './ui/usage/remindersTree.js';
import type { Sampler } from './ui/usage/sampler.js';
import { StatusBar } from './ui/usage/statusBar.js';
import { refreshWhileSeen } from './ui/usage/refreshWhileSeen.js';
import { usageHandlers } from './ui/usage/usageHandlers.js';
import { UsagePanel } from './ui/usage/usagePanel.js';
import { windowReminders } from './ui/usage/windowReminders.js';
import { windowSampler } from './ui/usage/windowSampler.js';

/** The part of the extension that watches what is left and what runs out, loaded once there is an account. */
export class UsageWatch {
  readonly handlers: UsageHandlers;
  readonly tree: RemindersTree;
  readonly #reminders: Reminders;
  readonly #signs: readonly { dispose(): void }[];
  readonly #support: Support;
  readonly #sampler: Sampler;
  readonly #panel: UsagePanel;
  readonly #refreshing: vscode.Disposable;

  constructor(context: CommandContext, ports: UsagePorts) {
    this.#reminders = new Reminders(windowReminders(context, ports));
    this.#signs = [showBadge(this.#reminders, context.view), new StatusBar(context, this.#reminders)];
    this.tree = new RemindersTree(this.#reminders);
    this.#support = new Support(ports.memento);
    this.#sampler = windowSampler(context, ports);
    this.#panel = new UsagePanel({
      context,
      extensionUri: ports.extensionUri,
      reminders: this.#reminders,
      sampler: this.#sampler,
    });
    this.#refreshing = refreshWhileSeen(context, this.#panel);
    this.handlers = usageHandlers({
      reminders: this.#reminders,
      support: this.#support,
      openUsage: (account) => {
        this.#panel.open(account);
      },
    });
  }

  /** Shows the usage in a panel that the window had before it was reloaded. */
  restorePanel(panel: vscode.WebviewPanel): void {
    this.#panel.restore(panel);
  }

  dispose(): void {
    this.#refreshing.dispose();
    this.#panel.dispose();
    this.#sampler.dispose();
    this.#support.dispose();
    this.tree.dispose();
    for (const sign of this.#signs) {
      sign.dispose();
    }
    this.#reminders.dispose();
  }
}
