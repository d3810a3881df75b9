const FIRST_AT_ONCE = 32;
/** Starting checks takes at most so long before what has come in is heard. */
const SLICE_MS = 0.5;
/** Above it, measured latencies would tell of this machine and not of the proxies. */
const MOST_LAG_MS = 3;
/** How many times sooner than evenly checks may follow each other, so that no slot stays empty for long. */
const HASTE = 1.25;
/** What was not started in so many milliseconds is not made up for at once. */
const MADE_UP_MS = 4;
/** How many of the last checks the time that one holds its slot is reckoned from. */
const REMEMBERED = 128;
/** Less than this no check takes, whatever a clock says that was looked at twice in a moment. */
const LEAST_HELD_MS = 0.01;

/**
 * How many checks may be under way, and how closely they may follow each other. It begins with few, so that a refused
 * login is seen before it was sent hundreds of times, and two take the place of each that ended or was slow. Checks that
 * start together are answered together, and then wait for each other here, which would count as the proxies' latency:
 * so they start about evenly over the time that one takes.
 */
export class Pace {
  #atOnce: number;
  #heldMs = 0;
  #heard = 0;
  /** How many may start without a wait, as of `#countedAtMs`. */
  #ready = FIRST_AT_ONCE;
  #countedAtMs = 0;

  constructor(private readonly concurrency: number) {
    this.#atOnce = Math.min(concurrency, FIRST_AT_ONCE);
  }

  get atOnce(): number {
    return this.#atOnce;
  }

  widen(): void {
    this.#atOnce = Math.min(this.concurrency, this.#atOnce + 1);
  }

  /** Learns for how long a check had its slot. */
  learn(heldMs: number): void {
    this.#heard = Math.min(REMEMBERED, this.#heard + 1);
    this.#heldMs += (heldMs - this.#heldMs) / this.#heard;
  }

  /** For how long checks may be started, when the event loop came back after so long. */
  sliceMs(lagMs: number): number {
    return lagMs > MOST_LAG_MS ? 0 : SLICE_MS;
  }

  /** Whole milliseconds until the next check may start, as timers count them. */
  waitMs(nowMs: number): number {
    if (this.#heard === 0) {
      return 0;
    }
    const perMs = (HASTE * this.#atOnce) / Math.max(LEAST_HELD_MS, this.#heldMs);
    const most = Math.max(1, perMs * MADE_UP_MS);
    this.#ready = Math.min(most, this.#ready + (nowMs - this.#countedAtMs) * perMs);
    this.#countedAtMs = nowMs;
    return this.#ready >= 1 ? 0 : Math.ceil((1 - this.#ready) / perMs);
  }

  started(): void {
    this.#ready -= 1;
  }
}
