// Checks a list with the engine as it ships, and prints what it cost and how right it was as one JSON object.
import { localPorts } from '../../../src/check/engine/localPorts.js';
import { startCheck } from '../../../src/check/engine/startCheck.js';
import type { ResultColumns } from '../../../src/check/results.js';
import { VERDICTS } from '../../../src/check/verdict.js';
import { planOf, quantile } from './plan.js';

const isLive = ({ verdicts }: ResultColumns, row: number) => VERDICTS[verdicts[row] ?? 0] === 'live';

/** How far a measured latency is from the one that the proxy put in its answer, as a share of it. */
function errorOf({ totalMs, exits, exitIps }: ResultColumns, row: number): number {
  const [, high = 0, middle = 0, low = 0] = (exitIps[exits[row] ?? 0] ?? '').split('.').map(Number);
  const trueMs = ((high << 16) | (middle << 8) | low) / 1000;
  return Math.abs((totalMs[row] ?? Number.NaN) - trueMs) / trueMs;
}

async function main(): Promise<void> {
  const plan = planOf(process.argv.slice(2));
  const before = process.cpuUsage();
  const startedMs = performance.now();
  const run = startCheck(plan, localPorts());
  const foundMs: number[] = [];
  run.onDidChange((rows) => {
    foundMs.push(
      ...[...rows].filter((row) => isLive(run.results, row)).map(() => performance.now() - startedMs),
    );
  });
  await run.ended;
  const wallMs = performance.now() - startedMs;
  const { user, system } = process.cpuUsage(before);
  const live = Array.from({ length: plan.list.count }, (_, row) => row).filter((row) =>
    isLive(run.results, row),
  );
  const figures = {
    live: live.length,
    wallMs,
    cpuUs: (user + system) / plan.list.count,
    foundMs: quantile(foundMs, 0.95),
    error: quantile(
      live.map((row) => errorOf(run.results, row)),
      0.95,
    ),
  };
  process.stdout.write(JSON.stringify(figures));
}

void main();
