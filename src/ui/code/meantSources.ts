import * as l10n from '@vscode/l10n';
import { plainText } from '../../core/plainText.js';
import type { CommandArguments, Invocation } from '../commands/arguments.js';
import { type CommandContext, Refusal } from '../commands/context.js';
import { accountsNamed } from '../commands/pick.js';
import { definedTarget } from '../commands/pickEndpoint.js';
import type { ReadyAccount } from '../openAccounts.js';
import type { Row } from '../tree/row.js';
import {
  endpointSource,
  keptSource,
  orderSource,
  premiumSource,
  type ProxySource,
  publicSource,
  sourcesOf,
  subscriptionSource,
  targetSource,
} from './proxySources.js';

type Context = Pick<CommandContext, 'openAccounts' | 'memory'>;
type Tokens = NonNullable<Row['tokens']>;

interface Meant {
  /** All of these are meant; else one of them, which a person chooses. */
  readonly isExact: boolean;
  readonly sources: readonly ProxySource[];
}

/**
 * The lists that rows or arguments mean: what was selected, an order, a subscription, one proxy; else those of the
 * account, or of all. Reads nothing.
 *
 * @throws Refusal where no account fits
 */
export async function meantSources({ args, row, rows }: Invocation, context: Context): Promise<Meant> {
  const ready = (await context.openAccounts.all()).filter((open) => open.kind === 'ready');
  if (rows) {
    const sources = rows.flatMap((each) => {
      const accounts = each.args ? accountsNamed(each.args.account, ready) : [];
      return each.args ? (ofAll(accounts, each.args, each.tokens ?? [], context) ?? []) : [];
    });
    return { isExact: true, sources };
  }
  const accounts = accountsNamed(args.account, ready);
  if (accounts.length === 0) {
    throw new Refusal(
      ready.length === 0
        ? l10n.t('There is no account with a key yet. Add one, or start the sandbox.')
        : l10n.t('No account is called "{0}". Use an account’s label or id.', plainText(args.account)),
    );
  }
  const named = ofAll(accounts, args, row?.tokens ?? [], context);
  return named
    ? { isExact: true, sources: named }
    : { isExact: false, sources: accounts.flatMap((account) => sourcesOf(account, context.memory)) };
}

/** Undefined where nothing below the account is named. */
function ofAll(
  accounts: readonly ReadyAccount[],
  args: Pick<CommandArguments, 'order' | 'subscription' | 'target' | 'proxy'>,
  tokens: Tokens,
  context: Context,
): readonly ProxySource[] | undefined {
  const find = named(args, tokens, context);
  return find && accounts.map(find).filter((source) => source !== undefined);
}

function named(
  {
    order,
    subscription,
    target,
    proxy,
  }: Pick<CommandArguments, 'order' | 'subscription' | 'target' | 'proxy'>,
  tokens: Tokens,
  { memory }: Context,
): ((account: ReadyAccount) => ProxySource | undefined) | undefined {
  if (order !== undefined) {
    return (account) => orderSource(order, account);
  }
  if (subscription !== undefined) {
    return (account) => subscriptionSource(subscription, account);
  }
  if (target !== undefined) {
    return (account) => targetSource(definedTarget(target), account);
  }
  if (proxy !== undefined) {
    return (account) => endpointSource(proxy, account);
  }
  if (tokens.includes('publicList')) {
    return (account) => publicSource(account, memory);
  }
  if (tokens.includes('premiumList')) {
    return (account) => premiumSource(account, memory);
  }
  return tokens.includes('keptList') ? keptSource : undefined;
}
