// @ts-check
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { buildExtension, buildHostTests, buildUnitTests } from './build.mjs';
import { layOutBuiltin } from './editor/builtin.mjs';
import { installPacked } from './editor/packed.mjs';
import { warmUpBrowser } from './editor/warm.mjs';
import { builtTests, root } from './paths.mjs';

const mocha = [
  path.join(root, 'node_modules/mocha/bin/mocha.js'),
  ...['--reporter', path.join(root, 'test/reporter.js')],
  // a test that failed half-way may have left a server behind, which must not hold the run up
  '--exit',
  ...(process.env['CI'] ? ['--forbid-only'] : []),
];

/** How long a test without the patience of an editor may take. */
const prompt = ['--no-config', '--timeout', '10000'];

/** @param {string | undefined} grep */
const filtered = (grep) => (grep === undefined ? mocha : [...mocha, '--fgrep', grep]);

/**
 * Runs test files that are TypeScript.
 * @param {string} [grep]
 */
const typed = (grep) => ['--import', 'tsx', ...filtered(grep)];

const patient = ['--no-config', '--timeout', '60000'];

/**
 * The test files below a folder, in their order.
 * @param {string} folder
 */
const testsIn = (folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.test\.(ts|mjs)$/.test(name))
    .map((name) => path.join(folder, name))
    .sort();

/** How many processes share the unit tests: they wait for a third of their time. */
const SHARES = 3;

/**
 * The unit tests in shares of about the same work: each takes every third file.
 * @param {string | undefined} grep
 */
function unitTests(grep) {
  const files = testsIn(path.join(builtTests, 'unit'));
  return Array.from({ length: SHARES }, (_, share) => ({
    name: `unit-${share + 1}`,
    run: [
      '--enable-source-maps',
      ...filtered(grep),
      ...prompt,
      ...files.filter((_file, place) => place % SHARES === share),
    ],
  }));
}

/** The files of the window tests, the largest first, lest it be the one that is left over at the end. */
function windowTests() {
  const folder = path.join(root, 'test/window');
  const bytes = (/** @type {string} */ name) => statSync(path.join(folder, name)).size;
  return readdirSync(folder)
    .filter((name) => name.endsWith('.test.ts'))
    .sort((one, other) => bytes(other) - bytes(one));
}

/**
 * One process of a kind: its name in logs and results, and the arguments of Node.
 * @typedef {{ name: string, run: readonly string[] }} Part
 */

/**
 * @typedef {object} Kind
 * @property {readonly import('./ready.mjs').Need[]} needs
 * @property {boolean} [drivesEditor] its parts depend on an editor's own timing
 * @property {readonly (() => Promise<void>)[]} preparations
 * @property {(grep?: string) => readonly Part[]} parts may run side by side, and beside those of other kinds
 */

/** @type {Readonly<Record<string, Kind>>} */
export const KINDS = {
  unit: {
    needs: ['programs', 'modules'],
    preparations: [buildUnitTests],
    parts: unitTests,
  },
  contract: {
    needs: ['programs', 'modules'],
    preparations: [buildExtension],
    parts: (grep) =>
      ['providers', 'sandbox', 'programs', 'proofs', 'architecture'].map((folder) => ({
        name: `contract-${folder}`,
        run: [...typed(grep), ...prompt, ...testsIn(path.join('test', folder))],
      })),
  },
  webview: {
    needs: ['programs', 'modules'],
    preparations: [],
    parts: (grep) => [{ name: 'webview', run: [...typed(grep), ...patient, 'test/webview/*.test.ts'] }],
  },
  host: {
    drivesEditor: true,
    needs: ['programs', 'modules', 'editor'],
    preparations: [buildExtension, buildHostTests, layOutBuiltin, warmUpBrowser],
    parts: () => [{ name: 'host', run: ['--import', 'tsx', 'test/host/launch.ts'] }],
  },
  window: {
    drivesEditor: true,
    needs: ['programs', 'modules', 'editor'],
    preparations: [buildExtension, installPacked, layOutBuiltin, warmUpBrowser],
    parts: (grep) =>
      windowTests().map((file) => ({
        name: `window-${path.basename(file, '.test.ts')}`,
        run: [...typed(grep), ...patient, `test/window/${file}`],
      })),
  },
  canaries: {
    needs: ['programs', 'modules'],
    preparations: [],
    parts: () => [{ name: 'canaries', run: [...typed(), ...patient, 'test/canaries/*.test.ts'] }],
  },
};
