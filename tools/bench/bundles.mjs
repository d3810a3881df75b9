// @ts-check
import { rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { buildExtension } from '../build.mjs';
import { out, root } from '../paths.mjs';

const folder = path.join(out, 'bench');

/** The bundles of the extension as they ship. */
export const SHIPPED = {
  entry: path.join(root, 'dist/extension.js'),
  app: path.join(root, 'dist/app.js'),
  sandbox: path.join(root, 'dist/sandbox.js'),
};

/** The parts that are loaded when one of their commands is first used, or once the window stands. */
export const LATER = {
  common: path.join(root, 'dist/common.js'),
  money: path.join(root, 'dist/money.js'),
  code: path.join(root, 'dist/code.js'),
  guard: path.join(root, 'dist/guard.js'),
  check: path.join(root, 'dist/check.js'),
  usage: path.join(root, 'dist/usage.js'),
  run: path.join(root, 'dist/run.js'),
};

/** The same sources as a first attempt bundles them: one file, all of it loaded, axios and zod by their front doors. */
export const NAIVE = path.join(folder, 'naive.js');

/** Stands in for `vscode` outside the editor. */
export const VSCODE_STUB = path.join(import.meta.dirname, 'cold/vscode.cjs');

/** @param {string} name */
export const coldProgram = (name) => path.join(folder, `${name}.js`);

const node = /** @type {const} */ ({
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  logLevel: 'warning',
  absWorkingDir: root,
});

async function buildNaive() {
  const contents = `
    import { z } from 'zod';
    import axios from 'axios';
    import * as entry from './src/extension.js';
    import * as app from './src/app.js';
    export { z, axios, entry, app };`;
  await build({
    ...node,
    minify: true,
    stdin: { contents, loader: 'ts', resolveDir: root },
    outfile: NAIVE,
    // the whole of zod is in already: zod/mini beside it would count twice
    external: ['vscode', 'zod/mini', './sandbox/index.js'],
  });
}

/** Builds what ships, what it is compared with, and the programs that do the comparing. */
export async function buildAll() {
  rmSync(folder, { recursive: true, force: true });
  await buildExtension();
  await buildNaive();
  await build({
    ...node,
    entryPoints: ['parse', 'leaks', 'redraw', 'activation', 'transport'].map(
      (name) => `tools/bench/cold/${name}.ts`,
    ),
    outdir: folder,
    external: ['vscode'],
  });
  await build({
    ...node,
    entryPoints: ['refreshes', 'samples'].map((name) => `tools/bench/usage/${name}.ts`),
    outdir: folder,
    external: ['vscode'],
  });
  await build({
    ...node,
    entryPoints: ['ours', 'holding', 'runs'].map((name) => `tools/bench/checks/${name}.ts`),
    outdir: folder,
  });
  await build({ ...node, entryPoints: { relay: 'tools/bench/relay/ours.ts' }, outdir: folder });
}
