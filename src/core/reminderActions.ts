/** What a person can do about a reminder; each leads to a command that asks before it changes anything. */
export const REMINDER_ACTIONS = ['renew', 'extend', 'deposit', 'replaceKey', 'open', 'checkKey'] as const;

export type ReminderAction = (typeof REMINDER_ACTIONS)[number];
