import * as l10n from '@vscode/l10n';
import { can, type Capabilities, type Capability, type CapabilitySet } from '../../core/capabilities.js';
import { iconSafe, plainText } from '../../core/plainText.js';
import { choose, valueOf } from '../input/steps.js';
import type { OpenAccount, ReadyAccount } from '../openAccounts.js';
import type { AccountReads } from '../../reads/accountReads.js';
import { accountPlace } from './accountPlace.js';
import type { CommandArguments } from './arguments.js';
import { Refusal, type CommandContext } from './context.js';

/** An account known to have a capability. */
export type AccountThatCan<C extends Capability> = ReadyAccount & {
  readonly reads: AccountReads & { readonly capabilities: CapabilitySet & Pick<Capabilities, C> };
};

/**
 * The account that is meant, or the one chosen from those that have `capability`. Resolves to
 * `undefined` when the person closed the list.
 *
 * @throws Refusal where none fits, saying what to do
 */
export async function pickAccountThatCan<C extends Capability>(
  capability: C,
  args: CommandArguments,
  context: CommandContext,
): Promise<AccountThatCan<C> | undefined> {
  const fitting = await accountsThat(
    (open): open is AccountThatCan<C> => hasCapability(open, capability),
    args,
    context,
  );
  return pickOne(fitting, l10n.t('Which account?'));
}

/**
 * The accounts that `fits` takes, of those that are meant; at least one.
 *
 * @throws Refusal where none fits, saying what to do
 */
export async function accountsThat<T extends OpenAccount>(
  fits: (open: OpenAccount) => open is T,
  args: CommandArguments,
  context: CommandContext,
): Promise<readonly T[]> {
  const all = await context.openAccounts.all();
  const meant = accountsNamed(args.account, all);
  const fitting = meant.filter(fits);
  if (fitting.length === 0) {
    throw new Refusal(whyNone(args.account, all, meant));
  }
  return fitting;
}

/** Any account, ready or locked, that is meant or chosen. */
export async function pickAccount(
  args: CommandArguments,
  context: CommandContext,
  options: { readonly isStored: boolean } = { isStored: false },
): Promise<OpenAccount | undefined> {
  const open = await context.openAccounts.all();
  const all = open.filter(({ account }) => !options.isStored || !account.isSandbox);
  const meant = accountsNamed(args.account, all);
  if (meant.length === 0 && accountsNamed(args.account, open).length > 0) {
    throw new Refusal(l10n.t('The sandbox’s accounts stay as they are. Stop the sandbox to take them away.'));
  }
  if (meant.length === 0) {
    throw new Refusal(whyNone(args.account, open, meant));
  }
  return pickOne(meant, l10n.t('Which account?'));
}

function hasCapability<C extends Capability>(open: OpenAccount, capability: C): open is AccountThatCan<C> {
  return open.kind === 'ready' && can(open.reads.capabilities, capability);
}

/** Those that an argument means: the one with this id, else all with this label; all where it is absent. */
export function accountsNamed<T extends OpenAccount>(
  idOrLabel: string | undefined,
  all: readonly T[],
): readonly T[] {
  if (idOrLabel === undefined) {
    return all;
  }
  const byId = all.filter(({ account }) => account.id === idOrLabel);
  return byId.length > 0 ? byId : all.filter(({ account }) => account.label === idOrLabel);
}

function whyNone(
  idOrLabel: string | undefined,
  all: readonly OpenAccount[],
  meant: readonly OpenAccount[],
): string {
  if (all.length === 0) {
    return l10n.t('There is no account yet. Add one, or start the sandbox.');
  }
  if (idOrLabel !== undefined && meant.length === 0) {
    return l10n.t('No account is called "{0}". Use an account’s label or id.', plainText(idOrLabel));
  }
  return meant.some(({ kind }) => kind === 'locked')
    ? l10n.t('The account’s key is not on this machine. Enter it again first.')
    : l10n.t('No account can do this. Its provider does not offer it.');
}

async function pickOne<T extends OpenAccount>(
  accounts: readonly T[],
  placeholder: string,
): Promise<T | undefined> {
  const [only] = accounts;
  if (accounts.length === 1) {
    return only;
  }
  return valueOf(
    await choose(
      accounts.map((value) => ({
        label: iconSafe(plainText(value.account.label)),
        description: accountPlace(value.account, value.info),
        value,
      })),
      { placeholder },
    ),
  );
}
