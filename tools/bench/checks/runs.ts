// Runs 100 checks a thousand times over, and prints the memory after the first hundred runs and after the last.
import { localPorts } from '../../../src/check/engine/localPorts.js';
import { startCheck } from '../../../src/check/engine/startCheck.js';
import { planOf } from './plan.js';

const WARM_UP = 100;
const RUNS = 1000;

/** Megabytes that are still in use, once what has ended was let go. */
async function usedMb(): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 200));
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
}

async function main(): Promise<void> {
  const plan = planOf(process.argv.slice(2));
  const runMany = async (count: number) => {
    for (let run = 0; run < count; run += 1) {
      await startCheck(plan, localPorts()).ended;
    }
  };
  await runMany(WARM_UP);
  const firstMb = await usedMb();
  await runMany(RUNS);
  const lastMb = await usedMb();
  process.stdout.write(JSON.stringify({ firstMb, lastMb, handles: process.getActiveResourcesInfo().length }));
}

void main();
