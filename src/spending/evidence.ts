import type { Money } from '../core/money.js';

/**
 * What a provider's lists show of the things that an effect touches, looked at before it is sent and
 * again when its outcome is in doubt. Plain data without secrets; a member is there where the effect
 * needs it and the provider tells it.
 */
export interface Evidence {
  /** Epoch milliseconds of the look. */
  readonly at: number;
  readonly balance?: Money;
  /** Ids of the subscriptions there are. */
  readonly subscriptions?: readonly string[];
  /** Orders that could be the one: the first and the last page of the list, since its order is not documented. */
  readonly orders?: readonly OrderSeen[];
  readonly orderTotal?: number;
  /** As `orders`. */
  readonly purchases?: readonly PurchaseSeen[];
  /** Epoch milliseconds at which the subscription or the order runs out. */
  readonly until?: number;
  readonly network?: string;
  readonly rotationMinutes?: number;
  /** Tells changed credentials from unchanged ones, and nothing else. */
  readonly fingerprint?: string;
  readonly depositAddress?: string;
}

export interface OrderSeen {
  readonly id: string;
  readonly type: string;
  readonly quantity: number;
  readonly charged?: Money;
  readonly createdAt?: number;
}

export interface PurchaseSeen {
  readonly id: string;
  readonly amount: Money;
  readonly description?: string;
  readonly createdAt?: number;
}
