import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../../paths.mjs';
import { importsFirst } from './harness.js';
import type { Harness } from './harness.js';

const tsx = pathToFileURL(path.join(root, 'node_modules/tsx/dist/esm/index.mjs')).href;
const tsc = path.join(root, 'node_modules/typescript/bin/tsc');

export const javascript: Harness = {
  languages: ['javascript', 'javascriptreact'],
  packages: [],
  fileName: 'main.mjs',
  program: importsFirst,
  run: () => [{ program: 'node', args: ['main.mjs'] }],
  check: () => [{ program: 'node', args: ['--check', 'main.mjs'] }],
};

export const typescript: Harness = {
  languages: ['typescript', 'typescriptreact'],
  packages: [],
  fileName: 'main.mts',
  program: importsFirst,
  run: () => [{ program: 'node', args: ['--import', tsx, 'main.mts'] }],
  check: () => [
    {
      program: 'node',
      args: [
        ...[tsc, '--noEmit', '--strict', '--skipLibCheck', '--target', 'es2023'],
        ...['--module', 'nodenext', '--types', 'node', '--typeRoots', path.join(root, 'node_modules/@types')],
        'main.mts',
      ],
    },
  ],
};
