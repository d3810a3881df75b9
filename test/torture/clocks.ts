import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';
import type { SpendingClock } from '../../src/spending/ports.js';

/** Waits take no time, and time has passed after them. */
export class LeapingClock implements SpendingClock {
  #leaptMs = 0;

  constructor(private readonly offMs = 0) {}

  now(): number {
    return Date.now() + this.offMs + Math.round(this.#leaptMs);
  }

  monotonicMs(): number {
    return performance.now() + this.#leaptMs;
  }

  async wait(ms: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    await turn();
    this.#leaptMs += ms;
  }
}

/** Real time, so many times faster: for what a socket does late. */
export class FastClock implements SpendingClock {
  constructor(
    private readonly factor: number,
    private readonly offMs = 0,
  ) {}

  now(): number {
    return Date.now() + this.offMs;
  }

  monotonicMs(): number {
    return performance.now() * this.factor;
  }

  async wait(ms: number, signal: AbortSignal): Promise<void> {
    await sleep(ms / this.factor, undefined, { signal });
  }
}
