import * as l10n from '@vscode/l10n';
import { can } from '../../core/capabilities.js';
import { plainText } from '../../core/plainText.js';
import type { CommandArguments } from '../commands/arguments.js';
import { definedTarget } from '../commands/pickEndpoint.js';
import type { ReadyAccount } from '../openAccounts.js';
import { withProgress } from '../progress.js';
import { targetText } from '../tree/sections/service.js';
import { joined } from '../words.js';
import { ordered, type SourcedProxy, subscribed } from './proxySources.js';

/** One proxy of a pool; its name tells it from the others: a country, a subscription's name, a session. */
export type PoolMember = Pick<SourcedProxy, 'name' | 'ways'>;

export interface ProxyPool {
  readonly label: string;
  readonly description: string;
  /** Undefined when the person closed a question, or cancelled. */
  readonly members: () => Promise<readonly PoolMember[] | undefined>;
}

/** Sessions that a pool has unless a person says otherwise. */
const USUAL_SESSIONS = 5;

/**
 * The pools of what is loaded: the proxies of each order, the subscriptions together, and sessions at a proxy
 * host, of which `askCount` says how many.
 */
export function poolsOf(
  open: ReadyAccount,
  args: CommandArguments,
  askCount: (suggested: number) => Promise<number | undefined>,
): readonly ProxyPool[] {
  const most = typeof args.pool === 'number' ? args.pool : undefined;
  const pools = [
    ...orderPools(open).filter(({ order }) => args.order === undefined || order === args.order),
    ...(args.order === undefined ? [...subscriptionPools(open), ...keptPools(open)] : []),
  ]
    .filter(({ members }) => members.length > 1)
    .map(({ members, label }) => ({
      label: label(Math.min(members.length, most ?? members.length)),
      description: plainText(open.account.label),
      members: () => Promise.resolve(members.slice(0, most)),
    }));
  return args.order === undefined ? [...pools, ...sessionPools(open, args, most, askCount)] : pools;
}

interface LoadedPool {
  readonly order?: string;
  readonly members: readonly PoolMember[];
  readonly label: (count: number) => string;
}

function orderPools({ reads }: ReadyAccount): readonly LoadedPool[] {
  return (reads.orderProxies?.entries ?? []).map(([order, { state }]) => {
    const { type = '' } = reads.knownOrder(order) ?? {};
    return {
      order,
      members: state.items
        .flatMap((proxy) => ordered(proxy, order))
        .map(({ country = '', ways }) => ({ name: country, ways })),
      label: (count) =>
        l10n.t('{0} proxies of order {1}', count, joined([plainText(order), plainText(type)])),
    };
  });
}

function subscriptionPools({ reads }: ReadyAccount): readonly LoadedPool[] {
  const members = (reads.subscriptions?.state.items ?? [])
    .filter(({ status }) => status.known !== 'expired')
    .flatMap(subscribed);
  return [{ members, label: (count) => l10n.t('{0} subscriptions', count) }];
}

function keptPools({ account, reads }: ReadyAccount): readonly LoadedPool[] {
  const members = (reads.keptProxies?.state.items ?? []).map(({ endpoints, country = '' }) => ({
    name: plainText(country),
    ways: endpoints,
  }));
  return [{ members, label: (count) => l10n.t('{0} proxies of {1}', count, plainText(account.label)) }];
}

function sessionPools(
  { account, reads: { capabilities } }: ReadyAccount,
  args: CommandArguments,
  most: number | undefined,
  askCount: (suggested: number) => Promise<number | undefined>,
): readonly ProxyPool[] {
  if (!can(capabilities, 'targeting')) {
    return [];
  }
  const { targeting } = capabilities;
  const target = args.target ?? definedTarget(args);
  const { session = 'pool', ...place } = target;
  return [
    {
      label: l10n.t('Several sessions'),
      description: joined([plainText(account.label), targetText(definedTarget(place))]),
      members: async () => {
        const count = most ?? (await askCount(USUAL_SESSIONS));
        return count === undefined
          ? undefined
          : withProgress(l10n.t('Reading your proxies'), async (signal) => {
              const members: PoolMember[] = [];
              // one by one: only the first has to ask where the proxy host is
              while (members.length < count) {
                const name = `${session}${members.length + 1}`;
                const ways = await targeting.endpoints({ ...definedTarget(place), session: name }, signal);
                members.push({ name, ways });
              }
              return members;
            });
      },
    },
  ];
}
