import { config as useTranslations } from '@vscode/l10n';
import { type FROM_USAGE, TO_USAGE } from '../../protocol/usage.js';
import { formatsOf } from '../kit/formats.js';
import { connectHost } from '../kit/host.js';
import { UsagePage } from './page.js';

connectHost<typeof TO_USAGE, typeof FROM_USAGE>(TO_USAGE, ({ send }) => {
  let page: UsagePage | undefined;
  return {
    hello: ({ language, translations }) => {
      if (translations) {
        useTranslations({ contents: translations });
      }
      page = new UsagePage(document.body, formatsOf(language), send);
    },
    accounts: ({ accounts }) => {
      page?.showAccounts(accounts);
    },
    history: () => undefined,
    transactions: () => undefined,
    spending: () => undefined,
    expiries: () => undefined,
    comparison: () => undefined,
    reminders: () => undefined,
    show: () => undefined,
  };
});
