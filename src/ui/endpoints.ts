import * as l10n from '@vscode/l10n';
import type { Endpoint } from '../core/endpoint.js';
import { plainText } from '../core/plainText.js';
import type { AccountReads } from '../reads/accountReads.js';
import type { Listing } from '../reads/listing.js';
import type { Memory } from './memory.js';
import { endpointPlace, endpointScheme } from './tree/endpointRow.js';
import { targetText } from './tree/sections/service.js';
import { subscriptionName } from '../core/subscriptionName.js';
import { joined } from './words.js';

/** An endpoint among the others of its account, with the words a person knows it by. */
export interface NamedEndpoint {
  readonly endpoint: Endpoint;
  /** What it belongs to: the subscription's name, the order's type, the target. */
  readonly owner: string;
  /** What everybody knows one like it by, where the owner's name is this account's alone. */
  readonly name?: string;
  /** The ways to the same proxy share it: a scheme is chosen among them. */
  readonly group: string;
  /** Where the provider says it comes out; plain text, empty where it does not. */
  readonly country?: string;
}

/** Every endpoint that is in memory by now, once each. Reads nothing. */
export function loadedEndpoints(reads: AccountReads): readonly NamedEndpoint[] {
  const subscriptions = (reads.subscriptions?.state.items ?? []).flatMap((subscription) =>
    subscription.endpoints.map((endpoint) => ({
      endpoint,
      owner: subscriptionName(subscription),
      group: `subscription/${subscription.id}`,
    })),
  );
  const ordered = (reads.orderProxies?.entries ?? []).flatMap(([orderId, { state }]) => {
    const type = plainText(reads.knownOrder(orderId)?.type ?? '');
    return state.items.flatMap((proxy) => {
      const country = plainText(proxy.country ?? '');
      return proxy.endpoints.map((endpoint) => ({
        endpoint,
        owner: joined([l10n.t('order {0}', plainText(orderId)), country]),
        ...(type !== '' && { name: joined([type, country]) }),
        group: `order/${orderId}/${proxy.id}`,
        country,
      }));
    });
  });
  const targeted = (reads.targetEndpoints?.entries ?? []).flatMap(([target, { state }]) =>
    state.items.map((endpoint) => ({
      endpoint,
      owner: targetText(target) || l10n.t('any country'),
      group: `target/${targetText(target)}`,
      ...(target.country !== undefined && { country: target.country }),
    })),
  );
  const pools = [
    ...(reads.publicProxies?.entries ?? []).map(([, listing]) => [listing, l10n.t('public list')] as const),
    ...(reads.premiumProxies ? [[reads.premiumProxies, l10n.t('premium pool')] as const] : []),
  ];
  const listed = pools.flatMap(([{ state }, owner]) =>
    state.items.map(({ endpoint, country }) => ({
      endpoint,
      owner: joined([owner, plainText(country ?? '')]),
      group: endpoint.id,
      country: plainText(country ?? ''),
    })),
  );
  const kept = (reads.keptProxies?.state.items ?? []).flatMap(({ id, endpoints, country }) =>
    endpoints.map((endpoint) => ({
      endpoint,
      owner: joined([l10n.t('own list'), plainText(country ?? '')]),
      group: id,
      country: plainText(country ?? ''),
    })),
  );
  const all = [...subscriptions, ...ordered, ...targeted, ...listed, ...kept];
  return [...new Map(all.map((named) => [named.endpoint.id, named])).values()];
}

/**
 * Reads what is most likely wanted and not here yet: the subscriptions, the first orders' proxies, the proxy host.
 * `signal` ends what begins here.
 */
export async function ensureEndpoints(
  reads: AccountReads,
  memory: Memory,
  accountId: string,
  signal?: AbortSignal,
): Promise<void> {
  const targets = [{}, ...(memory.of(accountId).targets ?? [])];
  const listings: (Listing<unknown> | undefined)[] = [
    reads.subscriptions,
    reads.keptProxies,
    ...targets.map((target) => reads.targetEndpoints?.of(target)),
  ];
  await Promise.all([
    ...listings.map(async (listing) => listing?.obtain(signal)),
    ensureOrderedProxies(reads, signal),
  ]);
}

const ORDERS_LOOKED_INTO = 3;

async function ensureOrderedProxies(reads: AccountReads, signal?: AbortSignal): Promise<void> {
  await reads.orders?.obtain(signal);
  const orders = reads.orders?.state.items.filter(({ status }) => status.known === 'active') ?? [];
  await Promise.all(
    orders.slice(0, ORDERS_LOOKED_INTO).map(async ({ id }) => reads.orderProxies?.of(id).obtain(signal)),
  );
}

/** Reads the list that holds the endpoint with this stable id, where the id tells which one that is. */
export async function ensureListOf(proxyId: string, reads: AccountReads): Promise<void> {
  await listOf(proxyId, reads)?.obtain();
}

/** The list that holds the endpoint with this stable id, where the id tells which one that is. */
export function listOf(proxyId: string, reads: AccountReads): Listing<unknown> | undefined {
  const [kind, owner] = proxyId.split('/');
  switch (kind) {
    case 'subscription':
      return reads.subscriptions;
    case 'order':
      return owner === undefined ? undefined : reads.orderProxies?.of(owner);
    case 'list':
      return reads.keptProxies;
    default:
      return undefined;
  }
}

/** The endpoints that `wanted` names: by stable id, else by `host:port`. */
export function matching<T extends NamedEndpoint>(wanted: string, all: readonly T[]): readonly T[] {
  const byId = all.filter(({ endpoint }) => endpoint.id === wanted);
  return byId.length > 0 ? byId : all.filter(({ endpoint }) => endpointPlace(endpoint) === wanted);
}

/** The other ways to the same proxy, `first` included. */
export function sameProxy(first: NamedEndpoint, all: readonly NamedEndpoint[]): readonly NamedEndpoint[] {
  return all.filter(({ group }) => group === first.group);
}

/** `socks5` also means its spelling with remote names, as an endpoint may be given either way. */
export function speaks(scheme: string, { endpoint }: Pick<NamedEndpoint, 'endpoint'>): boolean {
  const own = endpointScheme(endpoint);
  return own === scheme || own.replace(/h$/, '') === scheme.replace(/h$/, '');
}
