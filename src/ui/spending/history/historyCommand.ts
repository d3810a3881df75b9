import * as l10n from '@vscode/l10n';
import { plainText } from '../../../core/plainText.js';
import { isUnsettled } from '../../../spending/intent.js';
import { Refusal } from '../../commands/context.js';
import type { MoneyContext, MoneyHandler } from '../context.js';
import { exportHistory } from './exportHistory.js';
import { chooseFromHistory } from './historyList.js';
import { setAside } from './setAside.js';
import { showIntent } from './showIntent.js';

/** All that was sent, the latest first, and what is known of each. Returns how many, and how many are unsettled. */
export const showSpendingHistory: MoneyHandler = async ({ args }, context) => {
  if (args.intent !== undefined) {
    await showOne(args.intent, context);
  } else {
    await browse(context);
  }
  const { records } = await context.door.history();
  return { count: records.length, unsettled: records.filter(isUnsettled).length };
};

async function showOne(intentId: string, context: MoneyContext): Promise<void> {
  const { records } = await context.door.history();
  const record = records.find(({ intent }) => intent.id === intentId);
  if (!record) {
    throw new Refusal(l10n.t('The spending history has no record "{0}".', plainText(intentId)));
  }
  await showIntent(record, context);
}

/** The list comes back after each thing done with it, until the person closes it or opens a record. */
async function browse(context: MoneyContext): Promise<void> {
  for (;;) {
    const history = await context.door.history();
    const chosen = await chooseFromHistory(history);
    switch (chosen?.kind) {
      case undefined:
        return;
      case 'record':
        if ((await showIntent(chosen.record, context)) === 'close') {
          return;
        }
        break;
      case 'damaged':
        await setAside(chosen.file, context);
        break;
      case 'export':
        await exportHistory(history.records);
        return;
    }
  }
}
