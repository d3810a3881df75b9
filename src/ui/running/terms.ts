import type { Order } from '../../core/inventory.js';
import type { AccountReads } from '../../reads/accountReads.js';
import type { Listing } from '../../reads/listing.js';

/** Until when a proxy is rented, as far as it was read. */
export interface Term {
  readonly of: 'subscription' | 'order';
  readonly id: string;
  /** The provider says that it is over, whatever its end. */
  readonly isOver: boolean;
  /** Epoch milliseconds; absent where it does not end. */
  readonly endsAt?: number | undefined;
  /** What tells of it: read again, it knows whether the proxy was prolonged. */
  readonly listing: Listing<unknown>;
}

/** The term of the endpoint with this stable id; undefined where its id names nothing that is rented and was read. */
export function termOf(proxyId: string, reads: AccountReads): Term | undefined {
  const [kind, id = ''] = proxyId.split('/');
  switch (kind) {
    case 'subscription':
      return subscriptionTerm(id, reads);
    case 'order':
      return orderTerm(proxyId, id, reads);
    default:
      return undefined;
  }
}

function subscriptionTerm(id: string, { subscriptions }: AccountReads): Term | undefined {
  const found = subscriptions?.state.items.find((each) => each.id === id);
  return (
    subscriptions &&
    found && {
      of: 'subscription',
      id,
      isOver: found.status.known === 'expired',
      endsAt: found.activeUntil,
      listing: subscriptions,
    }
  );
}

const OVER: ReadonlySet<Order['status']['known']> = new Set(['expired', 'canceled'] as const);

/** A proxy's own end counts where the provider tells one: some of an order may have been extended. */
function orderTerm(proxyId: string, id: string, reads: AccountReads): Term | undefined {
  const proxies = reads.orderProxies?.known(id);
  const proxy = proxies?.state.items.find(({ endpoints }) => endpoints.some((each) => each.id === proxyId));
  const order = reads.knownOrder(id);
  const isOver = order !== undefined && OVER.has(order.status.known);
  if (proxies && proxy?.expiresAt !== undefined) {
    return { of: 'order', id, isOver, endsAt: proxy.expiresAt, listing: proxies };
  }
  const listing = reads.order?.of(id);
  return listing && order && { of: 'order', id, isOver, endsAt: order.expiresAt, listing };
}
