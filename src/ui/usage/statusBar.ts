import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { readBinding } from '../binding.js';
import type { CommandContext } from '../commands/context.js';
import { currentFolder } from '../commands/workspaceBinding.js';
import type { Reminders } from './reminders.js';
import { statusBarFace } from './statusBarText.js';

/** Ages change without news of them. */
const REDRAWN_EVERY_MS = 60_000;

const BACKGROUNDS = {
  error: 'statusBarItem.errorBackground',
  warning: 'statusBarItem.warningBackground',
} as const;

/** The one item in the status bar. It shows what is known, and reads nothing. */
export class StatusBar implements vscode.Disposable {
  readonly #item = vscode.window.createStatusBarItem('egress.usage', vscode.StatusBarAlignment.Right, 100);
  readonly #listening: readonly { dispose(): void }[];
  readonly #timer: NodeJS.Timeout;

  constructor(
    private readonly context: Pick<CommandContext, 'settings'>,
    private readonly reminders: Reminders,
  ) {
    this.#item.name = l10n.t('Egress: usage');
    this.#item.command = 'egress.openUsage';
    const draw = () => {
      this.#draw();
    };
    this.#listening = [
      reminders.onDidChange(draw),
      vscode.window.onDidChangeActiveTextEditor(draw),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('egress')) {
          draw();
        }
      }),
    ];
    this.#timer = setInterval(draw, REDRAWN_EVERY_MS);
    draw();
  }

  #draw(): void {
    const { settings } = this.context;
    const binding = readBinding(settings.bindingSetting(currentFolder()?.uri));
    const face = statusBarFace({
      ...settings.statusBar(),
      accounts: this.reminders.accounts(),
      reminders: this.reminders.open(),
      // what cannot be used is told in the log where it would be
      binding: binding === 'unusable' ? undefined : binding,
      now: Date.now(),
    });
    if (!face) {
      this.#item.hide();
      return;
    }
    this.#item.text = face.text;
    this.#item.tooltip = face.tooltip;
    this.#item.accessibilityInformation = { label: face.label };
    this.#item.backgroundColor = face.severity && new vscode.ThemeColor(BACKGROUNDS[face.severity]);
    this.#item.show();
  }

  dispose(): void {
    clearInterval(this.#timer);
    for (const each of this.#listening) {
      each.dispose();
    }
    this.#item.dispose();
  }
}
