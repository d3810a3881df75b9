import * as l10n from '@vscode/l10n';
import { plainText } from '../../core/plainText.js';
import type { AccountFacts } from '../../usage/facts.js';
import type { Thresholds } from '../../usage/reminders/reminder.js';
import { remindersOf } from '../../usage/reminders/remindersOf.js';
import { reminderLabel, reminderText } from '../usage/reminderWords.js';
import type { Tone } from './row.js';

/** What shows at an account whatever a person wants to be reminded of: its last day, and that nothing is left. */
const LAST: Thresholds = { expiryDays: 1, remainingPercent: 0.001, balance: { units: 1n, scale: 2 } };

/** Why an account wants to be looked at. */
interface Attention {
  readonly tone: Tone;
  /** Short, for behind the account's name. */
  readonly words: readonly string[];
  /** Plain text, a sentence or a few words each. */
  readonly reasons: readonly string[];
}

/** Nothing where all is well, by what is known. */
export function attentionOf(facts: AccountFacts, now: number): Attention | undefined {
  const { trouble } = facts;
  const reminders = remindersOf([facts], LAST, now).filter(
    ({ subject }) => subject.kind !== 'expiry' || subject.at > now,
  );
  const ending = reminders.filter(({ subject }) => subject.kind === 'expiry');
  const states = reminders.filter((reminder) => !ending.includes(reminder));
  const failure = trouble?.kind === 'failed' ? plainText(trouble.sentence) : undefined;
  if (reminders.length === 0 && failure === undefined) {
    return undefined;
  }
  return {
    tone: states.some(({ severity }) => severity === 'error') ? 'error' : 'warning',
    words: [
      // what is left stands there anyway
      ...states
        .filter(({ subject }) => subject.kind === 'key' || subject.kind === 'service')
        .map(reminderLabel),
      ...(failure === undefined ? [] : [l10n.t('Not read')]),
      ...(ending.length === 0
        ? []
        : [ending.length === 1 ? l10n.t('1 expires soon') : l10n.t('{0} expire soon', ending.length)]),
    ],
    reasons: [
      ...states.map((reminder) => reminderText(reminder, now)),
      ...(failure === undefined ? [] : [failure]),
      ...ending.slice(0, MOST_NAMED).map((reminder) => reminderText(reminder, now)),
    ],
  };
}

const MOST_NAMED = 5;
