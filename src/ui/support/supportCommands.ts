import * as l10n from '@vscode/l10n';
import { plainText } from '../../core/plainText.js';
import { Refusal, type Handler } from '../commands/context.js';
import { pickAccountThatCan } from '../commands/pick.js';
import { choose, enter, valueOf } from '../input/steps.js';
import { withProgress } from '../progress.js';
import { showAnswer } from '../commands/showAnswer.js';

export const explainError: Handler = async ({ args }, context) => {
  const open = await pickAccountThatCan('errorLookup', args, context);
  if (!open) {
    return undefined;
  }
  const { errorLookup } = open.reads.capabilities;
  const { codes } = errorLookup;
  const given = args.code === undefined ? undefined : codes.find((each) => each === Number(args.code));
  if (args.code !== undefined && given === undefined) {
    throw new Refusal(l10n.t('{0} explains the codes {1}.', open.info.label, codes.join(', ')));
  }
  const code =
    given ??
    valueOf(
      await choose(
        codes.map((value) => ({ label: String(value), value })),
        { placeholder: l10n.t('Which error did the proxy answer with?') },
      ),
    );
  if (code === undefined) {
    return undefined;
  }
  const explanation = await withProgress(l10n.t('Looking up {0}', code), (signal) =>
    errorLookup.explain(code, signal),
  );
  await showAnswer(
    plainText(`${explanation.code}: ${explanation.meaning}`),
    [
      ...explanation.causes.map((cause) => `• ${plainText(cause)}`),
      ...(explanation.fix === undefined ? [] : ['', plainText(explanation.fix)]),
    ].join('\n'),
  );
  return { code: explanation.code, meaning: plainText(explanation.meaning) };
};

export const askSupport: Handler = async ({ args }, context) => {
  const open = await pickAccountThatCan('support', args, context);
  const question =
    open &&
    (args.question ??
      valueOf(
        await enter({
          prompt: l10n.t(
            'Ask {0}: countries, quota, pricing, errors, timeouts, speed, availability',
            open.info.label,
          ),
          validate: (text) => (text === '' ? l10n.t('Enter a question.') : undefined),
        }),
      ));
  if (!open || question === undefined) {
    return undefined;
  }
  const { answer } = await withProgress(l10n.t('Asking {0}', open.info.label), (signal) =>
    open.reads.capabilities.support.ask(question, signal),
  );
  await showAnswer(l10n.t('{0} answers', open.info.label), plainText(answer));
  return { answer: plainText(answer) };
};

export const showSupportAnswers: Handler = () => Promise.resolve(undefined);
