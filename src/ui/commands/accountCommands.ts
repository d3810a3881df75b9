import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { isAccountError, type AccountErrorKind } from '../../accounts/accountError.js';
import { parseBaseUrl, type BaseUrlFault } from '../../core/baseUrl.js';
import { linkSafe, plainText } from '../../core/plainText.js';
import type { ProviderId, ProviderInfo } from '../../core/provider.js';
import { Secret } from '../../core/secret.js';
import { choose, enter, mapAnswer, runSteps, valueOf, type Step } from '../input/steps.js';
import { checkKeyOf } from './keyCheck.js';
import type { CommandContext, Handler } from './context.js';
import { Refusal } from './context.js';
import { pickAccount } from './pick.js';

interface AccountDraft {
  readonly provider?: ProviderInfo | undefined;
  readonly baseUrl?: string | undefined;
  readonly label?: string | undefined;
  readonly key?: Secret;
}

export const addAccount: Handler = async ({ args }, context) => {
  const given = context.providers.find(({ id }) => id === args.provider);
  if (args.baseUrl !== undefined) {
    requireBaseUrl(args.baseUrl);
  }
  const steps: Step<AccountDraft>[] = [
    ...(given ? [] : [providerStep(context.providers, args.baseUrl)]),
    ...(args.baseUrl === undefined ? [baseUrlStep] : []),
    ...(args.label === undefined ? [labelStep] : []),
    keyStep,
  ];
  const draft = await runSteps<AccountDraft>(
    l10n.t('Add account'),
    { provider: given, baseUrl: args.baseUrl, label: args.label },
    steps,
  );
  if (!draft?.provider || draft.baseUrl === undefined || !draft.key) {
    return undefined;
  }
  const { provider, key } = draft;
  const label = draft.label?.trim() ?? '';
  const account = await kept(
    context.accounts.add(
      {
        provider: provider.id,
        label: label === '' ? provider.label : label,
        baseUrl: requireBaseUrl(draft.baseUrl),
      },
      key,
    ),
  );
  await checkAndTell(account.id, context);
  return { account: account.id, provider: account.provider, label: account.label };
};

export const replaceKey: Handler = async ({ args }, context) => {
  const open = await pickAccount(args, context, { isStored: true });
  if (!open) {
    return undefined;
  }
  const draft = await runSteps<AccountDraft>(
    l10n.t('Replace the key of {0}', plainText(open.account.label)),
    { provider: open.info, baseUrl: open.account.baseUrl },
    [keyStep],
  );
  if (!draft?.key) {
    return undefined;
  }
  await kept(context.accounts.replaceKey(open.account.id, draft.key));
  await checkAndTell(open.account.id, context);
  return { account: open.account.id };
};

export const renameAccount: Handler = async ({ args }, context) => {
  const open = await pickAccount(args, context, { isStored: true });
  if (!open) {
    return undefined;
  }
  const label =
    args.label ??
    valueOf(
      await enter({
        prompt: l10n.t('New label of the account'),
        value: open.account.label,
        validate: (text) => (text === '' ? l10n.t('Enter a label.') : undefined),
      }),
    );
  if (label === undefined) {
    return undefined;
  }
  await kept(context.accounts.rename(open.account.id, label));
  return { account: open.account.id, label };
};

export const removeAccount: Handler = async ({ args }, context) => {
  const open = await pickAccount(args, context, { isStored: true });
  if (!open) {
    return undefined;
  }
  const remove = l10n.t('Remove');
  const answer = await vscode.window.showWarningMessage(
    l10n.t('Remove the account {0}?', linkSafe(plainText(open.account.label))),
    {
      modal: true,
      detail: l10n.t('Its key is deleted from this machine. Nothing changes at {0}.', open.info.label),
    },
    remove,
  );
  if (answer !== remove) {
    return undefined;
  }
  await kept(context.accounts.remove(open.account.id));
  await context.memory.forget(open.account.id);
  return { account: open.account.id };
};

export const openProviderSite: Handler = async ({ args }, context) => {
  const open = await pickAccount(args, context);
  if (!open) {
    return undefined;
  }
  const site = open.info.siteUrl ?? new URL(open.account.baseUrl).origin;
  await vscode.env.openExternal(vscode.Uri.parse(site, true));
  return { url: site };
};

function providerStep(
  providers: readonly ProviderInfo[],
  givenBaseUrl: string | undefined,
): Step<AccountDraft> {
  return async (draft, position) =>
    mapAnswer(
      await choose<ProviderId>(
        providers.map(({ id, label, summary, keyHint }) => ({
          label,
          description: summary(),
          detail: keyHint(),
          value: id,
        })),
        {
          placeholder: l10n.t('Which provider?'),
          position,
          ...(draft.provider ? { active: draft.provider.id } : {}),
        },
      ),
      (id) => ({
        ...draft,
        provider: providers.find((provider) => provider.id === id),
        // another provider has another address
        baseUrl: id === draft.provider?.id ? draft.baseUrl : givenBaseUrl,
      }),
    );
}

const baseUrlStep: Step<AccountDraft> = async (draft, position) =>
  mapAnswer(
    await enter({
      prompt: l10n.t('Address of the API. The key is sent there and nowhere else.'),
      placeholder: 'https://proxy.example.com',
      value: draft.baseUrl ?? draft.provider?.defaultBaseUrl ?? '',
      position,
      validate: baseUrlProblem,
    }),
    (baseUrl) => ({ ...draft, baseUrl }),
  );

const labelStep: Step<AccountDraft> = async (draft, position) =>
  mapAnswer(
    await enter({
      prompt: l10n.t('Your own name for this account'),
      placeholder: draft.provider?.label ?? '',
      value: draft.label ?? '',
      position,
    }),
    (label) => ({ ...draft, label }),
  );

const keyStep: Step<AccountDraft> = async (draft, position) =>
  mapAnswer(
    await enter({
      prompt: l10n.t('API key for {0}. It is kept in the keychain of this machine.', originOf(draft.baseUrl)),
      placeholder: draft.provider?.keyPlaceholder ?? '',
      isPassword: true,
      position,
      validate: keyProblem,
    }),
    (key) => ({ ...draft, key: new Secret(key.trim()) }),
  );

function keyProblem(text: string): string | undefined {
  const key = text.trim();
  if (key === '') {
    return l10n.t('Enter the key.');
  }
  return /^[\x21-\x7e]+$/.test(key)
    ? undefined
    : l10n.t('A key has no spaces and no accented letters. Copy it again, whole.');
}

function originOf(baseUrl: string | undefined): string {
  const parsed = parseBaseUrl(baseUrl ?? '');
  return parsed.ok ? parsed.origin : '';
}

function baseUrlProblem(text: string): string | undefined {
  const parsed = parseBaseUrl(text);
  return parsed.ok ? undefined : baseUrlFaultText(parsed.reason);
}

function requireBaseUrl(text: string): string {
  const parsed = parseBaseUrl(text);
  if (!parsed.ok) {
    throw new Refusal(baseUrlFaultText(parsed.reason));
  }
  return parsed.url;
}

function baseUrlFaultText(fault: BaseUrlFault): string {
  switch (fault) {
    case 'malformed':
      return l10n.t('That is no web address. Enter it like https://proxy.example.com.');
    case 'scheme':
      return l10n.t('The address must begin with https://.');
    case 'insecure':
      return l10n.t(
        'Over http:// the key would be readable on the way. Use https://; http:// is for this machine alone.',
      );
    case 'host':
      return l10n.t('The host is written so that it reads as another one. Write it plainly.');
    case 'userinfo':
      return l10n.t('Leave out the user name and password: the key is asked for next.');
    case 'query':
      return l10n.t('Leave out the part after the question mark.');
    case 'fragment':
      return l10n.t('Leave out the part after the #.');
  }
}

/** Tests the key where that is free; a key that costs to test is tested by the person's own command. */
async function checkAndTell(accountId: string, context: CommandContext): Promise<void> {
  const open = (await context.openAccounts.all()).find(({ account }) => account.id === accountId);
  if (open?.kind === 'ready' && open.reads.capabilities.keyCheck) {
    await checkKeyOf(open, open.reads.capabilities.keyCheck);
  }
}

async function kept<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (isAccountError(error)) {
      throw new Refusal(accountErrorText(error.kind));
    }
    throw error;
  }
}

function accountErrorText(kind: AccountErrorKind): string {
  switch (kind) {
    case 'keychainRefused':
      return l10n.t(
        'The keychain of this machine refused the key. Unlock it, and try again. Nothing was changed.',
      );
    case 'keychainForgot':
      return l10n.t(
        'The keychain took the key and does not have it. Check that a keyring runs. Nothing was changed.',
      );
    case 'diskRefused':
      return l10n.t(
        'The account could not be written to disk. Check space and permissions. Nothing was changed.',
      );
    case 'notStored':
      return l10n.t('The account is gone: another window may have removed it.');
    case 'invalidBaseUrl':
      return l10n.t(
        'The account’s address is not one that a key may be sent to. Remove the account and add it again.',
      );
  }
}
