// @ts-check
// npm run prove-snippets [-- --only CLIENT] [--no-install] [--markdown FILE]: runs every recipe of the catalogue in its
// own runtime against real proxies on loopback. Prints a table and, as its last line, the counts as JSON; ends with 1 when
// a recipe failed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { root } from './paths.mjs';
import { ready, runTool } from './ready.mjs';

await runTool(async () => {
  await ready(['modules']);
  const program = path.join(root, 'tools', 'prove', 'main.ts');
  const proving = spawn(process.execPath, ['--import', 'tsx', program, ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
  });
  const [code] = await once(proving, 'exit');
  process.exitCode = code ?? 1;
});
