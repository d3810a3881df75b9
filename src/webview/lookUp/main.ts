import { config as useTranslations } from '@vscode/l10n';
import { type FROM_LOOK_UP, TO_LOOK_UP } from '../../protocol/lookUp.js';
import { formatsOf } from '../kit/formats.js';
import { connectHost } from '../kit/host.js';
import { LookUpPage } from './page.js';

connectHost<typeof TO_LOOK_UP, typeof FROM_LOOK_UP>(TO_LOOK_UP, ({ send }) => {
  let page: LookUpPage | undefined;
  return {
    hello: ({ language, translations }) => {
      if (translations) {
        useTranslations({ contents: translations });
      }
      page = new LookUpPage(document.body, formatsOf(language), send);
    },
    answer: (answer) => {
      page?.show(answer);
    },
    copied: () => {
      page?.tellCopied();
    },
  };
});
