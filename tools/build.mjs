// @ts-check
import { rmSync } from 'node:fs';
import path from 'node:path';
import { out } from './paths.mjs';
import { mustRun } from './run.mjs';

/** Builds `dist`, the extension as it ships. */
export function buildExtension() {
  return mustRun('build', process.execPath, ['esbuild.js']);
}

/** Bundles the in-host suites: the extension host loads CommonJS alone. */
export async function buildHostTests() {
  const folder = path.join(out, 'test/host');
  rmSync(folder, { recursive: true, force: true });
  const { build } = await import('esbuild');
  await build({
    entryPoints: ['test/host/index.ts', 'test/host/suite/**/*.test.ts'],
    outbase: 'test/host',
    outdir: folder,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: 'inline',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
}

if (process.argv[1] === import.meta.filename) {
  await buildExtension();
  await buildHostTests();
}
