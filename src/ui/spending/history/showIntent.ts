import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { linkSafe } from '../../../core/plainText.js';
import { isUnsettled, type IntentRecord } from '../../../spending/intent.js';
import type { MoneyContext } from '../context.js';
import { choose, valueOf } from '../../input/steps.js';
import { withProgress } from '../../progress.js';
import { effectText } from '../effectText.js';
import { settledText } from '../outcomeText.js';
import { spendingAccount } from '../spendingAccount.js';
import { evidenceText } from './evidenceText.js';

type Act = 'look' | 'happened' | 'didNotHappen' | 'list';

/** Shows the evidence; an unsettled intent can then be looked at again or decided. Resolves to where to go next. */
export async function showIntent(record: IntentRecord, context: MoneyContext): Promise<'close' | 'list'> {
  for (let current: IntentRecord | undefined = record; current;) {
    await context.documents.show('egress-evidence', l10n.t('Evidence'), evidenceText(current));
    if (!isUnsettled(current)) {
      return 'close';
    }
    const act = await chooseAct(current);
    switch (act) {
      case undefined:
        return 'close';
      case 'list':
        return 'list';
      case 'look':
        await lookAgain(current, context);
        break;
      case 'happened':
      case 'didNotHappen':
        await decide(current, act === 'happened', context);
        break;
    }
    current = await sameIntent(current, context);
  }
  return 'close';
}

async function chooseAct(record: IntentRecord): Promise<Act | undefined> {
  return valueOf(
    await choose<Act>(
      [
        {
          label: l10n.t('$(refresh) Look again'),
          detail: l10n.t('Reads the provider’s lists and compares them with those of before'),
          value: 'look',
        },
        { label: l10n.t('$(check) It happened'), detail: l10n.t('Records your word'), value: 'happened' },
        {
          label: l10n.t('$(dash) It did not happen'),
          detail: l10n.t('Records your word'),
          value: 'didNotHappen',
        },
        { label: l10n.t('$(arrow-left) Back to the history'), value: 'list' },
      ],
      { placeholder: l10n.t('Not settled: {0}', effectText(record.intent.effect)) },
    ),
  );
}

async function lookAgain(record: IntentRecord, { openAccounts, door }: MoneyContext): Promise<void> {
  const open = (await openAccounts.all())
    .filter((each) => each.kind === 'ready')
    .find(({ account }) => account.id === record.intent.account.id);
  if (!open) {
    void vscode.window.showWarningMessage(
      l10n.t('The account is not here with its key, so its lists cannot be read. Add it, or decide by hand.'),
    );
    return;
  }
  const settled = await withProgress(l10n.t('Looking at the lists'), (signal) =>
    door.reconcile([spendingAccount(open)], signal),
  );
  const now = settled.find(({ intent }) => intent.id === record.intent.id);
  void vscode.window.showInformationMessage(
    now
      ? linkSafe(settledText(now))
      : l10n.t('The lists do not tell. Look at the account on the provider’s website, then decide.'),
  );
}

async function decide(record: IntentRecord, happened: boolean, { door }: MoneyContext): Promise<void> {
  const confirm = happened ? l10n.t('It happened') : l10n.t('It did not happen');
  const answer = await vscode.window.showWarningMessage(
    happened ? l10n.t('Record that it happened?') : l10n.t('Record that it did not happen?'),
    {
      modal: true,
      detail: [
        linkSafe(effectText(record.intent.effect)),
        happened
          ? l10n.t('It counts towards your daily limit. Nothing is sent.')
          : l10n.t('Be sure: if it did happen, doing it again pays twice. Nothing is sent now.'),
      ].join('\n\n'),
    },
    confirm,
  );
  if (answer === confirm) {
    await door.decide(record.intent.id, happened);
  }
}

async function sameIntent(
  { intent }: IntentRecord,
  { door }: MoneyContext,
): Promise<IntentRecord | undefined> {
  return (await door.history()).records.find((record) => record.intent.id === intent.id);
}
