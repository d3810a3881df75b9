import type { RateBudgetNow } from '../core/capabilities.js';
import type { RateLimit } from './client.js';
import type { Clock } from './clock.js';
import type { RateNews } from './rateHeaders.js';
import { PATIENCE_MS } from './retry.js';

/** For so many windows a limit holds that a refusal told: somebody else may have used the key at that time. */
const LEARNT_FOR_WINDOWS = 10;

/** What identifies a call to `answered`, or how long until one may be sent. */
export type Turn = { readonly call: number } | { readonly waitMs: number };

/**
 * The calls of one category that may still be sent. It starts from the documented limit where that
 * is the only one, and believes headers and 429 answers more than the documents.
 */
export class RateBudget {
  readonly #windowMs: number;
  readonly #documented: number;
  #limit: number;
  /** What was let through when the last refusal came that named no time; it holds until `#learntUntilMs`. */
  #learnt = Infinity;
  #learntUntilMs = 0;
  /** When each call of the last window was sent, oldest first. */
  #sentAtMs: number[] = [];
  #sentCount = 0;
  #pausedUntilMs = 0;
  /** What the last headers left until `#leftUntilMs`. */
  #left = 0;
  #leftUntilMs = 0;
  #line: Promise<unknown> = Promise.resolve();

  constructor(
    readonly clock: Clock,
    { limit, windowMs, isLowestTier = false }: Omit<RateLimit, 'category'>,
    readonly onWait: (untilMs: number) => void,
  ) {
    this.#windowMs = windowMs;
    this.#documented = limit;
    this.#limit = isLowestTier ? Infinity : limit;
  }

  /** Counts a call as sent, if one may be sent now. */
  take(): Turn {
    const waitMs = this.#waitMs();
    if (waitMs > 0) {
      return { waitMs };
    }
    this.#sentAtMs.push(this.clock.now());
    this.#left -= 1;
    return { call: ++this.#sentCount };
  }

  /**
   * How many calls may still be sent: by the last headers as long as they hold, else by counting those of this client.
   * Undefined where neither tells anything.
   */
  left(): Pick<RateBudgetNow, 'limit' | 'remaining' | 'resetsAt'> | undefined {
    const now = this.clock.now();
    this.#forgetCalls(now);
    const most = this.#mostAt(now);
    const limit = Number.isFinite(most) ? { limit: most } : undefined;
    if (this.#pausedUntilMs > now) {
      return { ...limit, remaining: 0, resetsAt: this.#pausedUntilMs };
    }
    if (this.#leftUntilMs > now) {
      return { ...limit, remaining: Math.max(0, this.#left), resetsAt: this.#leftUntilMs };
    }
    // What was sent before the provider's own window ended does not count in its next one.
    const counted = this.#sentAtMs.filter((sentAtMs) => sentAtMs >= this.#leftUntilMs);
    const last = counted.at(-1);
    return (
      limit && {
        ...limit,
        remaining: Math.max(0, limit.limit - counted.length),
        ...(last !== undefined && { resetsAt: last + this.#windowMs }),
      }
    );
  }

  /**
   * Takes in line, first come first served; rejects when aborted. A wait that is too long to sit
   * through is told at once.
   */
  turn(signal: AbortSignal): Promise<Turn> {
    const turn = this.#line.then(() => this.#headOfLine(signal));
    this.#line = turn.catch(() => undefined);
    return unlessAborted(turn, signal);
  }

  answered(call: number, status: number, { limit, remaining, resetInMs, retryAfterMs }: RateNews): void {
    const now = this.clock.now();
    if (limit !== undefined && limit > 0) {
      this.#limit = limit;
    }
    if (remaining !== undefined && resetInMs !== undefined) {
      // The answer knows of the calls up to its own; those sent since are taken off.
      this.#left = remaining - (this.#sentCount - call);
      this.#leftUntilMs = now + Math.min(resetInMs, this.#windowMs);
    }
    if (status !== 429) {
      return;
    }
    if (retryAfterMs === undefined) {
      this.#learn(call, now);
    } else {
      this.#pausedUntilMs = Math.max(this.#pausedUntilMs, now + retryAfterMs);
    }
  }

  /** Takes what was let through for the limit, never less than the documents promise everybody. */
  #learn(refused: number, now: number): void {
    this.#forgetCalls(now);
    const place = this.#sentAtMs.length - 1 - (this.#sentCount - refused);
    if (place >= 0) {
      this.#sentAtMs.splice(place, 1);
    }
    const accepted = this.#sentAtMs.length;
    if (accepted >= this.#documented) {
      this.#learnt = accepted;
      this.#learntUntilMs = now + LEARNT_FOR_WINDOWS * this.#windowMs;
    }
  }

  #mostAt(now: number): number {
    return now < this.#learntUntilMs ? Math.min(this.#limit, this.#learnt) : this.#limit;
  }

  #waitMs(): number {
    const now = this.clock.now();
    this.#forgetCalls(now);
    const most = this.#mostAt(now);
    const blocking = this.#sentAtMs.at(-most);
    const fullUntilMs =
      this.#sentAtMs.length < most || blocking === undefined ? 0 : blocking + this.#windowMs;
    const spentUntilMs = this.#left > 0 ? 0 : this.#leftUntilMs;
    return Math.max(0, Math.max(fullUntilMs, spentUntilMs, this.#pausedUntilMs) - now);
  }

  /** Those that have left the window. */
  #forgetCalls(now: number): void {
    const firstInWindow = this.#sentAtMs.findIndex((sentAtMs) => sentAtMs > now - this.#windowMs);
    this.#sentAtMs.splice(0, firstInWindow < 0 ? this.#sentAtMs.length : firstInWindow);
  }

  async #headOfLine(signal: AbortSignal): Promise<Turn> {
    for (;;) {
      signal.throwIfAborted();
      const turn = this.take();
      if ('call' in turn || turn.waitMs > PATIENCE_MS) {
        return turn;
      }
      this.onWait(this.clock.now() + turn.waitMs);
      await this.clock.wait(turn.waitMs, signal);
    }
  }
}

function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      reject(new Error('aborted'));
    };
    if (signal.aborted) {
      abort();
    }
    signal.addEventListener('abort', abort, { once: true });
    void promise.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', abort);
    });
  });
}
