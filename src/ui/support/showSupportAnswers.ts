import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { iconSafe } from '../../core/plainText.js';
import type { Invocation } from '../commands/arguments.js';
import type { CommandContext } from '../commands/context.js';
import { pickAccount } from '../commands/pick.js';
import { choose, chooseSeveral, valueOf } from '../input/steps.js';
import { agoText, joined } from '../words.js';
import { answerText } from './answerText.js';
import type { KeptAnswer } from './keptAnswers.js';
import type { SupportTools } from './support.js';

/** Lists the answers that are kept, of one account where it is named, to read or delete them. */
export async function showSupportAnswers(
  { args }: Invocation,
  context: CommandContext,
  { answers, show }: SupportTools,
): Promise<unknown> {
  const kept = answers
    .all()
    .filter(
      ({ account }) => args.account === undefined || [account.id, account.label].includes(args.account),
    );
  if (kept.length === 0) {
    // an account that is gone may have answers; one that never was is a mistake
    await (args.account === undefined ? undefined : pickAccount(args, context));
    await tellThatThereIsNone(args.account);
    return { count: 0 };
  }
  const chosen = valueOf(
    await choose<KeptAnswer | 'delete'>(
      [
        ...kept.map((answer) => ({ ...itemOf(answer), value: answer })),
        { label: l10n.t('$(trash) Delete answers'), value: 'delete' as const },
      ],
      { placeholder: l10n.t('Which answer?') },
    ),
  );
  if (chosen === 'delete') {
    await deleteSome(kept, answers);
  } else if (chosen) {
    await show(l10n.t('{0} answers', chosen.provider), answerText(chosen));
  }
  return { count: answers.all().length };
}

function itemOf({ question, account, provider, answer, at }: KeptAnswer): vscode.QuickPickItem {
  return {
    label: iconSafe(question),
    description: iconSafe(joined([account.label, provider, agoText(at, Date.now())])),
    detail: iconSafe(answer.join(' ')),
  };
}

async function deleteSome(kept: readonly KeptAnswer[], answers: SupportTools['answers']): Promise<void> {
  const chosen = valueOf(
    await chooseSeveral(
      kept.map((answer) => ({ ...itemOf(answer), value: answer.id, isChosen: false })),
      l10n.t('Which answers are to be deleted?'),
    ),
  );
  await answers.forget(chosen ?? []);
}

async function tellThatThereIsNone(account: string | undefined): Promise<void> {
  const ask = l10n.t('Ask support');
  const pressed = await vscode.window.showInformationMessage(
    l10n.t('There is no answer yet. Ask a provider a question: what it answers is kept here.'),
    ask,
  );
  if (pressed === ask) {
    await vscode.commands.executeCommand('egress.askSupport', account === undefined ? {} : { account });
  }
}
