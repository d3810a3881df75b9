import * as l10n from '@vscode/l10n';
import { iconSafe, plainText } from '../../core/plainText.js';
import { loadSources } from '../code/loadedProxies.js';
import { meantSources } from '../code/meantSources.js';
import type { ProxySource } from '../code/proxySources.js';
import { countryCode, sourcedWays, sourcesTitle } from '../code/sourcedWays.js';
import type { CommandArguments, Invocation } from '../commands/arguments.js';
import { type CommandContext, Refusal } from '../commands/context.js';
import { type Candidate, candidateItems, inScheme, pickCandidate } from '../commands/pickEndpoint.js';
import { endpointName } from '../editor/endpointText.js';
import { choose, valueOf } from '../input/steps.js';
import { joined } from '../words.js';
import type { ChosenProxies } from './context.js';

/**
 * One proxy or a pool: what rows or arguments mean, else what is chosen among single proxies and whole lists. Undefined
 * where the person closed a question.
 *
 * @throws Refusal where none is meant, or none that a program could use
 */
export async function chosenProxies(
  invocation: Invocation,
  context: CommandContext,
): Promise<ChosenProxies | undefined> {
  const { args, rows } = invocation;
  if (!rows && namesOne(args)) {
    const candidate = await pickCandidate(args, context);
    return candidate && one(candidate, args);
  }
  const { isExact, sources } = await meantSources(invocation, context);
  if (!isExact) {
    return ask(sources, args, context);
  }
  const chosen = await pool(sources, args);
  return chosen && (rows ? chosen : { ...chosen, ...namesOf(args) });
}

/** A list that only its row tells has none. */
function namesOf({ account, order, subscription, scheme }: CommandArguments): Pick<ChosenProxies, 'args'> {
  return order === undefined && subscription === undefined
    ? {}
    : { args: { account, order, subscription, scheme } };
}

function namesOne({ proxy, target, country, city, session }: CommandArguments): boolean {
  return [proxy, target, country, city, session].some((name) => name !== undefined);
}

type Choice =
  | { readonly kind: 'one'; readonly candidate: Candidate }
  | { readonly kind: 'list'; readonly list: ProxySource };

async function ask(
  lists: readonly ProxySource[],
  args: CommandArguments,
  context: CommandContext,
): Promise<ChosenProxies | undefined> {
  const accounts = [...new Set(lists.map(({ account }) => account))];
  const single = await candidateItems(accounts, args, context);
  if (!single) {
    return undefined;
  }
  const choice = valueOf(
    await choose<Choice>(
      [
        ...lists.filter(mayHoldSeveral).map((list) => ({
          label: `$(list-unordered) ${iconSafe(list.label)}`,
          description: l10n.t('all of them'),
          detail: iconSafe(plainText(list.account.account.label)),
          value: { kind: 'list' as const, list },
        })),
        ...single
          .filter(({ value }) => value.endpoint.kind === 'proxy')
          .map((item) => ({ ...item, value: { kind: 'one' as const, candidate: item.value } })),
      ],
      { placeholder: l10n.t('Through which proxy, or which list of them?') },
    ),
  );
  return choice && (choice.kind === 'one' ? one(choice.candidate, args) : pool([choice.list], args));
}

/** Whoever wants the one proxy of a list finds it among the single ones. */
function mayHoldSeveral({ listings, proxies }: ProxySource): boolean {
  return listings().some(({ state }) => state.loadedAt === undefined) || proxies().length > 1;
}

function one(candidate: Candidate, { scheme }: CommandArguments): ChosenProxies {
  const { endpoint, owner } = inScheme(scheme, candidate);
  if (endpoint.kind !== 'proxy') {
    throw new Refusal(
      l10n.t('A program takes no link of {0}: choose a proxy with HTTP or SOCKS.', endpointName(endpoint)),
    );
  }
  const { account, country } = candidate;
  const { password } = endpoint.address;
  const target = password && account.reads.capabilities.targeting?.targetOf?.(password);
  return {
    title: joined([owner, endpointName(endpoint)]),
    proxies: [{ account, endpoint, ...countryCode(country) }],
    args: {
      account: account.account.id,
      ...(target ? { target, scheme: endpoint.address.scheme } : { proxy: endpoint.id }),
    },
  };
}

async function pool(
  sources: readonly ProxySource[],
  { scheme }: CommandArguments,
): Promise<ChosenProxies | undefined> {
  if (!(await loadSources(sources))) {
    return undefined;
  }
  const all = sources.flatMap((source) => sourcedWays(source, scheme));
  const proxies = [
    ...new Map(all.map((each) => [`${each.account.account.id} ${each.endpoint.id}`, each])).values(),
  ];
  if (proxies.length === 0) {
    throw new Refusal(
      scheme === undefined
        ? l10n.t('There is no proxy here that a program can use. Choose a row that has some.')
        : l10n.t('None of these proxies speaks {0}.', plainText(scheme)),
    );
  }
  const [only, ...others] = proxies;
  return {
    title:
      only && others.length === 0
        ? joined([sourcesTitle(sources), endpointName(only.endpoint)])
        : sourcesTitle(sources),
    proxies,
  };
}
