import { Random } from '../../src/sandbox/random.js';
import type { Sandbox } from '../../src/sandbox/types.js';
import { isOfProcesses, runProcesses } from './processRuns.js';
import { runScenario, type Verdict } from './run.js';
import { CELLS, scenarioOf } from './scenario.js';
import { ProcessPool } from './windowProcesses.js';
import { startWorld } from './world.js';

/** A sandbox's balance and its subscriptions last for so many runs. */
const RUNS_A_WORLD = 40;

/** Told of each run as it ends. */
export interface Listener {
  onVerdict(verdict: Verdict): void;
  /** A run that threw: neither the product nor the harness may. */
  onFailure(seed: number, error: string): void;
}

/** Seeds of as many runs: every cell in turn, everything else by chance. */
export function seedsOf(seed: number, runs: number): readonly number[] {
  const random = new Random(seed);
  return Array.from(
    { length: runs },
    (_, index) => random.between(0, 2 ** 22) * CELLS.length + (index % CELLS.length),
  );
}

/** Runs what the seeds stand for, many at a time. */
export async function runSeeds(seeds: readonly number[], lanes: number, listener: Listener): Promise<void> {
  const pool = new ProcessPool();
  try {
    await Promise.all([
      runAll(
        seeds.filter((seed) => !isOfProcesses(seed)),
        { lanes, listener, seedOf, run: (seed, sandbox) => runScenario(scenarioOf(seed), sandbox) },
      ),
      runAll(seeds.filter(isOfProcesses), {
        lanes: 1,
        listener,
        seedOf,
        run: (seed, sandbox) => runProcesses(seed, sandbox, pool),
      }),
    ]);
  } finally {
    await pool.stop();
  }
}

const seedOf = (seed: number) => seed;

interface Campaign<T> {
  readonly lanes: number;
  readonly listener: Listener;
  readonly run: (item: T, sandbox: Sandbox) => Promise<Verdict>;
  readonly seedOf: (item: T) => number;
}

/** Runs all items, as many at a time as there are lanes, each alone in its sandbox. */
export async function runAll<T>(items: readonly T[], campaign: Campaign<T>): Promise<void> {
  const { lanes, listener, run, seedOf } = campaign;
  const left = items.values();
  await Promise.all(
    Array.from({ length: Math.min(lanes, items.length) }, async (_, lane) => {
      let world = await startWorld(lane);
      let runs = 0;
      for (const item of left) {
        runs += 1;
        if (runs > RUNS_A_WORLD) {
          await world.stop();
          world = await startWorld(seedOf(item));
          runs = 1;
        }
        try {
          listener.onVerdict(await run(item, world));
        } catch (error) {
          listener.onFailure(
            seedOf(item),
            error instanceof Error ? (error.stack ?? error.message) : String(error),
          );
          world.clearFaults();
        }
      }
      await world.stop();
    }),
  );
}
