import type { Effect } from '../core/effects.js';
import type { ErrorKind } from '../core/errors.js';
import type { Money } from '../core/money.js';
import type { ProviderId } from '../core/provider.js';
import type { Evidence } from './evidence.js';
import type { Price } from './price.js';

/** What a person confirmed, written to disk before it is sent. Holds no secret. */
export interface Intent {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly account: {
    readonly id: string;
    readonly label: string;
    readonly provider: ProviderId;
    readonly origin: string;
    readonly isSandbox: boolean;
  };
  readonly effect: Effect;
  /** As it was confirmed. */
  readonly price: Price;
  /** There where the provider documents idempotency keys for this effect. */
  readonly idempotencyKey?: string;
  readonly before: Evidence;
}

/** How an intent ended, or that nobody can tell. */
export type Outcome =
  | { readonly kind: 'done'; readonly refs: readonly string[]; readonly charged?: Money }
  /** The provider said no. */
  | { readonly kind: 'refused'; readonly error: ErrorKind; readonly message?: string }
  /** It never left this machine, or the provider's lists show that it did not happen. */
  | { readonly kind: 'notDone' }
  /** It may have happened. `after` is the last look, to be put beside the intent's `before`. */
  | { readonly kind: 'unknown'; readonly after?: Evidence };

/** What the journal holds of one intent. */
export interface IntentRecord {
  readonly intent: Intent;
  /** Epoch milliseconds of each time it was sent again with its idempotency key. */
  readonly resentAt: readonly number[];
  /** The latest; absent from the moment it was journalled until something is known. */
  readonly outcome?: Outcome & { readonly at: number; readonly by: 'answer' | 'lists' | 'person' };
}

/** Whether it may have happened and nobody knows. */
export function isUnsettled({ outcome }: IntentRecord): boolean {
  return outcome === undefined || outcome.kind === 'unknown';
}
