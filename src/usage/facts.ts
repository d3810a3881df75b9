import type { Order, Plan, Reference, Subscription, Transaction } from '../core/inventory.js';
import type { ProviderId } from '../core/provider.js';
import type { ReadingCost, Usage } from '../core/usage.js';
import type { Expiry } from './reminders/reminder.js';

/** A value with the moment it was read, in epoch milliseconds. */
export interface Dated<T> {
  readonly value: T;
  readonly at: number;
}

/** What can be done about an account from a reminder or a card. */
export interface AccountAbilities {
  readonly canRenew: boolean;
  readonly canExtend: boolean;
  readonly canDeposit: boolean;
  /** The provider tells whether a key is good. */
  readonly canCheckKey?: boolean;
  /** The provider lists what was paid, whether that was read or not. */
  readonly tellsTransactions?: boolean;
  /** What one reading of the usage costs; absent where the provider tells of none. */
  readonly usageCost?: ReadingCost;
}

/** Why an account has nothing new to tell. */
export type AccountTrouble =
  /** The keychain has no key for it. */
  | { readonly kind: 'locked' }
  /** The provider does not take its key. */
  | { readonly kind: 'keyRefused'; readonly sentence: string }
  /** The last reading failed; what was read before stands. */
  | { readonly kind: 'failed'; readonly sentence: string };

/**
 * All that is known of one account by now, without asking anybody: what the usage panel, the status bar and the
 * reminders are made of. Plain data without secrets, all text as the provider wrote it.
 */
export interface AccountFacts {
  readonly account: {
    readonly id: string;
    readonly label: string;
    readonly provider: ProviderId;
    readonly isSandbox: boolean;
  };
  readonly providerLabel: string;
  readonly abilities: AccountAbilities;
  readonly trouble?: AccountTrouble;
  readonly usage?: Dated<Usage>;
  readonly subscriptions?: Dated<readonly Subscription[]>;
  /** Those of the pages that were read, active ones first; `hasMore` says that others exist. */
  readonly orders?: Dated<readonly Order[]> & { readonly hasMore?: boolean };
  /** What ends, of the lists that were not read in this window, as they were read before. */
  readonly endsReadBefore?: readonly Expiry[];
  readonly plans?: Dated<readonly Plan[]>;
  /** Packages of traffic on sale, of the types of order whose reference data was read. */
  readonly tariffs?: Dated<readonly (Reference['tariffs'][number] & { readonly type: string })[]>;
  /** Of all types, those of the pages that were read, in the provider's order; `hasMore` says that others exist. */
  readonly transactions?: Dated<readonly Transaction[]> & { readonly hasMore: boolean };
  /** The provider's word about its service, e.g. `operational`. */
  readonly serviceStatus?: Dated<string>;
}
