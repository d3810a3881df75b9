import type { Listing } from '../../reads/listing.js';
import type { OpenAccount, ReadyAccount } from '../openAccounts.js';

/**
 * What the usage of an account is told from, as far as reading it costs nothing: the usage itself where the provider
 * does not count that as a request, its lists and the word about its service.
 */
export function freeReads({ reads }: ReadyAccount): readonly Listing<unknown>[] {
  const { usage } = reads.capabilities;
  const listings: readonly (Listing<unknown> | undefined)[] = [
    usage?.cost === 'free' ? reads.usage : undefined,
    reads.subscriptions,
    reads.orders,
    reads.transactions?.of('all'),
    reads.plans,
    reads.serviceStatus,
  ];
  return listings.filter((listing) => listing !== undefined);
}

export function isBeingRead(open: OpenAccount): boolean {
  return open.kind === 'ready' && freeReads(open).some(({ state }) => state.isLoading);
}
