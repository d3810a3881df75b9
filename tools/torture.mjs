// @ts-check
// npm run torture [-- --runs 10000 --seed 1 | --only SEED]: every fault on every spending call, held against the
// sandbox's ledger. Prints a table and, as its last line, the sums as JSON; ends with 1 when anything was charged twice,
// lost, or left unknown that a list shows.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { root } from './paths.mjs';
import { ready, runTool } from './ready.mjs';

await runTool(async () => {
  await ready(['modules']);
  const program = path.join(root, 'test', 'torture', 'main.ts');
  const torture = spawn(process.execPath, ['--import', 'tsx', program, ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
  });
  const [code] = await once(torture, 'exit');
  process.exitCode = code ?? 1;
});
