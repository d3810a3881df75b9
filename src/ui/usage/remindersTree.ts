import * as vscode from 'vscode';
import type { Reminders, StandingReminder } from './reminders.js';

/** A reminder in the Reminders view. */
export interface ReminderRow {
  readonly id: string;
  readonly label: string;
  readonly args: { readonly reminder: string };
  readonly standing: StandingReminder;
}

/** Draws the reminders as rows. */
export class RemindersTree implements vscode.TreeDataProvider<ReminderRow>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #listening: vscode.Disposable;

  constructor(private readonly reminders: Reminders) {
    this.#listening = reminders.onDidChange(() => {
      this.#changed.fire(undefined);
    });
  }

  getChildren(row?: ReminderRow): ReminderRow[] {
    return row
      ? []
      : this.reminders.all().map((standing) => ({
          id: standing.reminder.id,
          label: standing.reminder.account.label,
          args: { reminder: standing.reminder.id },
          standing,
        }));
  }

  getTreeItem({ id, label }: ReminderRow): vscode.TreeItem {
    const item = new vscode.TreeItem(label);
    item.id = id;
    return item;
  }

  dispose(): void {
    this.#listening.dispose();
    this.#changed.dispose();
  }
}
