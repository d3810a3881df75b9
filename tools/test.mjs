// @ts-check
// npm test [-- unit|host|window|canaries …] [--grep TEXT] [--desktop]: runs the tests and ends with `N passed, N failed`.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildExtension, buildHostTests } from './build.mjs';
import { isEditorAvailable } from './editor/install.mjs';
import { packageExtension } from './package.mjs';
import { packagedForTests, root } from './paths.mjs';
import { ready, runTool } from './ready.mjs';
import {
  forgetCanaryReports,
  forgetResults,
  readResults,
  resultsFile,
  total,
  writeResults,
} from './results.mjs';
import { run } from './run.mjs';

const mocha = [
  ...['--import', 'tsx', path.join(root, 'node_modules/mocha/bin/mocha.js')],
  ...['--reporter', path.join(root, 'test/reporter.ts')],
  // a test that failed half-way may have left a server behind, which must not hold the run up
  '--exit',
  ...(process.env['CI'] ? ['--forbid-only'] : []),
];

/** @param {string | undefined} grep */
const filtered = (grep) => (grep === undefined ? mocha : [...mocha, '--fgrep', grep]);

/**
 * @typedef {object} Kind
 * @property {readonly import('./ready.mjs').Need[]} needs
 * @property {() => Promise<void>} prepare
 * @property {(grep?: string) => readonly string[]} run the arguments of Node
 */

/** @type {Readonly<Record<string, Kind>>} */
const KINDS = {
  unit: {
    needs: ['programs', 'modules'],
    prepare: buildExtension,
    run: filtered,
  },
  host: {
    needs: ['programs', 'modules', 'editor'],
    prepare: async () => {
      await buildExtension();
      await buildHostTests();
    },
    run: () => ['--import', 'tsx', 'test/host/launch.ts'],
  },
  window: {
    needs: ['programs', 'modules', 'editor'],
    prepare: () => packageExtension(packagedForTests),
    run: (grep) => [...filtered(grep), '--no-config', '--timeout', '60000', 'test/window/**/*.test.ts'],
  },
  // last: it searches what the others leave behind
  canaries: {
    needs: ['programs', 'modules'],
    prepare: () => Promise.resolve(),
    run: () => [...mocha, '--no-config', '--timeout', '60000', 'test/canaries/*.test.ts'],
  },
};

/**
 * Runs one kind to its end; the answer is what went wrong beside the tests that failed.
 * @param {string} name
 * @param {Kind} kind
 * @param {string | undefined} grep
 */
async function runKind(name, kind, grep) {
  try {
    await kind.prepare();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const env = {
    ...process.env,
    EGRESS_TEST_RESULTS: resultsFile(name),
    ...(grep === undefined ? {} : { EGRESS_TEST_GREP: grep }),
  };
  const { code } = await run(`test-${name}`, process.execPath, kind.run(grep), { env, show: true });
  const counts = readResults(name);
  if (!counts) {
    return `ended with ${code} before it had counted its tests`;
  }
  if (code !== 0 && counts.failed === 0) {
    return `ended with ${code} although no test failed`;
  }
  return counts.passed + counts.failed === 0 ? 'found no test' : undefined;
}

/**
 * Runs one kind and says what it counted; a kind that dies or finds no test counts as one failure more.
 * @param {string} name
 * @param {Kind} kind
 * @param {string | undefined} grep
 */
async function countKind(name, kind, grep) {
  console.log(`${name}:`);
  const startedMs = Date.now();
  const problem = await runKind(name, kind, grep);
  const counts = readResults(name) ?? { passed: 0, failed: 0, skipped: 0 };
  if (problem) {
    console.log(`  FAILED ${name} ${problem}`);
    counts.failed++;
    writeResults(name, counts);
  }
  const seconds = Math.round((Date.now() - startedMs) / 1000);
  console.log(
    `  ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped in ${seconds} s\n`,
  );
  return counts;
}

await runTool(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { grep: { type: 'string' }, desktop: { type: 'boolean' }, 'no-total': { type: 'boolean' } },
  });
  const unknown = positionals.filter((name) => !KINDS[name]);
  if (unknown.length > 0) {
    throw new Error(
      `there is no kind of test called ${unknown.join(' or ')}: ${Object.keys(KINDS).join(', ')}`,
    );
  }
  const isOnDesktop =
    values.desktop === true || process.env['EGRESS_VSCODE'] !== undefined || !isEditorAvailable;
  if (isOnDesktop) {
    process.env['EGRESS_VSCODE'] ??= 'stable';
  }
  const chosen = Object.entries(KINDS).filter(
    ([name]) =>
      (positionals.length === 0 || positionals.includes(name)) && (name !== 'window' || isEditorAvailable),
  );
  for (const name of Object.keys(KINDS)) {
    forgetResults(name);
  }
  forgetCanaryReports();
  /** @type {import('./results.mjs').Counts[]} */
  const all = [];
  try {
    const needs = new Set(chosen.flatMap(([, kind]) => kind.needs));
    if (isOnDesktop && !chosen.some(([name]) => name === 'window')) {
      needs.delete('editor');
    }
    await ready([...needs]);
    for (const [name, kind] of chosen) {
      all.push(await countKind(name, kind, values.grep));
    }
  } catch (error) {
    console.log(`FAILED ${error instanceof Error ? error.message : String(error)}`);
    all.push({ passed: 0, failed: 1, skipped: 0 });
  }
  const { passed, failed } = total(all);
  if (!values['no-total']) {
    console.log(`${passed} passed, ${failed} failed`);
  }
  process.exitCode = passed > 0 && failed === 0 ? 0 : 1;
});
