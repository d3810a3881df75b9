import type { UsageHandlers } from '../commands/context.js';
import { pickAccount } from '../commands/pick.js';
import type { Support } from '../support/support.js';
import { actOnReminder, snoozeReminder } from './reminderCommands.js';
import type { Reminders } from './reminders.js';

/** What the commands of this part work with, beside what all commands have. */
export interface UsageTools {
  readonly reminders: Reminders;
  readonly support: Support;
  /** Shows the usage panel, at the account where one is named. */
  readonly openUsage: (account?: string) => void;
}

export function usageHandlers({ reminders, support, openUsage }: UsageTools): UsageHandlers {
  return {
    openUsage: async ({ args }, context) => {
      const named = args.account === undefined ? undefined : await pickAccount(args, context);
      if (args.account !== undefined && !named) {
        return undefined;
      }
      openUsage(named?.account.id);
      const open = await context.openAccounts.all();
      return { accounts: open.filter(({ info }) => info.isKept !== true).length };
    },
    actOnReminder: actOnReminder(reminders),
    snoozeReminder: snoozeReminder(reminders),
    ...support.handlers,
  };
}
