import { config as useTranslations } from '@vscode/l10n';
import { decodeFrame } from '../../protocol/columns.js';
import { type FROM_USAGE, HISTORY_COLUMNS, TO_USAGE } from '../../protocol/usage.js';
import { connectHost } from '../kit/host.js';
import { Clock } from './clock.js';
import { UsagePage } from './page.js';
import { usageFormatsOf } from './usageFormats.js';
import { viewOf } from './view.js';

connectHost<typeof TO_USAGE, typeof FROM_USAGE>(TO_USAGE, ({ send, keep, kept }) => {
  let page: UsagePage | undefined;
  return {
    hello: ({ language, translations }) => {
      if (translations) {
        useTranslations({ contents: translations });
      }
      const formats = usageFormatsOf(language);
      page = new UsagePage(document.body, {
        formats,
        clock: new Clock(formats),
        send,
        keep,
        view: viewOf(kept()),
      });
    },
    accounts: ({ accounts }) => {
      page?.showAccounts(accounts);
    },
    history: ({ account, frame }) => {
      page?.showHistory(account, decodeFrame(HISTORY_COLUMNS, frame).columns);
    },
    transactions: ({ lists }) => {
      page?.showTransactions(lists);
    },
    spending: ({ rows }) => {
      page?.showSpending(rows);
    },
    expiries: ({ rows }) => {
      page?.showExpiries(rows);
    },
    comparison: ({ rows }) => {
      page?.showComparison(rows);
    },
    reminders: ({ rows }) => {
      page?.showReminders(rows);
    },
    relays: ({ rows }) => {
      page?.showRelays(rows);
    },
    show: ({ account }) => {
      page?.reveal(account);
    },
  };
});
