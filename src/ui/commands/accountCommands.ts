import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { isAccountError, type AccountErrorKind } from '../../accounts/accountError.js';
import { linkSafe, plainText } from '../../core/plainText.js';
import { enter, runSteps, valueOf, type Step } from '../input/steps.js';
import {
  baseUrlStep,
  keyStep,
  freeLabel,
  labelStep,
  providerStep,
  requireBaseUrl,
  takenProblem,
  type AccountDraft,
} from './accountSteps.js';
import type { CommandArguments } from './arguments.js';
import { Refusal, type CommandContext, type Handler } from './context.js';
import { checkKeyOf } from './keyCheck.js';
import { pickAccount } from './pick.js';

export const addAccount: Handler = async ({ args }, context) => {
  const given = context.providers.find(({ id }) => id === args.provider);
  if (given?.isKept) {
    return addList(args, context);
  }
  if (args.baseUrl !== undefined) {
    requireBaseUrl(args.baseUrl);
  }
  const taken = labelsOf(context);
  const problem = takenProblem(args.label ?? '', taken);
  if (problem !== undefined) {
    throw new Refusal(problem);
  }
  const first: Step<AccountDraft>[] = given ? [] : [providerStep(context.providers, args.baseUrl)];
  const rest: Step<AccountDraft>[] = [
    ...(args.baseUrl === undefined ? [baseUrlStep] : []),
    ...(args.label === undefined ? [labelStep(taken)] : []),
    keyStep,
  ];
  const draft = await runSteps<AccountDraft>(
    l10n.t('Add account'),
    { provider: given, baseUrl: args.baseUrl, label: args.label },
    ({ provider }) => (provider?.isKept ? first : [...first, ...rest]),
  );
  if (draft?.provider?.isKept) {
    return addList(args, context);
  }
  if (!draft?.provider || draft.baseUrl === undefined || !draft.key) {
    return undefined;
  }
  const { provider, key } = draft;
  const label = draft.label?.trim() ?? '';
  const account = await kept(
    context.accounts.add(
      {
        provider: provider.id,
        label: plainText(label) === '' ? freeLabel(provider.label, taken) : label,
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
  if (open.info.isKept) {
    throw new Refusal(
      l10n.t(
        'The passwords of {0} are gone from the keychain. Add the list again.',
        plainText(open.account.label),
      ),
      { label: l10n.t('Add proxy list'), run: () => addList({}, context) },
    );
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
  const others = labelsOf(context, open.account.id);
  const problemOf = (label: string) => labelProblem(label) ?? takenProblem(label, others);
  const label =
    args.label?.trim() ??
    valueOf(
      await enter({
        prompt: l10n.t('New label of the account'),
        value: open.account.label,
        validate: problemOf,
      }),
    );
  if (label === undefined) {
    return undefined;
  }
  const problem = problemOf(label);
  if (problem !== undefined) {
    throw new Refusal(problem);
  }
  await kept(context.accounts.rename(open.account.id, label));
  return { account: open.account.id, label };
};

/** The labels of all accounts, but not of this one. */
function labelsOf({ accounts }: CommandContext, but?: string): readonly string[] {
  return accounts.all().flatMap(({ id, label }) => (id === but ? [] : [label]));
}

/** A label of unseen characters alone would be a row without a name. */
function labelProblem(label: string): string | undefined {
  return plainText(label) === '' ? l10n.t('Enter a label.') : undefined;
}

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
      detail: open.info.isKept
        ? l10n.t('The list and its passwords are deleted from this machine.')
        : l10n.t('Its key is deleted from this machine. Nothing changes at {0}.', open.info.label),
    },
    remove,
  );
  if (answer !== remove) {
    return undefined;
  }
  await kept(context.accounts.remove(open.account.id));
  await (open.info.isKept ? context.keptLists.discard(open.account.baseUrl) : undefined);
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

/** A list has questions of its own, in the part that reads lists. */
async function addList(args: CommandArguments, context: CommandContext): Promise<unknown> {
  const { addProxyList } = await context.later.check();
  return addProxyList({ args, row: undefined }, context);
}

/** Tests the key where that is free; a key that costs to test is tested by the person's own command. */
async function checkAndTell(accountId: string, context: CommandContext): Promise<void> {
  const open = (await context.openAccounts.all()).find(({ account }) => account.id === accountId);
  if (open?.kind === 'ready' && open.reads.capabilities.keyCheck) {
    await checkKeyOf(open, open.reads.capabilities.keyCheck);
  }
}

/** Turns what the keychain or the disk refused into a sentence. */
export async function kept<T>(work: Promise<T>): Promise<T> {
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
