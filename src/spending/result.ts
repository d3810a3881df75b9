import type { ProviderError } from '../core/errors.js';
import type { ShownRequest } from '../core/permit.js';
import type { Receipt } from '../core/effects.js';
import type { Evidence } from './evidence.js';
import type { Intent, IntentRecord } from './intent.js';
import type { Price } from './price.js';

/** What became of a proposal. */
export type Result =
  | { readonly kind: 'closed' }
  | { readonly kind: 'shown'; readonly request: ShownRequest }
  | {
      readonly kind: 'done';
      readonly intent: Intent;
      readonly receipt: Receipt;
      /** The provider charged more than was confirmed. */
      readonly isDearer: boolean;
    }
  | { readonly kind: 'refused'; readonly intent: Intent; readonly error: ProviderError }
  /** It did not happen: the connection failed before it left, or the lists show no trace of it. */
  | { readonly kind: 'notDone'; readonly intent: Intent; readonly error?: ProviderError }
  | { readonly kind: 'unknown'; readonly intent: Intent; readonly after?: Evidence };

/** Why nothing was sent, for `ui/` to put into a sentence. */
export type SpendingStop =
  /** The journal cannot be trusted or written: spending is off. `file` is absolute. */
  | { readonly kind: 'damagedRecord'; readonly file: string }
  | { readonly kind: 'newerRecord'; readonly file: string }
  | { readonly kind: 'journalUnreadable'; readonly file: string }
  | { readonly kind: 'journalUnwritable'; readonly file: string }
  /**
   * Another window is sending at this origin and did not finish in time; or one in a container that is gone, which
   * cannot be told from here. `folder`, absolute, holds the locks.
   */
  | { readonly kind: 'busy'; readonly folder: string }
  /** An earlier one's outcome is unknown, and the provider's lists would not tell the two apart: decide it first. */
  | { readonly kind: 'undecided'; readonly record: IntentRecord }
  | { readonly kind: 'actionLimit'; readonly limit: string; readonly price: Price }
  | { readonly kind: 'dailyLimit'; readonly limit: string; readonly spent: string; readonly price: Price }
  /** A limit is set, and what this will cost is not known in advance. */
  | { readonly kind: 'priceUnknownUnderLimit' }
  /** A limit is set to something that is no amount. */
  | { readonly kind: 'limitUnreadable'; readonly setting: 'actionLimit' | 'dailyLimit' };

export class SpendingError extends Error {
  override readonly name = 'SpendingError';

  constructor(readonly stop: SpendingStop) {
    super(stop.kind);
  }
}
