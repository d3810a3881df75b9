import type { CapabilitySet } from '../core/capabilities.js';
import type { Effect } from '../core/effects.js';
import type { Money } from '../core/money.js';
import type { ProviderId } from '../core/provider.js';
import type { Secret } from '../core/secret.js';
import type { IntentRecord } from './intent.js';
import type { Price } from './price.js';

/** The account that an effect is for, as the journal names it. */
export interface SpendingAccount {
  /** The account's id; of a sign-up, which has none yet, `new`. */
  readonly id: string;
  readonly label: string;
  readonly provider: ProviderId;
  /** Of the base URL: one effect at a time is under way at each origin, over all windows. */
  readonly origin: string;
  /** Sandbox money is not counted with real money. */
  readonly isSandbox: boolean;
  readonly capabilities: CapabilitySet;
}

/** What a person is about to be asked. */
export interface Proposal {
  readonly account: SpendingAccount;
  readonly effect: Effect;
  /** Goes out with the effect, is never journalled: a password, a list of proxies. */
  readonly payload?: Secret;
}

/** What the modal shows: it is asked again, with the reason, when something changed since the last click. */
export interface Confirmation {
  readonly proposal: Proposal;
  readonly price: Price;
  /** Before the effect, where the provider tells it. */
  readonly balance?: Money;
  readonly reason:
    | { readonly kind: 'first' }
    /** The provider now asks more than `confirmed`. */
    | { readonly kind: 'dearer'; readonly confirmed: Price }
    /** The same effect was sent while this was being confirmed: in another window, or by a double click. */
    | { readonly kind: 'repeated'; readonly earlier: IntentRecord };
  /** Effects at this account whose outcome is still unknown. */
  readonly unsettled: readonly IntentRecord[];
}

/** `show` asks for the request without sending it. */
export type Decision = 'send' | 'show' | 'close';
