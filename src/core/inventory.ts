import type { Endpoint, ProxyEndpoint } from './endpoint.js';
import type { Money } from './money.js';
import type { Secret } from './secret.js';

/** A word of the provider's: `known` where the documents list it, else `unknown`; `text` is shown either way. */
export interface Word<Known extends string> {
  readonly known: Known | 'unknown';
  readonly text: string;
}

export type SubscriptionStatus = 'active' | 'expired';

/** A gateway's rented connection. */
export interface Subscription {
  readonly id: string;
  readonly status: Word<SubscriptionStatus>;
  /** Epoch milliseconds. */
  readonly activeUntil?: number;
  /** The user's own name for it. */
  readonly userNote?: string;
  readonly label?: string;
  readonly networkLabel?: string;
  /** 0 is off. */
  readonly rotationMinutes?: number;
  readonly endpoints: readonly Endpoint[];
  readonly rotation?: { readonly isAvailable: boolean; readonly path?: Secret };
}

export interface Plan {
  readonly id: string;
  readonly connectionType?: string;
  readonly durationMs: number;
  readonly price: Money;
  readonly isPopular: boolean;
  readonly network?: {
    readonly name?: string;
    readonly city?: string;
    readonly country?: string;
    readonly networkType?: string;
  };
}

/** A network that a subscription may move to. */
export interface Network {
  readonly id: string;
  readonly label: string;
  readonly country?: string;
}

export type OrderStatus = 'active' | 'expired' | 'canceled' | 'pending';
/** Those first that a person looks for first, which is the order they are read in. */
export const ORDER_STATUSES: readonly OrderStatus[] = ['active', 'pending', 'expired', 'canceled'];

/** Which orders are listed; whatever is absent is not asked for. */
export interface OrderFilters {
  /** The provider's word, e.g. `ipv4`. */
  readonly type?: string;
  readonly status?: OrderStatus;
}

/** A purchase that holds endpoints. */
export interface Order {
  readonly id: string;
  /** The provider's word, e.g. `ipv4`. */
  readonly type: string;
  readonly status: Word<OrderStatus>;
  readonly quantity: number;
  readonly charged?: Money;
  readonly countryId?: number;
  readonly periodId?: number;
  readonly protocol?: string;
  readonly mobileServiceType?: string;
  /** Epoch milliseconds; absent where the order does not expire. */
  readonly expiresAt?: number;
  readonly createdAt?: number;
  readonly proxyCount?: number;
}

/** One rented proxy and the ways to reach it, the preferred one first; none while it is being set up. */
export interface OrderedProxy {
  /** Stable within the account. */
  readonly id: string;
  /** The provider's own id, where it tells one: an extension can name it. */
  readonly providerId?: string;
  readonly endpoints: readonly ProxyEndpoint[];
  readonly country?: string;
  /** Epoch milliseconds; the end of the day (UTC) where the provider gives a date alone. */
  readonly expiresAt?: number;
}

export type TransactionType = 'deposit' | 'purchase' | 'refund' | 'adjustment';
export const TRANSACTION_TYPES: readonly TransactionType[] = ['deposit', 'purchase', 'refund', 'adjustment'];
export type TransactionStatus = 'completed' | 'pending' | 'failed';

export interface Transaction {
  readonly id: string;
  readonly type: Word<TransactionType>;
  readonly status: Word<TransactionStatus>;
  readonly amount: Money;
  readonly description?: string;
  readonly paymentMethod?: string;
  readonly createdAt?: number;
}

/** What an order of one type may name: the ids of countries, periods and so on. */
export interface Reference {
  readonly countries: readonly { readonly id: number; readonly name: string }[];
  readonly periods: readonly { readonly id: number; readonly name: string; readonly days?: number }[];
  readonly tariffs: readonly {
    readonly id: number;
    readonly name: string;
    readonly price?: Money;
    readonly traffic?: string;
  }[];
  readonly operators: readonly { readonly id: number; readonly name: string }[];
  readonly rotations: readonly { readonly id: number; readonly name: string }[];
}

export interface OrderRequest {
  readonly type: string;
  readonly countryId?: number;
  readonly periodId?: number;
  readonly quantity?: number;
  readonly protocol?: 'HTTPS' | 'SOCKS5';
  readonly mobileServiceType?: 'shared' | 'dedicated';
  readonly operatorId?: number;
  readonly rotationId?: number;
  readonly tariffId?: number;
  readonly coupon?: string;
}

export interface Quote {
  readonly total: Money;
  readonly unitPrice?: Money;
  readonly quantity?: number;
}

/** Shown exactly as answered: a changed character loses money. */
export interface DepositAddress {
  readonly currency: string;
  readonly network: string;
  /** Absent until one is made. */
  readonly address?: string;
  /** Tags and memos that must go with the deposit, with the provider's names for them. */
  readonly extras: readonly { readonly name: string; readonly value: string }[];
}
