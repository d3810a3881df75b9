import type { EngineClock } from '../check/engine/clock.js';

const SWEEP_MS = 250;

interface Deadline {
  readonly atMs: number;
  readonly expire: () => void;
}

/** Ends what takes too long; one timer looks at all of it. */
export class Deadlines {
  readonly #open = new Set<Deadline>();
  readonly #sweeping: { dispose(): void };

  constructor(private readonly clock: EngineClock) {
    this.#sweeping = clock.every(SWEEP_MS, () => {
      this.#sweep();
    });
  }

  /** Calls once, unless it is disposed before. */
  after(ms: number, expire: () => void): { dispose(): void } {
    const deadline = { atMs: this.clock.nowMs() + ms, expire };
    this.#open.add(deadline);
    return { dispose: () => this.#open.delete(deadline) };
  }

  dispose(): void {
    this.#sweeping.dispose();
    this.#open.clear();
  }

  #sweep(): void {
    const nowMs = this.clock.nowMs();
    for (const deadline of this.#open) {
      if (deadline.atMs <= nowMs) {
        this.#open.delete(deadline);
        deadline.expire();
      }
    }
  }
}
