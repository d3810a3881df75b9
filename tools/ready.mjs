// @ts-check
// Installs what a bare machine lacks: Debian's programs, the project's packages, the editor. Instant when all is there.
// node tools/ready.mjs [programs|demo|modules|editor …]: what the tests need where none is named.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { editor, editors, installEditor, isEditorAvailable, isEditorInstalled } from './editor/install.mjs';
import { withLock } from './lock.mjs';
import { installPackages, missingPackages } from './needs.mjs';
import { root } from './paths.mjs';
import { mustRun, outerEnvironment } from './run.mjs';

/** @param {string} file */
function lockedPackages(file) {
  const full = path.join(root, file);
  /** @type {{ packages: Record<string, { version?: string, optional?: boolean }> }} */
  const lock = existsSync(full) ? JSON.parse(readFileSync(full, 'utf8')) : { packages: {} };
  return lock.packages;
}

/** npm notes what it installed in a lock file of its own; equal versions mean that nothing is left to do. */
function areModulesInstalled() {
  const installed = lockedPackages('node_modules/.package-lock.json');
  return Object.entries(lockedPackages('package-lock.json')).every(
    ([name, { version, optional }]) => name === '' || optional || installed[name]?.version === version,
  );
}

/** @param {boolean} isForDemo */
const debianPackages = (isForDemo) => ({
  title: () => `apt-get install ${missingPackages(isForDemo).join(' ')}`,
  isMet: () => missingPackages(isForDemo).length === 0,
  meet: () => installPackages(missingPackages(isForDemo)),
});

/**
 * @typedef {'programs' | 'demo' | 'modules' | 'editor'} Need
 * @type {Record<Need, { title: () => string, isMet: () => boolean, meet: () => Promise<void> }>}
 */
const STEPS = {
  programs: debianPackages(false),
  demo: debianPackages(true),
  modules: {
    title: () => "npm ci (the project's packages)",
    isMet: areModulesInstalled,
    // no dependency needs its install script, and one would look for a download
    meet: () =>
      mustRun('npm-ci', 'npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
        env: outerEnvironment(),
      }),
  },
  editor: {
    title: () => `npm ci (the editor, about 800 MB in ${editor})`,
    isMet: () => !isEditorAvailable || isEditorInstalled(),
    meet: installEditor,
  },
};

/**
 * Makes sure of the needs, saying one line for each that it has to install.
 * @param {readonly Need[]} needs
 */
export async function ready(needs) {
  const isUnmet = (/** @type {Need} */ need) => !STEPS[need].isMet();
  if (!needs.some(isUnmet)) {
    return;
  }
  await withLock(path.join(editors, 'ready.lock'), async () => {
    for (const need of needs.filter(isUnmet)) {
      const startedMs = Date.now();
      console.log(`ready: ${STEPS[need].title()}`);
      await STEPS[need].meet();
      console.log(`ready: done in ${Math.round((Date.now() - startedMs) / 1000)} s`);
    }
  });
}

/**
 * Runs a tool's main function: an error becomes one message and a failing exit code.
 * @param {() => Promise<void>} main
 */
export async function runTool(main) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

/** @param {string} name */
function needNamed(name) {
  if (!Object.hasOwn(STEPS, name)) {
    throw new Error(`nothing is needed that is called ${name}: ${Object.keys(STEPS).join(', ')}`);
  }
  return /** @type {Need} */ (name);
}

if (process.argv[1] === import.meta.filename) {
  await runTool(async () => {
    const asked = process.argv.slice(2).map(needNamed);
    await ready(asked.length > 0 ? asked : ['programs', 'modules', 'editor']);
  });
}
