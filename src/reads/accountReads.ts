import type { Capabilities, CapabilitySet, ProxyTarget, ServiceStatus } from '../core/capabilities.js';
import type { ProxyEndpoint } from '../core/endpoint.js';
import {
  ORDER_STATUSES,
  type DepositAddress,
  type Network,
  type Order,
  type OrderFilters,
  type OrderedProxy,
  type Plan,
  type Reference,
  type Subscription,
  type Transaction,
  type TransactionType,
} from '../core/inventory.js';
import type { Job, JobItem, ListedProxy, ProxyFilters } from '../core/publicProxies.js';
import type { Usage } from '../core/usage.js';
import {
  inTurn,
  Listing,
  single,
  whole,
  type ListingPorts,
  type PageSource,
  type TurnSource,
} from './listing.js';
import { ListingFamily } from './listingFamily.js';

/** The largest page that both paged providers give: fewer requests for the same rows. */
const PAGE_SIZE = 100;

/**
 * Everything read at one account so far. A member is absent where the account lacks the capability;
 * nothing is read before a listing is asked to.
 */
export class AccountReads {
  readonly usage: Listing<Usage> | undefined;
  readonly serviceStatus: Listing<ServiceStatus> | undefined;
  readonly plans: Listing<Plan> | undefined;
  readonly subscriptions: Listing<Subscription> | undefined;
  /** By subscription id. */
  readonly renewalPlans: ListingFamily<string, Plan> | undefined;
  /** By subscription id. */
  readonly availableNetworks: ListingFamily<string, Network> | undefined;
  /** All of them, active ones first. */
  readonly orders: Listing<Order> | undefined;
  /** Those of a type, of a status, or of both. */
  readonly ordersBy: ListingFamily<OrderFilters, Order> | undefined;
  /** By order id: one order read again by itself. */
  readonly order: ListingFamily<string, Order> | undefined;
  /** By order id. */
  readonly orderProxies: ListingFamily<string, OrderedProxy> | undefined;
  readonly transactions: ListingFamily<TransactionType | 'all', Transaction> | undefined;
  /** By proxy type. */
  readonly reference: ListingFamily<string, Reference> | undefined;
  readonly depositAddresses: Listing<DepositAddress> | undefined;
  readonly publicProxies: ListingFamily<ProxyFilters, ListedProxy> | undefined;
  readonly premiumProxies: Listing<ListedProxy> | undefined;
  readonly keptProxies: Listing<OrderedProxy> | undefined;
  /** By job id. */
  readonly job: ListingFamily<string, Job> | undefined;
  /** By job id. */
  readonly jobItems: ListingFamily<string, JobItem> | undefined;
  readonly targetEndpoints: ListingFamily<ProxyTarget, ProxyEndpoint> | undefined;
  /** By IP address; a look-up may cost something, so nothing reads one but the person's own command. */
  readonly ipLookups: ListingFamily<string, Readonly<Record<string, unknown>>> | undefined;

  constructor(
    readonly capabilities: CapabilitySet,
    ports: ListingPorts,
  ) {
    const one = <T>(source: PageSource<T>) => new Listing(source, ports);
    const each = <Key, T>(source: (key: Key) => PageSource<T>) => new ListingFamily(source, ports);
    const {
      usage,
      serviceStatus,
      plans,
      subscriptions,
      orders,
      transactions,
      catalogue,
      depositAddresses,
      publicProxies,
      premiumProxies,
      keptProxies,
      jobs,
      targeting,
      ipLookup,
    } = capabilities;

    this.usage = usage && one(single((signal) => usage.read(signal)));
    this.serviceStatus = serviceStatus && one(single((signal) => serviceStatus.read(signal)));
    this.plans = plans && one(whole((signal) => plans.all(signal)));
    this.depositAddresses = depositAddresses && one(whole((signal) => depositAddresses.all(signal)));
    this.premiumProxies =
      premiumProxies && one((page, signal) => premiumProxies.page({ page, pageSize: PAGE_SIZE }, signal));
    this.keptProxies =
      keptProxies && one((page, signal) => keptProxies.page({ page, pageSize: PAGE_SIZE }, signal));
    if (subscriptions) {
      this.subscriptions = one(whole((signal) => subscriptions.all(signal)));
      this.renewalPlans = each((id: string) => whole((signal) => subscriptions.renewalPlans(id, signal)));
      this.availableNetworks = each((id: string) =>
        whole((signal) => subscriptions.availableNetworks(id, signal)),
      );
    }
    if (orders) {
      this.orders = one(statusByStatus(orders, {}));
      this.ordersBy = each((filters: OrderFilters) =>
        filters.status === undefined
          ? statusByStatus(orders, filters)
          : (page, signal) => orders.page({ ...filters, page, pageSize: PAGE_SIZE }, signal),
      );
      this.order = each((id: string) => single((signal) => orders.one(id, signal)));
      this.orderProxies = each((id: string) => whole((signal) => orders.proxies(id, signal)));
    }
    if (jobs) {
      this.job = each((id: string) => single((signal) => jobs.one(id, signal)));
      this.jobItems = each(
        (id: string) => (page, signal) => jobs.items(id, { page, pageSize: PAGE_SIZE }, signal),
      );
    }
    this.transactions =
      transactions &&
      each((type: TransactionType | 'all') => (page, signal) => {
        const request = { page, pageSize: PAGE_SIZE };
        return transactions.page(type === 'all' ? request : { ...request, type }, signal);
      });
    this.reference =
      catalogue && each((type: string) => single((signal) => catalogue.reference(type, signal)));
    this.publicProxies =
      publicProxies &&
      each(
        (filters: ProxyFilters) => (page, signal) =>
          publicProxies.page({ ...filters, page, pageSize: PAGE_SIZE }, signal),
      );
    this.targetEndpoints =
      targeting && each((target: ProxyTarget) => whole((signal) => targeting.endpoints(target, signal)));
    this.ipLookups = ipLookup && each((ip: string) => single((signal) => ipLookup.lookUp(ip, signal)));
  }

  /** The order as it was read last, in whichever list; nothing where it is in none. Asks nobody. */
  knownOrder(id: string): Order | undefined {
    const readAt = ({ state }: Listing<Order>) => state.loadedAt ?? 0;
    const latestFirst = this.orderLists
      .concat(this.order?.known(id) ?? [])
      .sort((left, right) => readAt(right) - readAt(left));
    for (const { state } of latestFirst) {
      const found = state.items.find((order) => order.id === id);
      if (found) {
        return found;
      }
    }
    return undefined;
  }

  /** Every list of orders that exists by now. */
  get orderLists(): readonly Listing<Order>[] {
    return [...(this.orders ? [this.orders] : []), ...(this.ordersBy?.entries ?? []).map(([, list]) => list)];
  }

  /** Every listing that exists by now, for search, and to end what is under way. */
  get listings(): readonly Listing<unknown>[] {
    const alone: (Listing<unknown> | undefined)[] = [
      this.usage,
      this.serviceStatus,
      this.plans,
      this.subscriptions,
      this.orders,
      this.depositAddresses,
      this.premiumProxies,
      this.keptProxies,
    ];
    const families: ({ readonly entries: readonly (readonly [unknown, Listing<unknown>])[] } | undefined)[] =
      [
        this.renewalPlans,
        this.availableNetworks,
        this.ordersBy,
        this.order,
        this.orderProxies,
        this.transactions,
        this.reference,
        this.publicProxies,
        this.job,
        this.jobItems,
        this.targetEndpoints,
        this.ipLookups,
      ];
    return [
      ...alone,
      ...families.flatMap((family) => family?.entries.map(([, listing]) => listing) ?? []),
    ].filter((listing) => listing !== undefined);
  }

  dispose(): void {
    for (const listing of this.listings) {
      listing.cancel();
    }
  }
}

/** Each status in its turn, that of most interest first; those of a status without a name come last. */
function statusByStatus(orders: Capabilities['orders'], filters: OrderFilters): PageSource<Order> {
  const withStatus = ORDER_STATUSES.map(
    (status): TurnSource<Order> =>
      (page, signal) =>
        orders.page({ ...filters, page, pageSize: PAGE_SIZE, status }, signal),
  );
  // Last, and only when asked for: orders whose status the documents do not name are in no other turn.
  const withUnknownStatus: TurnSource<Order> = async (page, signal) => {
    const { items, hasMore, total } = await orders.page({ ...filters, page, pageSize: PAGE_SIZE }, signal);
    return {
      items: items.filter(({ status }) => status.known === 'unknown'),
      page,
      hasMore,
      ...(total === undefined ? {} : { totalOfAll: total }),
    };
  };
  return inTurn([...withStatus, withUnknownStatus]);
}
