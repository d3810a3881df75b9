// @ts-check
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { buildExtension, buildHostTests, buildUnitTests } from './build.mjs';
import { layOutBuiltin } from './editor/builtin.mjs';
import { installPacked } from './editor/packed.mjs';
import { warmUpBrowser } from './editor/warm.mjs';
import { builtTests, root } from './paths.mjs';

/** @typedef {() => Promise<void>} Preparation */

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
  const files = testsIn(path.join('test', 'unit')).map((file) =>
    path.join(builtTests, path.relative('test', file).replace(/\.ts$/, '.mjs')),
  );
  return Array.from({ length: SHARES }, (_, share) => ({
    name: `unit-${share + 1}`,
    after: [buildUnitTests],
    run: [
      '--enable-source-maps',
      ...filtered(grep),
      ...prompt,
      ...files.filter((_file, place) => place % SHARES === share),
    ],
  }));
}

/** How many processes share the window tests. The files of one have their editors on the same server. */
const WINDOW_SHARES = 7;

/** The files of the window tests in shares of about the same size. */
function windowTests() {
  const folder = 'test/window';
  const bytes = (/** @type {string} */ file) => statSync(path.join(root, file)).size;
  const files = readdirSync(path.join(root, folder))
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => path.join(folder, name))
    .sort((one, other) => bytes(other) - bytes(one));
  return Array.from({ length: WINDOW_SHARES }, (_, share) =>
    files.filter((_file, place) => place % WINDOW_SHARES === share),
  );
}

/**
 * One process of a kind: its name in logs and results, what has to be there before it runs, and the arguments of Node.
 * @typedef {{ name: string, after?: readonly Preparation[], run: readonly string[] }} Part
 */

/**
 * @typedef {object} Kind
 * @property {readonly import('./ready.mjs').Need[]} needs
 * @property {boolean} [drivesEditor] its parts depend on an editor's own timing
 * @property {(grep?: string) => readonly Part[]} parts may run side by side, and beside those of other kinds
 */

/** @type {Readonly<Record<string, Kind>>} */
export const KINDS = {
  unit: {
    needs: ['programs', 'modules'],
    parts: unitTests,
  },
  contract: {
    needs: ['programs', 'modules'],
    parts: (grep) =>
      ['programs', 'proofs', 'providers', 'sandbox', 'architecture'].map((folder) => ({
        name: `contract-${folder}`,
        after: folder === 'architecture' ? [buildExtension] : [],
        run: [...typed(grep), ...prompt, ...testsIn(path.join('test', folder))],
      })),
  },
  webview: {
    needs: ['programs', 'modules'],
    parts: (grep) => [{ name: 'webview', run: [...typed(grep), ...patient, 'test/webview/*.test.ts'] }],
  },
  host: {
    drivesEditor: true,
    needs: ['programs', 'modules', 'editor'],
    parts: () => [
      {
        name: 'host',
        after: [buildExtension, buildHostTests, layOutBuiltin, warmUpBrowser],
        run: ['--import', 'tsx', 'test/host/launch.ts'],
      },
    ],
  },
  window: {
    drivesEditor: true,
    needs: ['programs', 'modules', 'editor'],
    parts: (grep) =>
      windowTests().map((files) => ({
        name: `window-${files.map((file) => path.basename(file, '.test.ts')).join('-')}`,
        after: [buildExtension, layOutBuiltin, warmUpBrowser, installPacked],
        run: [...typed(grep), ...patient, '--require', 'test/window/editor/afterAll.ts', ...files],
      })),
  },
  canaries: {
    needs: ['programs', 'modules'],
    parts: () => [{ name: 'canaries', run: [...typed(), ...patient, 'test/canaries/*.test.ts'] }],
  },
};
