import type * as vscode from 'vscode';
import type { Reminder } from '../../usage/reminders/reminder.js';
import { rowUri } from '../tree/decorations.js';
import { FlatTree } from '../tree/flatTree.js';
import {
  reminderDetail,
  reminderIcon,
  reminderLabel,
  reminderTooltip,
  severityText,
} from './reminderWords.js';
import type { Reminders } from './reminders.js';

/** A reminder in the Reminders view. */
export interface ReminderRow {
  readonly id: string;
  readonly label: string;
  readonly args: { readonly reminder: string };
  readonly reminder: Reminder;
}

/** Draws the reminders as rows, but those that were put off. */
export class RemindersTree extends FlatTree<ReminderRow> {
  constructor(private readonly reminders: Pick<Reminders, 'open' | 'onDidChange'>) {
    super(reminders);
  }

  getTreeItem(row: ReminderRow): vscode.TreeItem {
    const { id, label, reminder } = row;
    const description = reminderDetail(reminder, Date.now());
    const [action] = reminder.actions;
    const item = this.itemOf(row, { ...reminderIcon(reminder), description });
    item.tooltip = reminderTooltip(reminder);
    item.resourceUri = rowUri(reminder.severity, id);
    item.contextValue = 'reminder';
    item.accessibilityInformation = { label: `${severityText(reminder)}, ${label}, ${description}` };
    item.command = {
      command: 'egress.actOnReminder',
      title: label,
      arguments: [{ reminder: id, ...(action && { action }) }],
    };
    return item;
  }

  protected rows(): ReminderRow[] {
    return this.reminders.open().map((reminder) => ({
      id: reminder.id,
      label: reminderLabel(reminder),
      args: { reminder: reminder.id },
      reminder,
    }));
  }
}
