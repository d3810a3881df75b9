import type { History } from './door.js';
import type { Intent, Outcome } from './intent.js';
import type { Limits } from './limits.js';

/** What happened to an intent after it was written down. */
export type IntentEvent =
  | { readonly kind: 'resent'; readonly at: number }
  | {
      readonly kind: 'outcome';
      readonly at: number;
      readonly by: 'answer' | 'lists' | 'person';
      readonly outcome: Outcome;
    };

/** Where intents are kept; all windows of one machine share it. What it resolves has reached the disk. */
export interface JournalPort {
  /** The latest first, with what cannot be read as a record. */
  records(): Promise<History>;
  /** @throws SpendingError where it cannot be written; nothing of it counts as a record then */
  create(intent: Intent): Promise<void>;
  append(intentId: string, event: IntentEvent): Promise<void>;
  setAside(file: string): Promise<void>;
}

export interface SpendingClock {
  /** Epoch milliseconds, for people; it may jump. */
  now(): number;
  /** Milliseconds that never jump, for deciding. */
  monotonicMs(): number;
  /** Rejects as soon as `signal` aborts. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

export interface Timing {
  /** A quote older than this is asked for again before anything is sent. */
  readonly quoteMs: number;
  /** How long a lost effect may take to show in the lists. */
  readonly settleMs: number;
  /** After the first send, how long an idempotency key may be used again. */
  readonly resendMs: number;
}

export interface DoorPorts {
  readonly journal: JournalPort;
  /** An id that no intent has, from the time of day. */
  readonly newId: (now: number) => string;
  /** Runs `work` while nobody else on this machine runs any under the same name. */
  readonly lock: <T>(
    name: string,
    options: { readonly signal: AbortSignal; readonly onWait: () => void },
    work: () => Promise<T>,
  ) => Promise<T>;
  readonly clock: SpendingClock;
  readonly limits: () => Limits;
  /** An outcome could not be written down: the intent stays unsettled, and is looked at again. */
  readonly onUnrecorded: (intent: Intent, error: unknown) => void;
  readonly timing?: Partial<Timing>;
}

export const TIMING: Timing = { quoteMs: 30_000, settleMs: 60_000, resendMs: 10 * 60_000 };
