import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { iconSafe } from '../../core/plainText.js';
import type { ReminderAction } from '../../core/reminderActions.js';
import type { Reminder } from '../../usage/reminders/reminder.js';
import { FOR_GOOD } from '../../usage/reminders/reminderMemory.js';
import type { CommandArguments } from '../commands/arguments.js';
import { Refusal, type CommandContext, type Handler } from '../commands/context.js';
import { choose, valueOf } from '../input/steps.js';
import { actionLabel, reminderDetail, reminderLabel } from './reminderWords.js';
import type { Reminders, StandingReminder } from './reminders.js';

const HOUR_MS = 60 * 60 * 1000;
const WEEK_MS = 7 * 24 * HOUR_MS;
/** O'clock, at which a person begins their day. */
const MORNING = 9;

/** Leads to what can be done about a reminder; what changes anything asks for itself. */
export function actOnReminder(reminders: Reminders): Handler {
  return async ({ args }, context) => {
    const standing = await meant(reminders.all(), args);
    const action = standing && (await meantAction(standing.reminder, args));
    if (!standing || !action) {
      return undefined;
    }
    await act(action, standing.reminder, context);
    return { reminder: standing.reminder.id, action };
  };
}

/** Puts a reminder off for as long as a person says. */
export function snoozeReminder(reminders: Reminders): Handler {
  return async ({ args }) => {
    const standing = await meant(reminders.all(), args);
    const until = standing && (await meantMoment(standing, Date.now()));
    if (!standing || until === undefined) {
      return undefined;
    }
    const { id } = standing.reminder;
    await (until === 'now' ? reminders.wake(id) : reminders.snooze(id, until));
    return { reminder: id };
  };
}

/** @throws Refusal where there is none */
async function meant(
  all: readonly StandingReminder[],
  { reminder: id }: CommandArguments,
): Promise<StandingReminder | undefined> {
  const [only, ...others] = id === undefined ? all : all.filter(({ reminder }) => reminder.id === id);
  if (!only) {
    throw new Refusal(
      id === undefined
        ? l10n.t('Nothing needs attention by what is known now.')
        : l10n.t('This reminder is over. Nothing has to be done about it any more.'),
    );
  }
  if (others.length === 0) {
    return only;
  }
  return valueOf(
    await choose(
      all.map((value) => ({
        label: iconSafe(reminderLabel(value.reminder)),
        description: iconSafe(reminderDetail(value.reminder, Date.now())),
        ...(value.isSnoozed ? { detail: l10n.t('snoozed') } : {}),
        value,
      })),
      { placeholder: l10n.t('Which reminder?') },
    ),
  );
}

/** @throws Refusal where the account cannot do what is asked for */
async function meantAction(
  reminder: Reminder,
  { action }: CommandArguments,
): Promise<ReminderAction | undefined> {
  const { actions } = reminder;
  if (action !== undefined) {
    if (!actions.includes(action)) {
      throw new Refusal(l10n.t('That cannot be done about {0}.', reminderLabel(reminder)));
    }
    return action;
  }
  return actions.length === 1
    ? actions[0]
    : valueOf(
        await choose(
          actions.map((value) => ({ label: actionLabel(value), value })),
          { placeholder: l10n.t('What to do about {0}?', reminderLabel(reminder)) },
        ),
      );
}

async function act(
  action: ReminderAction,
  { account: { id: account }, subject }: Reminder,
  { reveal }: CommandContext,
): Promise<void> {
  const thing = subject.kind === 'expiry' ? { [subject.of]: subject.id } : {};
  const run = (command: string) => vscode.commands.executeCommand(command, { account, ...thing });
  switch (action) {
    case 'renew':
      await run('egress.renewSubscription');
      return;
    case 'extend':
      await run('egress.extendOrder');
      return;
    case 'deposit':
      await run('egress.showDepositAddresses');
      return;
    case 'replaceKey':
      await run('egress.replaceKey');
      return;
    case 'checkKey':
      await run('egress.checkKey');
      return;
    case 'open':
      await reveal([account, ...placeOf(account, subject)]);
  }
}

/** The ids of the rows below the account that lead to what the reminder is about. */
function placeOf(account: string, subject: Reminder['subject']): readonly string[] {
  switch (subject.kind) {
    case 'expiry':
      return [`${account}/${subject.of}s`, `${account}/${subject.of}/${subject.id}`];
    case 'service':
      return [`${account}/status`];
    case 'quota':
    case 'balance':
    case 'key':
      return [];
  }
}

async function meantMoment(
  { reminder, isSnoozed }: StandingReminder,
  now: number,
): Promise<number | 'now' | undefined> {
  const morning = new Date(now);
  morning.setDate(morning.getDate() + 1);
  morning.setHours(MORNING, 0, 0, 0);
  return valueOf(
    await choose<number | 'now'>(
      [
        ...(isSnoozed ? [{ label: l10n.t('Not any longer'), value: 'now' as const }] : []),
        { label: l10n.t('1 hour'), value: now + HOUR_MS },
        { label: l10n.t('Until tomorrow morning'), value: morning.getTime() },
        { label: l10n.t('A week'), value: now + WEEK_MS },
        { label: l10n.t('For good'), value: FOR_GOOD },
      ],
      { placeholder: l10n.t('Snooze {0} for how long?', reminderLabel(reminder)) },
    ),
  );
}
