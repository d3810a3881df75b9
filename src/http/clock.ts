import { setTimeout as delay } from 'node:timers/promises';

/** Time as waits and budgets see it, so that a test can turn it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Rejects as soon as `signal` aborts. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  wait: (ms, signal) => delay(Math.ceil(ms), undefined, { signal }),
};
