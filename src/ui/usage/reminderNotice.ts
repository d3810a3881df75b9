import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { linkSafe } from '../../core/plainText.js';
import type { Reminder } from '../../usage/reminders/reminder.js';
import { actionLabel, digestText } from './reminderWords.js';

/** Tells of all of them in one notification: with what can be done about a single one, or the way to the view. */
export function tellReminders(reminders: readonly Reminder[]): void {
  const [first, ...others] = reminders;
  if (!first) {
    return;
  }
  const [action] = first.actions;
  const steps =
    others.length > 0
      ? [{ label: l10n.t('Show reminders'), command: 'egress.reminders.focus', args: [] }]
      : [
          ...(action
            ? [
                {
                  label: actionLabel(action),
                  command: 'egress.actOnReminder',
                  args: [{ reminder: first.id, action }],
                },
              ]
            : []),
          { label: l10n.t('Snooze'), command: 'egress.snoozeReminder', args: [{ reminder: first.id }] },
        ];
  const show = reminders.some(({ severity }) => severity === 'error')
    ? vscode.window.showWarningMessage
    : vscode.window.showInformationMessage;
  void show(linkSafe(digestText(reminders, Date.now())), ...steps.map(({ label }) => label)).then((label) => {
    const step = steps.find((each) => each.label === label);
    return step && vscode.commands.executeCommand(step.command, ...step.args);
  });
}
