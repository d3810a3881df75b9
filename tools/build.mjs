// @ts-check
import { rmSync } from 'node:fs';
import path from 'node:path';
import { builtTests } from './paths.mjs';
import { mustRun } from './run.mjs';

/** Builds `dist`, the extension as it ships. */
export function buildExtension() {
  return mustRun('build', process.execPath, ['esbuild.js']);
}

/**
 * Bundles tests from a folder of `test` into the folder of the same name in `out/test`.
 * @param {string} name
 * @param {readonly string[]} entryPoints
 * @param {import('esbuild').BuildOptions} options
 */
async function bundleTests(name, entryPoints, options) {
  const outdir = path.join(builtTests, name);
  rmSync(outdir, { recursive: true, force: true });
  const { build } = await import('esbuild');
  await build({
    entryPoints: entryPoints.map((pattern) => `test/${name}/${pattern}`),
    outbase: `test/${name}`,
    outdir,
    bundle: true,
    platform: 'node',
    target: 'node20',
    sourcemap: 'inline',
    logLevel: 'warning',
    ...options,
  });
}

/** Bundles the in-host suites: the extension host loads CommonJS alone. */
export function buildHostTests() {
  return bundleTests('host', ['index.ts', 'suite/**/*.test.ts'], {
    format: 'cjs',
    external: ['vscode', 'mocha'],
  });
}

/** Bundles the unit tests, a module each beside those that several share: so they load in half the time. */
export function buildUnitTests() {
  return bundleTests('unit', ['**/*.test.ts'], {
    format: 'esm',
    splitting: true,
    outExtension: { '.js': '.mjs' },
    // packages that are CommonJS ask for Node's own modules by it
    banner: {
      js: `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);`,
    },
    external: ['esbuild', 'mocha'],
  });
}

if (process.argv[1] === import.meta.filename) {
  await buildExtension();
  await buildHostTests();
}
