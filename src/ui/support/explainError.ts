import * as l10n from '@vscode/l10n';
import { plainText } from '../../core/plainText.js';
import {
  PROXY_ERROR_CODES,
  PROXY_FAILURES,
  proxyFailure,
  type ProxyFailure,
} from '../../core/proxyErrors.js';
import { type ErrorInText, errorInText } from '../../usage/support/errorInText.js';
import type { Invocation } from '../commands/arguments.js';
import { type CommandContext, Refusal } from '../commands/context.js';
import { pickAccount } from '../commands/pick.js';
import { choose, enter, valueOf } from '../input/steps.js';
import { errorMessage, isCancelled } from '../messages.js';
import type { OpenAccount } from '../openAccounts.js';
import { withProgress } from '../progress.js';
import { accountFacts } from '../usage/accountFacts.js';
import { usageText } from '../usageText.js';
import { agoText, joined } from '../words.js';
import { explanationText, failureTitle, type ProviderWord } from './explanationText.js';
import { explanationOf } from './explanations.js';
import { explainsErrors, failingAccount } from './failingAccount.js';
import { selectedText } from './selectedText.js';
import type { SupportTools } from './support.js';

/** Says what an error of a proxy means: of a code, of a text that holds one, of what is selected, or of the one chosen. */
export async function explainError(
  { args, row }: Invocation,
  context: CommandContext,
  { show }: SupportTools,
): Promise<unknown> {
  const named = args.account === undefined ? undefined : await pickAccount(args, context);
  if (args.account !== undefined && !named) {
    return undefined;
  }
  const isAskedOf = args.text !== undefined || args.source === 'selection';
  const text = args.text ?? (row === undefined ? selectedText() : '');
  const found =
    args.code === undefined
      ? await failureIn(text, isAskedOf)
      : { failure: givenFailure(args.code), isFromProxy: false, text: args.text ?? '' };
  const open = found && (named ?? (await failingAccount(found.text, context)));
  if (!found || open === 'closed') {
    return undefined;
  }
  const { failure } = found;
  const by = args.by ?? (found.isFromProxy ? 'proxy' : undefined);
  const provider = await providerWord(open, failure);
  const left = failure === 407 ? leftAt(open, context) : undefined;
  await show(failureTitle(failure), explanationText({ failure, by, provider, left }));
  const meaning =
    provider && 'explanation' in provider
      ? plainText(provider.explanation.meaning)
      : explanationOf(failure).meaning;
  return { code: failure, meaning };
}

function givenFailure(code: string | number): ProxyFailure {
  const failure = proxyFailure(code);
  if (failure === undefined) {
    throw new Refusal(
      l10n.t('{0} is not explained here. These are: {1}.', plainText(code), PROXY_ERROR_CODES.join(', ')),
    );
  }
  return failure;
}

interface Found extends Pick<ErrorInText, 'isFromProxy'> {
  readonly failure: ProxyFailure;
  /** In which it was found. */
  readonly text: string;
}

/** The one that a text tells, else the one that a person chooses. */
async function failureIn(text: string, isAskedOf: boolean): Promise<Found | undefined> {
  const { failures, isFromProxy } = errorInText(text);
  const [only] = failures;
  if (only !== undefined && failures.length === 1) {
    return { failure: only, isFromProxy, text };
  }
  const placeholder =
    only !== undefined
      ? l10n.t('There are several errors. Which one is it?')
      : isAskedOf
        ? l10n.t('No error of a proxy was found there. Which one is it?')
        : l10n.t('Which error did the proxy answer with?');
  const choices = (only === undefined ? PROXY_FAILURES : failures).map(choiceOf);
  const other = { label: l10n.t('$(clippy) Paste an error message'), value: 'message' as const };
  const chosen = valueOf(
    await choose<ProxyFailure | 'message'>(only === undefined ? [...choices, other] : choices, {
      placeholder,
    }),
  );
  return chosen === 'message' ? failureInMessage() : chosen && { failure: chosen, isFromProxy, text };
}

function choiceOf(failure: ProxyFailure) {
  const { title } = explanationOf(failure);
  return typeof failure === 'number'
    ? { label: String(failure), description: title, value: failure }
    : { label: title, value: failure };
}

/** Text of a terminal, say, which no extension can read: a person pastes it. */
async function failureInMessage(): Promise<Found | undefined> {
  const message = valueOf(
    await enter({
      prompt: l10n.t('The error message, or the lines of the log around it. It stays on this machine.'),
      validate: (typed) =>
        errorInText(typed).failures.length === 0 ? l10n.t('No error of a proxy is in it.') : undefined,
    }),
  );
  return message === undefined ? undefined : failureIn(message, true);
}

/** What the account's provider says of it; asked anonymously, and only for the code. */
async function providerWord(
  open: OpenAccount | undefined,
  failure: ProxyFailure,
): Promise<ProviderWord | undefined> {
  if (!open || typeof failure !== 'number' || !explainsErrors(open)) {
    return undefined;
  }
  const { errorLookup } = open.reads.capabilities;
  const provider = open.info.label;
  if (!errorLookup.codes.includes(failure)) {
    return undefined;
  }
  try {
    const explanation = await withProgress(l10n.t('Looking up {0}', failure), (signal) =>
      errorLookup.explain(failure, signal),
    );
    return { provider, explanation };
  } catch (error) {
    return isCancelled(error) ? undefined : { provider, problem: errorMessage(error, provider) };
  }
}

/** What is left where traffic or requests are counted, as far as it is known by now. */
function leftAt(open: OpenAccount | undefined, context: CommandContext): string | undefined {
  const usage = open && accountFacts(open, context.memory).usage;
  if (!usage || usage.value.kind === 'balance') {
    return undefined;
  }
  const left =
    usage.value.kind === 'traffic' ? usage.value.remainingGigabytes : usage.value.limit - usage.value.used;
  return joined([
    plainText(open.account.label),
    usageText(usage.value),
    agoText(usage.at, Date.now()),
    left > 0 ? undefined : l10n.t('that alone can be why'),
  ]);
}
