import { Random } from '../../src/sandbox/random.js';
import type { Sandbox } from '../../src/sandbox/types.js';
import type { Report } from './report.js';
import type { Verdict } from './run.js';
import { CELLS } from './scenario.js';
import { startWorld } from './world.js';

/** A sandbox's balance and its subscriptions last for so many runs. */
const RUNS_A_WORLD = 40;

/** Seeds of as many runs: every cell in turn, everything else by chance. */
export function seedsOf(seed: number, runs: number): readonly number[] {
  const random = new Random(seed);
  return Array.from(
    { length: runs },
    (_, index) => random.between(0, 2 ** 22) * CELLS.length + (index % CELLS.length),
  );
}

export type Run<T> = (item: T, sandbox: Sandbox) => Promise<Verdict>;

/** Runs all items, so many at a time, each alone in its sandbox. */
export async function runAll<T>(
  items: readonly T[],
  {
    lanes,
    report,
    run,
    seedOf,
  }: {
    readonly lanes: number;
    readonly report: Report;
    readonly run: Run<T>;
    readonly seedOf: (item: T) => number;
  },
): Promise<void> {
  const left = items.values();
  await Promise.all(
    Array.from({ length: Math.min(lanes, items.length) }, async (_, lane) => {
      let world = await startWorld(lane);
      let runs = 0;
      for (const item of left) {
        if (++runs > RUNS_A_WORLD) {
          await world.stop();
          world = await startWorld(seedOf(item));
          runs = 1;
        }
        try {
          report.add(await run(item, world));
        } catch (error) {
          report.addFailure(seedOf(item), error);
          world.clearFaults();
        }
      }
      await world.stop();
    }),
  );
}
