import * as l10n from '@vscode/l10n';
import { formatMoney } from '../../core/money.js';
import { plainText } from '../../core/plainText.js';
import type { ReminderAction } from '../../core/reminderActions.js';
import type { Expiry, Reminder } from '../../usage/reminders/reminder.js';
import type { RowIcon } from '../tree/row.js';
import { countText, dateText, joined, tooltipText, untilText } from '../words.js';

/** What a reminder is about, in a few words. */
export function reminderLabel({ subject }: Reminder): string {
  switch (subject.kind) {
    case 'expiry':
      return expiryLabel(subject);
    case 'quota':
      return subject.unit === 'gigabytes'
        ? l10n.t('{0} of {1} GB left', countText(subject.remaining), countText(subject.limit))
        : l10n.t('{0} of {1} left', countText(subject.remaining), countText(subject.limit));
    case 'balance':
      return l10n.t('Balance {0}', formatMoney(subject.balance));
    case 'key':
      return subject.sentence === undefined ? l10n.t('Key missing') : l10n.t('Key not accepted');
    case 'service':
      return l10n.t('Service {0}', plainText(subject.status));
  }
}

/** When it ends where it does, and whose it is: `6 h left · Scraping EU`. */
export function reminderDetail({ account, subject }: Reminder, now: number): string {
  return joined([
    subject.kind === 'expiry' ? untilText(subject.at, now) : undefined,
    plainText(account.label),
  ]);
}

/** What a person reads where the account is named beside it: `Price monitor: 6 h left`, `0.8 of 10 GB left`. */
export function reminderText(reminder: Reminder, now: number): string {
  const { subject } = reminder;
  const label = reminderLabel(reminder);
  if (subject.kind === 'expiry') {
    return l10n.t('{0}: {1}', label, untilText(subject.at, now));
  }
  return subject.kind === 'key' && subject.sentence !== undefined ? plainText(subject.sentence) : label;
}

/** One notification for all of them, the first few by name. */
export function digestText(reminders: readonly Reminder[], now: number): string {
  const named = reminders
    .slice(0, MOST_NAMED)
    .map((reminder) => l10n.t('{0} ({1})', reminderText(reminder, now), plainText(reminder.account.label)));
  const list = named.join(', ');
  if (reminders.length === 1) {
    return list;
  }
  return reminders.length > named.length
    ? l10n.t('{0} things need attention: {1} and more.', countText(reminders.length), list)
    : l10n.t('{0} things need attention: {1}.', countText(reminders.length), list);
}

const MOST_NAMED = 3;

export function reminderTooltip(reminder: Reminder): string {
  const { account, providerLabel, subject, actions } = reminder;
  const sentence = subject.kind === 'key' ? subject.sentence : undefined;
  return [
    `${severityText(reminder)}: ${reminderLabel(reminder)}`,
    ...(sentence === undefined ? [] : [plainText(sentence)]),
    tooltipText([
      [l10n.t('Account'), plainText(account.label)],
      [l10n.t('Provider'), plainText(providerLabel)],
      [l10n.t('Until'), subject.kind === 'expiry' ? dateText(subject.at) : undefined],
      [l10n.t('Activate'), actions[0] && actionLabel(actions[0])],
    ]),
  ].join('\n');
}

/** A triangle for what is near, a circle for what is here: the shape says it where the colour does not. */
export function reminderIcon({ severity }: Reminder): RowIcon {
  return severity === 'error'
    ? { codicon: 'error', color: 'list.errorForeground' }
    : { codicon: 'warning', color: 'list.warningForeground' };
}

export function severityText({ severity }: Reminder): string {
  return severity === 'error' ? l10n.t('Urgent') : l10n.t('Soon');
}

export function actionLabel(action: ReminderAction): string {
  switch (action) {
    case 'renew':
      return l10n.t('Renew');
    case 'extend':
      return l10n.t('Extend');
    case 'deposit':
      return l10n.t('Deposit');
    case 'replaceKey':
      return l10n.t('Replace key');
    case 'checkKey':
      return l10n.t('Check key');
    case 'open':
      return l10n.t('Show in sidebar');
  }
}

function expiryLabel({ of, label }: Expiry): string {
  return of === 'order' ? l10n.t('Order {0}', plainText(label)) : plainText(label);
}
