import { isProviderError } from '../../core/errors.js';
import type { OpenAccount, ReadyAccount } from '../openAccounts.js';
import { freeReads } from './freeReads.js';

export interface RefresherPorts {
  /** How often is read; 0 is never. */
  readonly everyMs: () => number;
  /** Whether anything is in sight that shows what is read. */
  readonly isSeen: () => boolean;
  readonly accounts: () => Promise<readonly OpenAccount[]>;
  /** Epoch milliseconds. */
  readonly clock: () => number;
}

/**
 * Reads what costs nothing again and again, where a person set a time for that and as long as they see it. What has
 * become too old while nobody saw it is read as soon as it is in sight again.
 */
export class Refresher {
  readonly #ports: RefresherPorts;
  readonly #end = new AbortController();
  #lastAt: number;
  #timer: NodeJS.Timeout | undefined;
  #isReading = false;

  constructor(ports: RefresherPorts) {
    this.#ports = ports;
    this.#lastAt = ports.clock();
    this.reconsider();
  }

  /** The setting, or what is in sight, may have changed. */
  reconsider(): void {
    clearTimeout(this.#timer);
    const everyMs = this.#ports.everyMs();
    if (everyMs > 0 && this.#ports.isSeen() && !this.#isReading && !this.#end.signal.aborted) {
      const dueMs = this.#lastAt + everyMs - this.#ports.clock();
      this.#timer = setTimeout(
        () => {
          void this.#round(everyMs);
        },
        Math.max(0, dueMs),
      );
    }
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#end.abort();
  }

  async #round(everyMs: number): Promise<void> {
    const { accounts, clock } = this.#ports;
    this.#lastAt = clock();
    this.#isReading = true;
    try {
      const open = await accounts();
      await Promise.all(open.flatMap(readBySelf).map((listing) => listing.refresh(this.#end.signal)));
    } finally {
      // a round that took longer than the time between two has used up the next ones
      this.#lastAt += Math.floor((clock() - this.#lastAt) / everyMs) * everyMs;
      this.#isReading = false;
      this.reconsider();
    }
  }
}

/**
 * What may be read without being asked for: nothing with a key that was refused, and no list that a person has loaded
 * further pages of, which would go.
 */
function readBySelf(open: OpenAccount): ReturnType<typeof freeReads> {
  return open.kind === 'ready' && !isRefused(open) ? freeReads(open).filter(({ pages }) => pages <= 1) : [];
}

function isRefused(open: ReadyAccount): boolean {
  return freeReads(open).some(({ state: { failure } }) => {
    const error = failure?.error;
    return isProviderError(error) && error.details.kind === 'unauthorized';
  });
}
