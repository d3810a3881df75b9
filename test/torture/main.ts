import { parseArgs } from 'node:util';
import { runAll, seedsOf } from './campaign.js';
import { Report } from './report.js';
import { runScenario } from './run.js';
import { scenarioOf } from './scenario.js';

const LANES = 24;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '1' },
      only: { type: 'string' },
    },
  });
  const seeds =
    values.only === undefined ? seedsOf(Number(values.seed), Number(values.runs)) : [Number(values.only)];
  const report = new Report();
  await runAll(seeds, {
    lanes: LANES,
    report,
    run: (seed, sandbox) => runScenario(scenarioOf(seed), sandbox),
    seedOf: (seed) => seed,
  });
  console.log(report.table());
  for (const complaint of report.complaints()) {
    console.log(complaint);
  }
  console.log(report.lastLine());
  process.exitCode = report.isSound ? 0 : 1;
}

void main();
