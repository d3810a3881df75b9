// npm run torture -- [--runs N] [--seed N] [--only SEED]
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runSeeds, seedsOf, type Listener } from './campaign.js';
import { Report } from './report.js';
import type { Told } from './shard.js';

const LANES = 16;

/** Over all processors, since one run keeps no process busy. */
async function runSharded(seeds: readonly number[], listener: Listener): Promise<void> {
  const shards = availableParallelism();
  await Promise.all(
    Array.from({ length: shards }, async (_, shard) => {
      const process = fork(join(import.meta.dirname, 'shard.ts'), { execArgv: ['--import=tsx'] });
      process.on('message', (told: Told) => {
        if ('verdict' in told) {
          listener.onVerdict(told.verdict);
        } else {
          listener.onFailure(told.seed, told.error);
        }
      });
      process.send({ seeds: seeds.filter((_seed, index) => index % shards === shard), lanes: LANES });
      const [code] = (await once(process, 'exit')) as [number | null];
      if (code !== 0) {
        throw new Error(`A part of the runs ended with ${String(code)}`);
      }
    }),
  );
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '1' },
      only: { type: 'string' },
    },
  });
  const report = new Report();
  if (values.only === undefined) {
    await runSharded(seedsOf(Number(values.seed), Number(values.runs)), report);
  } else {
    await runSeeds([Number(values.only)], 1, report);
  }
  console.log(report.table());
  for (const complaint of report.complaints()) {
    console.log(complaint);
  }
  console.log(report.lastLine());
  process.exitCode = report.isSound ? 0 : 1;
}

void main();
