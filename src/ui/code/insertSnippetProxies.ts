import * as l10n from '@vscode/l10n';
import type { Endpoint, ProxyEndpoint } from '../../core/endpoint.js';
import type { ProxyScheme } from '../../core/proxy/endpoint.js';
import { iconSafe, plainText } from '../../core/plainText.js';
import type { CommandArguments } from '../commands/arguments.js';
import { type CommandContext, Refusal } from '../commands/context.js';
import { accountsNamed } from '../commands/pick.js';
import { pickEndpoint } from '../commands/pickEndpoint.js';
import { endpointName } from '../editor/endpointText.js';
import { ensureEndpoints, loadedEndpoints, sameProxy } from '../endpoints.js';
import { type ChoiceItem, choose, enter, valueOf } from '../input/steps.js';
import type { ReadyAccount } from '../openAccounts.js';
import { withProgress } from '../progress.js';
import { type PoolMember, poolsOf, type ProxyPool } from './insertSnippetPools.js';

/** The proxies that code is to use: one, or a pool of several. */
export interface PickedProxies {
  readonly members: readonly PoolMember[];
  readonly isPool: boolean;
  /** The schemes in which all of them can be reached, the one asked for first. */
  readonly schemes: readonly ProxyScheme[];
}

/**
 * The proxy or the pool that is meant, or chosen. Undefined when the person closed a question.
 *
 * @throws Refusal where it cannot be told which is meant, or none is
 */
export async function pickProxies(
  args: CommandArguments,
  context: CommandContext,
): Promise<PickedProxies | undefined> {
  const isOne = args.pool === false || (args.pool === undefined && (args.proxy ?? args.target) !== undefined);
  const chosen = isOne ? undefined : await choosePool(args, context);
  if (chosen?.kind === 'closed') {
    return undefined;
  }
  if (chosen?.kind === 'pool') {
    const members = await chosen.pool.members();
    return members && picked(members, args);
  }
  const endpoint = await pickEndpoint(args, context);
  if (!endpoint) {
    return undefined;
  }
  const ways = await waysTo(endpoint, context);
  if (ways.length === 0) {
    throw new Refusal(
      l10n.t('Code takes no link of {0}: choose a proxy with HTTP or SOCKS.', endpointName(endpoint)),
    );
  }
  return picked([{ name: '', ways }], args);
}

/** The words a pool or a proxy is known by where everybody may look. */
export function proxiesName({ members, isPool }: PickedProxies): string {
  const [first] = members;
  const [way] = first?.ways ?? [];
  return isPool || !way ? l10n.t('{0} proxies', members.length) : endpointName(way);
}

type PoolChoice =
  | { readonly kind: 'one' }
  | { readonly kind: 'pool'; readonly pool: ProxyPool }
  | { readonly kind: 'closed' };

async function choosePool(args: CommandArguments, context: CommandContext): Promise<PoolChoice> {
  const accounts = accountsNamed(args.account, await context.openAccounts.all()).filter(
    (open): open is ReadyAccount => open.kind === 'ready',
  );
  if (accounts.length === 0) {
    return { kind: 'one' };
  }
  if (!(await isRead(accounts, args, context))) {
    return { kind: 'closed' };
  }
  const pools = accounts.flatMap((account) => poolsOf(account, args, askCount));
  const [only] = pools;
  if (!only) {
    if (args.pool === undefined && args.order === undefined) {
      return { kind: 'one' };
    }
    throw new Refusal(l10n.t('No pool is loaded: it takes an order or an account with several proxies.'));
  }
  if (args.pool !== undefined && pools.length === 1) {
    return { kind: 'pool', pool: only };
  }
  const single = args.pool === undefined ? [oneItem(args, only)] : [];
  const items: readonly ChoiceItem<PoolChoice>[] = [
    ...single,
    ...pools.map((pool) => ({
      label: iconSafe(pool.label),
      description: iconSafe(pool.description),
      value: { kind: 'pool', pool } as const,
    })),
  ];
  return valueOf(await choose(items, { placeholder: l10n.t('One proxy or a pool?') })) ?? { kind: 'closed' };
}

/** One of an order's proxies is chosen among them; one of any among all. */
function oneItem({ order }: CommandArguments, pool: ProxyPool): ChoiceItem<PoolChoice> {
  return {
    label: l10n.t('One proxy'),
    value:
      order === undefined
        ? { kind: 'one' }
        : { kind: 'pool', pool: { ...pool, members: () => chooseMember(pool) } },
  };
}

async function chooseMember(pool: ProxyPool): Promise<readonly PoolMember[] | undefined> {
  const members = (await pool.members()) ?? [];
  const member = valueOf(
    await choose(
      members.map((value) => ({
        label: iconSafe(value.ways[0] ? endpointName(value.ways[0]) : ''),
        description: iconSafe(value.name),
        value,
      })),
      { placeholder: l10n.t('Which proxy?') },
    ),
  );
  return member && [member];
}

/** Reads what pools are made of, unless something is here already. False where the person cancelled. */
async function isRead(
  accounts: readonly ReadyAccount[],
  { order }: CommandArguments,
  { memory }: CommandContext,
): Promise<boolean> {
  const listings =
    order === undefined ? [] : accounts.flatMap(({ reads }) => reads.orderProxies?.of(order) ?? []);
  const isMissing =
    order === undefined
      ? accounts.every(({ reads }) => loadedEndpoints(reads).length === 0)
      : listings.some(({ state }) => state.loadedAt === undefined);
  if (!isMissing) {
    return true;
  }
  return withProgress(l10n.t('Reading your proxies'), async (signal) => {
    await Promise.all(
      order === undefined
        ? accounts.map(({ reads, account }) => ensureEndpoints(reads, memory, account.id, signal))
        : listings.map((listing) => listing.obtain(signal)),
    );
    return !signal.aborted;
  });
}

async function askCount(suggested: number): Promise<number | undefined> {
  const isCount = (text: string) => /^[1-9]\d{0,3}$/.test(text);
  const text = valueOf(
    await enter({
      prompt: l10n.t('How many sessions? Each has an address of its own.'),
      value: String(suggested),
      validate: (typed) => (isCount(typed) ? undefined : l10n.t('Type a number from 1 to 9999.')),
    }),
  );
  return text === undefined ? undefined : Number(text);
}

/** Every way to the proxy that an endpoint is one of, that one first; tunnels are none. */
async function waysTo(
  endpoint: Endpoint,
  { openAccounts }: CommandContext,
): Promise<readonly ProxyEndpoint[]> {
  for (const open of await openAccounts.all()) {
    const all = open.kind === 'ready' ? loadedEndpoints(open.reads) : [];
    const named = all.find((each) => each.endpoint === endpoint);
    if (named) {
      return sameProxy(named, all)
        .map((each) => each.endpoint)
        .filter((each) => each.kind === 'proxy')
        .sort((left, right) => Number(right === endpoint) - Number(left === endpoint));
    }
  }
  return [];
}

function picked(members: readonly PoolMember[], { scheme }: CommandArguments): PickedProxies {
  const all = new Set(members.flatMap(({ ways }) => ways.map(({ address }) => address.scheme)));
  const shared = [...all].filter((each) => members.every(({ ways }) => ways.some(isOf(each))));
  const wanted = shared.filter((each) => scheme === undefined || speaksIt(scheme, each));
  if (scheme !== undefined && wanted.length === 0) {
    throw new Refusal(l10n.t('This proxy does not speak {0}.', plainText(scheme)));
  }
  return { members, isPool: members.length > 1, schemes: wanted };
}

/** The way to a member by this scheme. */
export function wayBy(scheme: ProxyScheme, { ways }: PoolMember): ProxyEndpoint | undefined {
  return ways.find(isOf(scheme));
}

function isOf(scheme: ProxyScheme): (endpoint: ProxyEndpoint) => boolean {
  return ({ address }) => speaksIt(scheme, address.scheme);
}

/** `socks5` also means its spelling with remote names. */
function speaksIt(wanted: string, scheme: ProxyScheme): boolean {
  return wanted.replace(/h$/, '') === scheme.replace(/h$/, '');
}
