const REMEMBERED = 256;
/** So many tell enough, and so many more are heard before it is reckoned anew: to sort them for each costs a tenth of its check. */
const ENOUGH = 16;
/** So many times the 95th percentile of the live ones is longer than nearly every live one takes. */
const FACTOR = 3;
const LEAST_MS = 20;
const FIRST_CONNECT_MS = 1000;
const FIRST_ANSWER_MS = 3000;

/** The last durations that were heard, and what is long beside them. */
class Latest {
  readonly #values = new Float64Array(REMEMBERED);
  #count = 0;
  #long: number;
  #isStale = false;

  constructor(
    first: number,
    private readonly most: number,
  ) {
    this.#long = Math.min(first, most);
  }

  add(ms: number): void {
    this.#values[this.#count % REMEMBERED] = ms;
    this.#count += 1;
    this.#isStale ||= this.#count % ENOUGH === 0;
  }

  get long(): number {
    if (this.#isStale) {
      const known = this.#values.slice(0, Math.min(this.#count, REMEMBERED)).sort();
      const p95 = known[Math.floor(known.length * 0.95)] ?? 0;
      this.#long = Math.min(this.most, Math.max(LEAST_MS, FACTOR * p95));
      this.#isStale = false;
    }
    return this.#long;
  }
}

/**
 * How long a check keeps its slot, learnt from the live ones. A proxy that hangs mostly does so before it is connected,
 * and the live ones connect much sooner than they answer: so the two are told apart.
 */
export class Patience {
  readonly #connects: Latest;
  readonly #answers: Latest;

  constructor(timeoutMs: number) {
    this.#connects = new Latest(FIRST_CONNECT_MS, timeoutMs);
    this.#answers = new Latest(FIRST_ANSWER_MS, timeoutMs);
  }

  /** Learns from a live one. */
  learn(connectMs: number, totalMs: number): void {
    this.#connects.add(connectMs);
    this.#answers.add(totalMs);
  }

  /** Milliseconds from the start until TCP should stand. */
  get connectMs(): number {
    return Math.min(this.#connects.long, this.#answers.long);
  }

  /** Milliseconds from the start until the answer should be there. */
  get answerMs(): number {
    return this.#answers.long;
  }
}
