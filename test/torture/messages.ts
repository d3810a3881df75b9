import type { Effect, EffectKind } from '../../src/core/effects.js';
import type { Confirmation, Decision } from '../../src/spending/proposal.js';
import type { Deadlines, Place } from './accounts.js';

/** What a window in a process of its own is told to do. */
export type Order =
  | {
      readonly do: 'spend';
      readonly place: Place;
      readonly folder: string;
      readonly effect: Effect;
      readonly deadlines: Deadlines;
      /** Each step is announced, and waits for the word. */
      readonly isStepping: boolean;
      readonly hasLock: boolean;
    }
  | { readonly do: 'reconcile'; readonly place: Place; readonly folder: string; readonly call: EffectKind }
  | { readonly do: 'decide'; readonly decision: Decision }
  | { readonly do: 'step' };

/** What it says. */
export type Word =
  | { readonly says: 'ready' }
  | { readonly says: 'asked'; readonly reason: Confirmation['reason']['kind'] }
  | { readonly says: 'step'; readonly name: string }
  /** `stop` is why nothing was sent. */
  | { readonly says: 'ended'; readonly stop?: string }
  | { readonly says: 'failed'; readonly error: string };
