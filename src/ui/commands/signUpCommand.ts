import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { isEmailAddress } from '../../core/emailAddress.js';
import type { ProviderInfo } from '../../core/provider.js';
import { plainText } from '../../core/plainText.js';
import { Secret } from '../../core/secret.js';
import { choose, enter, mapAnswer, runSteps, valueOf, type Step } from '../input/steps.js';
import { summaryOf } from '../spending/outcomeText.js';
import { spendAs, tell } from '../spending/spend.js';
import type { Wording } from '../spending/wording.js';
import { kept } from './accountCommands.js';
import { requireBaseUrl } from './accountSteps.js';
import { Refusal } from './context.js';
import type { MoneyContext, MoneyHandler } from '../spending/context.js';

interface SignUpDraft {
  readonly email: string;
  readonly password: string;
}

/** Makes an account at a provider; its key, where the answer holds one, becomes an account here. */
export const signUp: MoneyHandler = async ({ args }, context) => {
  if (args.email !== undefined) {
    refuse(emailProblem(args.email));
  }
  const info = await pickProvider(args.provider, context);
  if (!info) {
    return undefined;
  }
  const baseUrl = requireBaseUrl(args.baseUrl ?? info.defaultBaseUrl ?? '');
  const sender = context.signUpAt(info.id, baseUrl);
  if (!sender) {
    throw new Refusal(l10n.t('{0} takes sign-ups on its website alone.', info.label));
  }
  const draft = await runSteps<SignUpDraft>(
    l10n.t('Sign up at {0}', info.label),
    { email: args.email ?? '', password: '' },
    [...(args.email === undefined ? [emailStep] : []), passwordStep, repeatedPasswordStep],
  );
  if (!draft) {
    return undefined;
  }
  const { origin } = new URL(baseUrl);
  const email = plainText(draft.email);
  const what: Wording = {
    question: l10n.t('Sign up at {0} as {1}?', info.label, email),
    verb: l10n.t('Sign up'),
    details: [l10n.t('Email and password are sent to {0}. The password is kept nowhere.', origin)],
    done: ({ key }) =>
      key
        ? l10n.t('Signed up at {0} as {1}. The account is in the sidebar.', info.label, email)
        : l10n.t(
            'Signed up at {0} as {1}. Get the key on its website, then add the account.',
            info.label,
            email,
          ),
  };
  const result = await spendAs(
    {
      account: {
        id: 'new',
        label: info.label,
        provider: info.id,
        origin,
        isSandbox: context.accounts
          .all()
          .some((account) => account.isSandbox && new URL(account.baseUrl).origin === origin),
        capabilities: { signUp: sender },
      },
      effect: { kind: 'signUp', of: { email: draft.email } },
      payload: new Secret(draft.password),
    },
    what,
    context,
  );
  if (result.kind === 'done') {
    const { key } = result.receipt;
    await (key ? addAccount(info, baseUrl, args.label, key, context) : openSite(info, origin));
  }
  await tell(result, what, info.label, undefined, context);
  return result.kind === 'closed' ? undefined : summaryOf(result);
};

async function pickProvider(
  wanted: string | undefined,
  { providers, signUpAt }: MoneyContext,
): Promise<ProviderInfo | undefined> {
  const open = providers.filter(({ id, defaultBaseUrl }) => signUpAt(id, defaultBaseUrl ?? '') !== undefined);
  const meant = open.filter(({ id }) => wanted === undefined || id === wanted);
  if (meant.length === 0) {
    throw new Refusal(l10n.t('This provider takes sign-ups on its website alone.'));
  }
  return meant.length === 1
    ? meant[0]
    : valueOf(
        await choose(
          meant.map((value) => ({ label: value.label, description: value.summary(), value })),
          { placeholder: l10n.t('Which provider?') },
        ),
      );
}

async function addAccount(
  info: ProviderInfo,
  baseUrl: string,
  label: string | undefined,
  key: Secret,
  { accounts }: MoneyContext,
): Promise<void> {
  const wanted = label?.trim() ?? '';
  try {
    await kept(
      accounts.add(
        { provider: info.id, label: plainText(wanted) === '' ? info.label : wanted, baseUrl },
        key,
      ),
    );
  } catch (error) {
    if (error instanceof Refusal) {
      throw new Refusal(
        l10n.t(
          'You are signed up at {0}, but its key could not be kept here. {1}',
          info.label,
          error.message,
        ),
      );
    }
    throw error;
  }
}

async function openSite({ siteUrl }: ProviderInfo, origin: string): Promise<void> {
  await vscode.env.openExternal(vscode.Uri.parse(siteUrl ?? origin, true));
}

const emailStep: Step<SignUpDraft> = async (draft, position) =>
  mapAnswer(
    await enter({
      prompt: l10n.t('Your email address'),
      placeholder: 'you@example.com',
      value: draft.email,
      position,
      validate: emailProblem,
    }),
    (email) => ({ ...draft, email }),
  );

const passwordStep: Step<SignUpDraft> = async (draft, position) =>
  mapAnswer(
    await enter({
      prompt: l10n.t('A password for the new account. It is sent to the provider and kept nowhere.'),
      isPassword: true,
      position,
      validate: (text) => (text === '' ? l10n.t('Enter a password.') : undefined),
    }),
    (password) => ({ ...draft, password }),
  );

const repeatedPasswordStep: Step<SignUpDraft> = async (draft, position) =>
  mapAnswer(
    await enter({
      prompt: l10n.t('The same password again'),
      isPassword: true,
      position,
      validate: (text) =>
        text === draft.password ? undefined : l10n.t('The two differ. Enter it again, or go back.'),
    }),
    () => draft,
  );

function emailProblem(text: string): string | undefined {
  return isEmailAddress(text) ? undefined : l10n.t('Enter an email address, such as you@example.com.');
}

function refuse(problem: string | undefined): void {
  if (problem !== undefined) {
    throw new Refusal(problem);
  }
}
