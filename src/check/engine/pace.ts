const FIRST_AT_ONCE = 32;
/** Starting checks takes at most so long before what has come in is heard. */
const SLICE_MS = 0.5;
/** Above it, measured latencies would tell of this machine and not of the proxies. */
const MOST_LAG_MS = 3;

/**
 * How many checks may be under way. It begins with few, so that a refused login is seen before it was sent hundreds of
 * times, and two take the place of each that ended or was slow.
 */
export class Pace {
  #atOnce: number;

  constructor(private readonly concurrency: number) {
    this.#atOnce = Math.min(concurrency, FIRST_AT_ONCE);
  }

  get atOnce(): number {
    return this.#atOnce;
  }

  widen(): void {
    this.#atOnce = Math.min(this.concurrency, this.#atOnce + 1);
  }

  /** For how long checks may be started, when the event loop came back after so long. */
  sliceMs(lagMs: number): number {
    return lagMs > MOST_LAG_MS ? 0 : SLICE_MS;
  }
}
