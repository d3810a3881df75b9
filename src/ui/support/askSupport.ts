import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { plainLines, plainText } from '../../core/plainText.js';
import type { Invocation } from '../commands/arguments.js';
import { type CommandContext, Refusal } from '../commands/context.js';
import { type AccountThatCan, pickAccountThatCan } from '../commands/pick.js';
import { enter, valueOf } from '../input/steps.js';
import { errorMessage, isCancelled } from '../messages.js';
import { withProgress } from '../progress.js';
import { answerText, namedValues } from './answerText.js';
import type { SupportTools } from './support.js';

/** Asks an account's provider a question; the answer is shown and kept. */
export async function askSupport(
  { args }: Invocation,
  context: CommandContext,
  { answers, show }: SupportTools,
): Promise<unknown> {
  const open = await pickAccountThatCan('support', args, context);
  const question = open && (args.question?.trim() ?? (await enteredQuestion(open, context)));
  if (!open || question === undefined) {
    return undefined;
  }
  const problem = await questionProblem(question, context);
  if (problem !== undefined) {
    throw new Refusal(problem);
  }
  const { answer, related } = await answerTo(question, open);
  const kept = await answers.keep({
    account: { id: open.account.id, label: plainText(open.account.label) },
    provider: open.info.label,
    question: plainText(question),
    answer: [...plainLines(answer)],
    related: [...namedValues(related)],
    at: Date.now(),
  });
  await show(l10n.t('{0} answers', open.info.label), answerText(kept));
  return { answer: kept.answer.join('\n'), related: kept.related };
}

async function enteredQuestion(
  { info }: AccountThatCan<'support'>,
  context: CommandContext,
): Promise<string | undefined> {
  return valueOf(
    await enter({
      prompt: l10n.t('Ask {0}: countries, quota, pricing, errors, timeouts, speed, availability', info.label),
      check: (text) => questionProblem(text, context),
    }),
  );
}

/** Why a question is not sent: it is empty, or holds what only its owner may know. */
async function questionProblem(
  question: string,
  { accounts }: Pick<CommandContext, 'accounts'>,
): Promise<string | undefined> {
  if (plainText(question) === '') {
    return l10n.t('Enter a question.');
  }
  const states = await Promise.all(accounts.all().map(({ id }) => accounts.keyState(id)));
  const hasKey = states.some((state) => state.kind === 'present' && state.key.isWithin(question));
  return hasKey || LOGIN_IN_URL.test(question)
    ? l10n.t('The question holds a key or a password. Take it out: whoever reads questions would read it.')
    : undefined;
}

const LOGIN_IN_URL = /:\/\/[^\s/@]+@/u;

async function answerTo(question: string, { account, info, reads }: AccountThatCan<'support'>) {
  try {
    return await withProgress(l10n.t('Asking {0}', info.label), (signal) =>
      reads.capabilities.support.ask(question, signal),
    );
  } catch (error) {
    if (isCancelled(error)) {
      throw error;
    }
    // what was typed is not lost
    throw new Refusal(errorMessage(error, info.label), {
      label: l10n.t('Ask again'),
      run: () => vscode.commands.executeCommand('egress.askSupport', { account: account.id, question }),
    });
  }
}
