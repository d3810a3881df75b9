/** A bar of the histogram: how many took from `fromMs` to less than `toMs`. */
export interface Bar {
  readonly fromMs: number;
  readonly toMs: number;
  readonly count: number;
}

export interface Latencies {
  readonly count: number;
  /** NaN where nothing was measured. */
  readonly p50Ms: number;
  readonly p95Ms: number;
  /** Of equal width on a logarithmic scale, from the fastest to the slowest. */
  readonly bars: readonly Bar[];
}

/** A step of the fine scale: percentiles are told to half of this. */
const STEP = Math.log(1.01);
const LEAST_MS = 0.1;
const MOST_MS = 600_000;
const STEPS = placeOf(MOST_MS) + 1;

/** Sums up times in one pass and without a sort, so that it can be done again and again while a run goes on; NaN is none. */
export function latenciesOf(times: Iterable<number>, barCount: number): Latencies {
  const counts = new Uint32Array(STEPS);
  let count = 0;
  for (const time of times) {
    if (!Number.isNaN(time)) {
      const place = placeOf(time);
      counts[place] = (counts[place] ?? 0) + 1;
      count += 1;
    }
  }
  return {
    count,
    p50Ms: percentile(counts, count, 0.5),
    p95Ms: percentile(counts, count, 0.95),
    bars: count === 0 ? [] : barsOf(counts, barCount),
  };
}

function placeOf(timeMs: number): number {
  const bounded = Math.min(Math.max(timeMs, LEAST_MS), MOST_MS);
  return Math.floor(Math.log(bounded / LEAST_MS) / STEP);
}

/** Where a step of the fine scale begins. */
function startOf(place: number): number {
  return LEAST_MS * Math.exp(place * STEP);
}

function percentile(counts: Uint32Array, count: number, part: number): number {
  const wanted = Math.max(1, Math.ceil(count * part));
  let seen = 0;
  const place = count === 0 ? -1 : counts.findIndex((each) => (seen += each) >= wanted);
  return place < 0 ? Number.NaN : startOf(place + 0.5);
}

function barsOf(counts: Uint32Array, barCount: number): readonly Bar[] {
  const first = counts.findIndex((each) => each > 0);
  const last = counts.findLastIndex((each) => each > 0);
  const width = Math.max(1, Math.ceil((last - first + 1) / barCount));
  return Array.from({ length: Math.ceil((last - first + 1) / width) }, (_, at) => {
    const from = first + at * width;
    return {
      fromMs: startOf(from),
      toMs: startOf(from + width),
      count: counts.subarray(from, from + width).reduce((sum, each) => sum + each, 0),
    };
  });
}
