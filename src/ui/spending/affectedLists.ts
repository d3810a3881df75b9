import type { Effect } from '../../core/effects.js';
import type { AccountReads } from '../../reads/accountReads.js';
import type { Listing } from '../../reads/listing.js';

/** Reads again what an effect may have changed, as far as it had been read before. */
export async function refreshAffected(effect: Effect, reads: AccountReads): Promise<void> {
  await Promise.all(
    affectedBy(effect, reads)
      .filter((listing) => listing !== undefined)
      .filter(({ state }) => state.isLoading || state.loadedAt !== undefined || state.failure !== undefined)
      .map(readAnew),
  );
}

/** What is under way may have been answered before the effect, so it does not count. */
async function readAnew(listing: Listing<unknown>): Promise<void> {
  if (listing.state.isLoading) {
    await listing.refresh();
  }
  await listing.refresh();
}

function affectedBy(effect: Effect, reads: AccountReads): readonly (Listing<unknown> | undefined)[] {
  switch (effect.kind) {
    case 'purchase':
    case 'trial':
      return [reads.subscriptions];
    case 'renew':
    case 'changeCredentials':
    case 'setRotationPolicy':
    case 'switchNetwork': {
      const { subscriptionId } = effect.of;
      return [
        reads.subscriptions,
        reads.renewalPlans?.known(subscriptionId),
        reads.availableNetworks?.known(subscriptionId),
      ];
    }
    case 'createOrder':
      return [...reads.orderLists, ...moneyLists(reads)];
    case 'extendOrder': {
      const { orderId } = effect.of;
      return [
        ...reads.orderLists,
        reads.order?.known(orderId),
        reads.orderProxies?.known(orderId),
        ...moneyLists(reads),
      ];
    }
    case 'createDepositAddress':
      return [reads.depositAddresses];
    case 'rotateNow':
    case 'signUp':
    case 'submitCheck':
      return [];
  }
}

function moneyLists(reads: AccountReads): readonly (Listing<unknown> | undefined)[] {
  return [reads.usage, ...(reads.transactions?.entries.map(([, listing]) => listing) ?? [])];
}
