import type { Money } from '../../core/money.js';
import type { ReminderAction } from '../../core/reminderActions.js';

/** When a person wants to hear of what runs out. */
export interface Thresholds {
  /** 0 is never. */
  readonly expiryDays: number;
  /** Of a quota or of the requests of a plan; 0 is never. */
  readonly remainingPercent: number;
  /** In the account's own currency. */
  readonly balance?: Money;
}

/** The end of something that was bought for a time. */
export interface Expiry {
  readonly kind: 'expiry';
  readonly of: 'subscription' | 'order';
  readonly id: string;
  readonly label: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** What a reminder is about, with what its sentence needs. */
export type ReminderSubject =
  | Expiry
  | {
      readonly kind: 'quota';
      readonly remaining: number;
      readonly limit: number;
      readonly unit: 'gigabytes' | 'requests';
    }
  | { readonly kind: 'balance'; readonly balance: Money }
  | { readonly kind: 'key'; readonly sentence?: string }
  | { readonly kind: 'service'; readonly status: string };

/** Something that needs attention at one account. */
export interface Reminder {
  /**
   * The same over windows and restarts. An expiry that moved has another; what is kept of the state of an account, such as
   * its quota, is forgotten once that is well again, so that its next fall is a new event.
   */
  readonly id: string;
  readonly account: { readonly id: string; readonly label: string };
  readonly providerLabel: string;
  readonly severity: 'error' | 'warning';
  readonly subject: ReminderSubject;
  /** Those that the account can do, the most useful first. */
  readonly actions: readonly ReminderAction[];
}
