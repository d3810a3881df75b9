import * as vscode from 'vscode';
import { parseMoney } from '../../core/money.js';
import type { Thresholds } from '../../usage/reminders/reminder.js';
import { LastKnown } from '../../usage/lastKnown.js';
import { ReminderMemory } from '../../usage/reminders/reminderMemory.js';
import type { CommandContext } from '../commands/context.js';
import { accountFacts } from './accountFacts.js';
import type { UsagePorts } from './context.js';
import { tellReminders } from './reminderNotice.js';
import type { RemindersPorts } from './reminders.js';

/** What this window has to do with reminders. */
export function windowReminders(context: CommandContext, { memento }: UsagePorts): RemindersPorts {
  const { openAccounts, memory, settings, onDidLearn } = context;
  const lastKnown = new LastKnown(memento);
  return {
    facts: async () => {
      const facts = (await openAccounts.all()).map((open) => accountFacts(open, memory));
      await lastKnown.keep(facts, Date.now());
      return lastKnown.complete(facts);
    },
    thresholds: () => thresholds(context),
    notifies: () => settings.reminderThresholds().notifies,
    memory: new ReminderMemory(memento),
    clock: Date.now,
    after: (delayMs, then) => {
      const timer = setTimeout(then, delayMs);
      return new vscode.Disposable(() => {
        clearTimeout(timer);
      });
    },
    onDidLearn,
    onDidChangeSettings: (listener) =>
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('egress.reminders')) {
          listener();
        }
      }),
    tell: (reminders) => {
      tellReminders(reminders);
    },
  };
}

/** As they are set; a balance that is no amount is told in the log alone, and counts as none. */
function thresholds({ settings, log }: CommandContext): Thresholds {
  const { expiryDays, remainingPercent, balance: typed } = settings.reminderThresholds();
  const balance = typed === undefined ? undefined : parseMoney(typed);
  if (typed !== undefined && !balance) {
    log.warn('The setting egress.reminders.balance is ignored: it is no amount such as 5 or 2.50');
  }
  return { expiryDays, remainingPercent, ...(balance && { balance }) };
}
