const SAMPLE_MS = 500;
const SAMPLES = 10;

/** How many a second were done over the last seconds. */
export class Rate {
  readonly #samples: { readonly atMs: number; readonly done: number }[] = [];

  note(atMs: number, done: number): void {
    const last = this.#samples.at(-1);
    if (last !== undefined && atMs - last.atMs < SAMPLE_MS) {
      return;
    }
    this.#samples.push({ atMs, done });
    if (this.#samples.length > SAMPLES) {
      this.#samples.shift();
    }
  }

  perSecond(atMs: number, done: number): number {
    const [first] = this.#samples;
    const tookMs = first === undefined ? 0 : atMs - first.atMs;
    return first === undefined || tookMs <= 0 ? 0 : Math.max(0, ((done - first.done) * 1000) / tookMs);
  }
}
