import * as l10n from '@vscode/l10n';
import type { Endpoint, ProxyEndpoint } from '../../core/endpoint.js';
import { plainText } from '../../core/plainText.js';
import { type ListedProxy, passes, type ProxyFilters } from '../../core/publicProxies.js';
import type { OrderedProxy, Subscription } from '../../core/inventory.js';
import type { Listing } from '../../reads/listing.js';
import type { ListedAddress } from '../../snippets/formats/addresses.js';
import { loadedEndpoints, speaks } from '../endpoints.js';
import type { Memory } from '../memory.js';
import type { ReadyAccount } from '../openAccounts.js';
import { targetText } from '../tree/sections/service.js';
import { subscriptionName } from '../../core/subscriptionName.js';
import { joined } from '../words.js';

/** One proxy and the ways to reach it, the preferred one first. */
export interface SourcedProxy {
  readonly ways: readonly ProxyEndpoint[];
  readonly name: string;
  readonly country?: string;
}

/** A list of proxies: what is loaded of it, and how the rest comes. */
export interface ProxySource {
  /** As a person knows it; provider text in it is plain. */
  readonly label: string;
  readonly account: ReadyAccount;
  /** What the proxies come from, in the order it is to be read. */
  readonly listings: () => readonly Listing<unknown>[];
  /** Those that are in memory. */
  readonly proxies: () => readonly SourcedProxy[];
}

/** Every list of proxies that the account has, by what it can do. Reads nothing. */
export function sourcesOf(account: ReadyAccount, memory: Memory): readonly ProxySource[] {
  const { subscriptions, orderLists } = account.reads;
  const orders = new Set(orderLists.flatMap(({ state }) => state.items.map(({ id }) => id)));
  return [
    ...(subscriptions ? [allSubscriptions(account, subscriptions)] : []),
    ...[...orders].map((id) => orderSource(id, account)),
    ...targetSources(account, memory),
    publicSource(account, memory),
    premiumSource(account, memory),
    keptSource(account),
  ].filter((source) => source !== undefined);
}

function allSubscriptions(account: ReadyAccount, listing: Listing<Subscription>): ProxySource {
  return {
    label: l10n.t('Subscriptions'),
    account,
    listings: () => [listing],
    proxies: () => listing.state.items.flatMap(subscribed),
  };
}

export function subscriptionSource(id: string, account: ReadyAccount): ProxySource | undefined {
  const listing = account.reads.subscriptions;
  return (
    listing && {
      label: l10n.t('subscription {0}', plainText(id)),
      account,
      listings: () => [listing],
      proxies: () => listing.state.items.filter((each) => each.id === id).flatMap(subscribed),
    }
  );
}

export function orderSource(id: string, account: ReadyAccount): ProxySource | undefined {
  const listing = account.reads.orderProxies?.of(id);
  const order = account.reads.knownOrder(id);
  return (
    listing && {
      label: joined([l10n.t('order {0}', plainText(id)), plainText(order?.type ?? '')]),
      account,
      listings: () => [listing],
      proxies: () => listing.state.items.flatMap((proxy) => ordered(proxy, id)),
    }
  );
}

export function publicSource(account: ReadyAccount, memory: Memory): ProxySource | undefined {
  const listing = account.reads.publicProxies?.of(memory.of(account.account.id).filters ?? {});
  return listing && pool(l10n.t('public list'), account, listing);
}

export function premiumSource(account: ReadyAccount, memory: Memory): ProxySource | undefined {
  const listing = account.reads.premiumProxies;
  const { premiumFilters = {} } = memory.of(account.account.id);
  return listing && pool(l10n.t('premium pool'), account, listing, premiumFilters);
}

export function keptSource(account: ReadyAccount): ProxySource | undefined {
  const listing = account.reads.keptProxies;
  const label = plainText(account.account.label);
  return (
    listing && {
      label,
      account,
      listings: () => [listing],
      proxies: () =>
        listing.state.items.flatMap(({ endpoints, country }) => proxyOf(endpoints, label, country)),
    }
  );
}

export function targetSource(
  target: NonNullable<Parameters<typeof targetText>[0]>,
  account: ReadyAccount,
): ProxySource | undefined {
  const listing = account.reads.targetEndpoints?.of(target);
  const name = targetText(target) || l10n.t('any country');
  return (
    listing && {
      label: l10n.t('proxy host, {0}', name),
      account,
      listings: () => [listing],
      proxies: () => proxyOf(listing.state.items, name, target.country),
    }
  );
}

/** One proxy that is in memory, in all its ways. */
export function endpointSource(id: string, account: ReadyAccount): ProxySource | undefined {
  const all = loadedEndpoints(account.reads);
  const found = all.find(({ endpoint }) => endpoint.id === id);
  return (
    found && {
      label: found.owner,
      account,
      listings: () => [],
      proxies: () => {
        const group = all.filter((each) => each.group === found.group);
        return proxyOf(
          [found, ...group.filter((each) => each !== found)].map(({ endpoint }) => endpoint),
          found.owner,
          found.country,
        );
      },
    }
  );
}

function targetSources(account: ReadyAccount, memory: Memory): readonly (ProxySource | undefined)[] {
  return account.reads.targetEndpoints
    ? [{}, ...(memory.of(account.account.id).targets ?? [])].map((target) => targetSource(target, account))
    : [];
}

/** Those of the list that pass `filters`, as the sidebar shows them. */
function pool(
  label: string,
  account: ReadyAccount,
  listing: Listing<ListedProxy>,
  filters: ProxyFilters = {},
): ProxySource {
  return {
    label,
    account,
    listings: () => [listing],
    proxies: () =>
      listing.state.items
        .filter((proxy) => passes(proxy, filters, Date.now()))
        .flatMap(({ endpoint, country }) => proxyOf([endpoint], label, country)),
  };
}

/** The subscription's proxy, unless it has tunnels alone. */
export function subscribed(subscription: Subscription): readonly SourcedProxy[] {
  return proxyOf(subscription.endpoints, subscriptionName(subscription));
}

/** A proxy of the order. */
export function ordered({ endpoints, country }: OrderedProxy, orderId: string): readonly SourcedProxy[] {
  return proxyOf(endpoints, l10n.t('order {0}', plainText(orderId)), country);
}

/** Each in the scheme, or in the way it prefers; none for a proxy that does not speak the scheme. */
export function inScheme(
  proxies: readonly SourcedProxy[],
  scheme: string | undefined,
): readonly ListedAddress[] {
  return proxies.flatMap(({ ways, name, country }) => {
    const way = ways.find((endpoint) => scheme === undefined || speaks(scheme, { endpoint }));
    return way ? [{ address: way.address, name, ...(country !== undefined && { country }) }] : [];
  });
}

/** None for what has no way that an HTTP or SOCKS client can take. */
function proxyOf(endpoints: readonly Endpoint[], name: string, country?: string): readonly SourcedProxy[] {
  const ways = endpoints.filter((endpoint) => endpoint.kind === 'proxy');
  const plainCountry = plainText(country ?? '');
  return ways.length === 0 ? [] : [{ ways, name, ...(plainCountry !== '' && { country: plainCountry }) }];
}
