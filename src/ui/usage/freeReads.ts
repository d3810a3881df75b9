import type { Listing } from '../../reads/listing.js';
import type { OpenAccount, ReadyAccount } from '../openAccounts.js';

/**
 * What the usage of an account is told from, as far as reading it costs nothing: the usage itself where the provider
 * does not count that as a request, its lists and the word about its service.
 */
export function freeReads({ reads }: ReadyAccount): readonly Listing<unknown>[] {
  const { usage } = reads.capabilities;
  return present([
    usage?.cost === 'free' ? reads.usage : undefined,
    reads.subscriptions,
    reads.orders,
    reads.transactions?.of('all'),
    reads.serviceStatus,
  ]);
}

/** What prices are compared by, which change seldom: plans, and the reference data that has packages of traffic. */
export function priceReads({ reads }: ReadyAccount): readonly Listing<unknown>[] {
  const { catalogue } = reads.capabilities;
  const ofPackages = catalogue?.forms.filter(({ fields }) => fields.includes('tariffId')) ?? [];
  return present([reads.plans, ...ofPackages.map(({ type }) => reads.reference?.of(type))]);
}

export function isBeingRead(open: OpenAccount): boolean {
  return open.kind === 'ready' && freeReads(open).some(({ state }) => state.isLoading);
}

function present(listings: readonly (Listing<unknown> | undefined)[]): readonly Listing<unknown>[] {
  return listings.filter((listing) => listing !== undefined);
}
