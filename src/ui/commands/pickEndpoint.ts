import * as l10n from '@vscode/l10n';
import type { Endpoint } from '../../core/endpoint.js';
import { iconSafe, plainText } from '../../core/plainText.js';
import {
  ensureEndpoints,
  ensureListOf,
  loadedEndpoints,
  matching,
  sameProxy,
  speaks,
  type NamedEndpoint,
} from '../endpoints.js';
import { hasCredentials } from '../editor/endpointText.js';
import { bindingName, boundAccounts } from '../binding.js';
import { type ChoiceItem, choose, valueOf } from '../input/steps.js';
import { errorMessage } from '../messages.js';
import type { ReadyAccount } from '../openAccounts.js';
import { withProgress } from '../progress.js';
import { endpointPlace, endpointScheme } from '../tree/endpointRow.js';
import { joined } from '../words.js';
import type { CommandArguments } from './arguments.js';
import { Refusal, type CommandContext } from './context.js';
import { accountsNamed, pickAccountThatCan } from './pick.js';
import { workspaceBinding } from './workspaceBinding.js';

/** An endpoint, and whose it is. */
export interface Candidate extends NamedEndpoint {
  readonly account: ReadyAccount;
}

/**
 * The endpoint that is meant, or the one chosen from a list; in the scheme asked for. Resolves to
 * `undefined` when the person closed the list.
 *
 * @throws Refusal where it cannot be told which is meant, or none is
 */
export async function pickEndpoint(
  args: CommandArguments,
  context: CommandContext,
): Promise<Endpoint | undefined> {
  const wanted = await pickCandidate(args, context);
  return wanted && inScheme(args.scheme, wanted).endpoint;
}

/** As `pickEndpoint`, with its account and its names, in whatever scheme. */
export async function pickCandidate(
  args: CommandArguments,
  context: CommandContext,
): Promise<Candidate | undefined> {
  const target = args.target ?? targetOf(args);
  return target === undefined ? untargeted(args, context) : targeted(target, args, context);
}

async function untargeted(args: CommandArguments, context: CommandContext): Promise<Candidate | undefined> {
  const accounts = await readyAccounts(args, context);
  return args.proxy === undefined ? chosen(accounts, args, context) : named(args.proxy, accounts);
}

async function readyAccounts(
  args: CommandArguments,
  context: CommandContext,
): Promise<readonly ReadyAccount[]> {
  const all = await context.openAccounts.all();
  const ready = all.filter((open) => open.kind === 'ready');
  const meant = accountsNamed(args.account, ready);
  if (meant.length > 0) {
    return meant;
  }
  throw new Refusal(
    ready.length === 0
      ? l10n.t('There is no account with a key yet. Add one, or start the sandbox.')
      : l10n.t('No account is called "{0}". Use an account’s label or id.', plainText(args.account ?? '')),
  );
}

function targetOf({ country, city, session }: CommandArguments): CommandArguments['target'] {
  return country === undefined && city === undefined && session === undefined
    ? undefined
    : { country, city, session };
}

async function targeted(
  target: NonNullable<CommandArguments['target']>,
  args: CommandArguments,
  context: CommandContext,
): Promise<Candidate | undefined> {
  const account = await pickAccountThatCan('targeting', args, context);
  const listing = account?.reads.targetEndpoints?.of(definedTarget(target));
  if (!account || !listing) {
    return undefined;
  }
  await listing.obtain();
  const [endpoint] = listing.state.items;
  if (!endpoint) {
    throw new Refusal(errorMessage(listing.state.failure?.error, account.info.label));
  }
  const all = candidatesOf(account);
  return (
    all.find((each) => each.endpoint.id === endpoint.id) ?? {
      endpoint,
      owner: '',
      group: endpoint.id,
      account,
    }
  );
}

export function definedTarget({ country, city, session }: NonNullable<CommandArguments['target']>): {
  readonly country?: string;
  readonly city?: string;
  readonly session?: string;
} {
  return {
    ...(country === undefined ? {} : { country }),
    ...(city === undefined ? {} : { city }),
    ...(session === undefined ? {} : { session }),
  };
}

async function named(wanted: string, accounts: readonly ReadyAccount[]): Promise<Candidate> {
  let found = matching(wanted, accounts.flatMap(candidatesOf));
  if (found.length === 0) {
    await Promise.all(accounts.map(({ reads }) => ensureListOf(wanted, reads)));
    found = matching(wanted, accounts.flatMap(candidatesOf));
  }
  const [first] = found;
  if (!first) {
    throw new Refusal(
      l10n.t('No loaded proxy is "{0}". Open its list first, or choose the row.', plainText(wanted)),
    );
  }
  if (new Set(found.map(identityOf)).size > 1) {
    throw new Refusal(l10n.t('More than one proxy is at "{0}". Choose the row instead.', plainText(wanted)));
  }
  return first;
}

async function chosen(
  accounts: readonly ReadyAccount[],
  args: CommandArguments,
  context: CommandContext,
): Promise<Candidate | undefined> {
  const items = await candidateItems(accounts, args, context);
  if (items?.length === 0) {
    throw new Refusal(l10n.t('No proxy is loaded. Open an account in the sidebar to see what went wrong.'));
  }
  return items && valueOf(await choose(items, { placeholder: l10n.t('Which proxy?') }));
}

/**
 * The endpoints of these accounts to choose from, those that the workspace is bound to first, those that are open to
 * everybody last; read where nothing is here yet. Undefined when the person cancelled that.
 */
export async function candidateItems(
  accounts: readonly ReadyAccount[],
  { subscription }: Pick<CommandArguments, 'subscription'>,
  context: CommandContext,
): Promise<readonly ChoiceItem<Candidate>[] | undefined> {
  const meant = () =>
    accounts
      .flatMap(candidatesOf)
      .filter(({ group }) => subscription === undefined || group === `subscription/${subscription}`);
  if (meant().length === 0) {
    const isCancelled = await withProgress(l10n.t('Reading your proxies'), async (signal) => {
      await Promise.all(
        accounts.map(({ reads, account }) => ensureEndpoints(reads, context.memory, account.id, signal)),
      );
      return signal.aborted;
    });
    if (isCancelled) {
      return undefined;
    }
  }
  const candidates = meant();
  const bound = boundOf(candidates, accounts, context);
  const rank = (each: Candidate) => (bound.includes(each) ? 0 : hasCredentials(each.endpoint) ? 1 : 2);
  const inOrder = candidates.toSorted((left, right) => rank(left) - rank(right));
  return inOrder.map((value) => ({
    label: iconSafe(value.owner),
    description: iconSafe(`${endpointScheme(value.endpoint)} ${endpointPlace(value.endpoint)}`),
    detail: iconSafe(
      joined([
        plainText(value.account.account.label),
        bound.includes(value) ? l10n.t('bound to this workspace') : undefined,
      ]),
    ),
    value,
  }));
}

/** Those that the binding of this workspace names. */
function boundOf(
  candidates: readonly Candidate[],
  accounts: readonly ReadyAccount[],
  context: CommandContext,
): readonly Candidate[] {
  const binding = workspaceBinding(context);
  const meant = binding ? boundAccounts(binding, accounts) : [];
  return candidates.filter((each) => meant.includes(each.account) && bindingName(each) === binding?.endpoint);
}

/** Those in memory that have the same names for a binding as this one, each proxy once. */
export async function namesakes(
  candidate: Candidate,
  context: CommandContext,
): Promise<readonly Candidate[]> {
  const ready = (await context.openAccounts.all()).filter((open) => open.kind === 'ready');
  const all = ready
    .filter(({ account }) => account.label === candidate.account.account.label)
    .flatMap(candidatesOf)
    .filter((each) => bindingName(each) === bindingName(candidate));
  return [...new Map(all.map((each) => [`${each.account.account.id} ${each.group}`, each])).values()];
}

/** What is open to everybody is the same proxy in every account; what needs credentials is its account's own. */
function identityOf({ endpoint, group, account }: Candidate): string {
  return hasCredentials(endpoint) ? `${account.account.id} ${group}` : group;
}

function candidatesOf(account: ReadyAccount): readonly Candidate[] {
  return loadedEndpoints(account.reads).map((endpoint) => ({ ...endpoint, account }));
}

/**
 * The way to the same proxy in the scheme asked for.
 *
 * @throws Refusal where it has none
 */
export function inScheme(scheme: string | undefined, wanted: Candidate): NamedEndpoint {
  if (scheme === undefined || speaks(scheme, wanted)) {
    return wanted;
  }
  const other = sameProxy(wanted, candidatesOf(wanted.account)).find((each) => speaks(scheme, each));
  if (!other) {
    throw new Refusal(l10n.t('This proxy does not speak {0}.', plainText(scheme)));
  }
  return other;
}
