import type { Reason } from '../check/verdict.js';
import type { Clients } from './incoming/clients.js';
import type { RelayCounts, RelayFailure } from './relay.js';

/** What passed through, and who hears of it. */
export class Tally {
  lastFailure: RelayFailure | undefined;
  #requests = 0;
  #failures = 0;
  #refused = 0;
  #told = '';
  readonly #listeners = new Set<() => void>();

  constructor(private readonly clients: Clients) {}

  get counts(): RelayCounts {
    const { sentBytes, receivedBytes, count } = this.clients;
    return {
      requests: this.#requests,
      failures: this.#failures,
      refused: this.#refused,
      sentBytes,
      receivedBytes,
      open: count,
    };
  }

  /** Answers how many there were, with this one. */
  requested(): number {
    this.#requests += 1;
    return this.#requests;
  }

  refused(): void {
    this.#refused += 1;
  }

  served(): void {
    if (this.lastFailure && this.lastFailure.inARow > 0) {
      this.lastFailure = { ...this.lastFailure, inARow: 0 };
    }
  }

  /** The first in a row is told of at once. */
  failed(upstream: string, reason: Reason): void {
    const inARow = (this.lastFailure?.inARow ?? 0) + 1;
    this.#failures += 1;
    this.lastFailure = { upstream, reason, inARow };
    if (inARow === 1) {
      this.tell();
    }
  }

  onDidChange(listener: () => void): { dispose(): void } {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  }

  /** Tells of what has changed since it was told last. */
  tell(): void {
    const now = Object.values({ ...this.counts, inARow: this.lastFailure?.inARow }).join();
    if (now === this.#told) {
      return;
    }
    this.#told = now;
    for (const listener of this.#listeners) {
      listener();
    }
  }
}
