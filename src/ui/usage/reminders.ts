import * as vscode from 'vscode';
import type { Reminder } from '../../usage/reminders/reminder.js';

/** A reminder as it stands now. */
export interface StandingReminder {
  readonly reminder: Reminder;
  /** Since when it is known here, epoch milliseconds. */
  readonly since: number;
  readonly isSnoozed: boolean;
}

/** What needs attention now, over all accounts, and what a person did about it. */
export class Reminders implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;

  /** Errors first, then what comes first; snoozed ones last. */
  all(): readonly StandingReminder[] {
    return [];
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
