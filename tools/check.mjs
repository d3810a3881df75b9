// @ts-check
// npm run check: every check that needs no build, each named, all run even when one fails.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';
import { ready, runTool } from './ready.mjs';
import { writeResults, forgetResults } from './results.mjs';
import { run } from './run.mjs';

/** @param {string} script */
const module = (script) => path.join(root, 'node_modules', script);

/** The tests of the source as it stands; those of what is built from it wait for `npm test`. */
const ARCHITECTURE = ['layering', 'manifest', 'language', 'l10n', 'secrets', 'documents'];

const CHECKS = [
  { name: 'types', run: [module('typescript/bin/tsc'), '-p', '.'] },
  { name: 'types of the webviews', run: [module('typescript/bin/tsc'), '-p', 'src/webview'] },
  { name: 'lint', run: [module('eslint/bin/eslint.js'), '.'] },
  { name: 'format', run: [module('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'] },
  { name: 'dead code', run: [module('knip/bin/knip.js')] },
  {
    name: 'layering and manifest',
    run: [
      ...['--import', 'tsx', module('mocha/bin/mocha.js'), '--no-config', '--timeout', '10000'],
      ...['--reporter', path.join(root, 'test/reporter.js')],
      ...ARCHITECTURE.map((name) => `test/architecture/${name}.test.ts`),
    ],
  },
].filter(
  ({ name }) => name !== 'types of the webviews' || existsSync(path.join(root, 'src/webview/tsconfig.json')),
);

await runTool(async () => {
  forgetResults('check');
  await ready(['modules']);
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const check of CHECKS) {
    const startedMs = Date.now();
    const log = `check-${check.name.replaceAll(' ', '-')}`;
    const { code } = await run(log, process.execPath, check.run, {
      say: (text) => process.stdout.write(text),
    });
    counts[code === 0 ? 'passed' : 'failed']++;
    console.log(`${code === 0 ? 'ok' : 'FAILED'} ${check.name} (${Date.now() - startedMs} ms)`);
  }
  writeResults('check', counts);
  console.log(`${counts.passed} of ${CHECKS.length} checks hold`);
  process.exitCode = counts.failed === 0 ? 0 : 1;
});
