import * as vscode from 'vscode';
import type { Reminder } from '../../usage/reminders/reminder.js';
import { rowUri } from '../tree/decorations.js';
import {
  reminderDetail,
  reminderIcon,
  reminderLabel,
  reminderTooltip,
  severityText,
} from './reminderWords.js';
import type { Reminders } from './reminders.js';

/** How long something lasts yet changes without news of it. */
const REDRAWN_EVERY_MS = 60_000;

/** A reminder in the Reminders view. */
export interface ReminderRow {
  readonly id: string;
  readonly label: string;
  readonly args: { readonly reminder: string };
  readonly reminder: Reminder;
}

/** Draws the reminders as rows, but those that were put off. */
export class RemindersTree implements vscode.TreeDataProvider<ReminderRow>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #listening: { dispose(): void };
  readonly #timer: NodeJS.Timeout;

  constructor(private readonly reminders: Pick<Reminders, 'open' | 'onDidChange'>) {
    const redraw = () => {
      this.#changed.fire(undefined);
    };
    this.#listening = reminders.onDidChange(redraw);
    this.#timer = setInterval(redraw, REDRAWN_EVERY_MS);
  }

  getChildren(row?: ReminderRow): ReminderRow[] {
    const reminders = row ? [] : this.reminders.open();
    return reminders.map((reminder) => ({
      id: reminder.id,
      label: reminderLabel(reminder),
      args: { reminder: reminder.id },
      reminder,
    }));
  }

  getTreeItem({ id, label, reminder }: ReminderRow): vscode.TreeItem {
    const item = new vscode.TreeItem(label);
    const { codicon, color } = reminderIcon(reminder);
    const detail = reminderDetail(reminder, Date.now());
    const [action] = reminder.actions;
    item.id = id;
    item.description = detail;
    item.tooltip = reminderTooltip(reminder);
    item.iconPath = new vscode.ThemeIcon(
      codicon,
      color === undefined ? undefined : new vscode.ThemeColor(color),
    );
    item.resourceUri = rowUri(reminder.severity, id);
    item.contextValue = 'reminder';
    item.accessibilityInformation = { label: `${severityText(reminder)}, ${label}, ${detail}` };
    item.command = {
      command: 'egress.actOnReminder',
      title: label,
      arguments: [{ reminder: id, ...(action && { action }) }],
    };
    return item;
  }

  dispose(): void {
    clearInterval(this.#timer);
    this.#listening.dispose();
    this.#changed.dispose();
  }
}
