// @ts-check
// Builds the extension and packs it: `npm run package` makes egress-<version>.vsix.
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { buildExtension } from './build.mjs';
import { root } from './paths.mjs';
import { ready, runTool } from './ready.mjs';
import { mustRun } from './run.mjs';

/**
 * Packs the extension into a file, as it was built before.
 * @param {string} file
 */
export async function packageExtension(file) {
  mkdirSync(path.dirname(file), { recursive: true });
  const vsce = path.join(root, 'node_modules/@vscode/vsce/vsce');
  await mustRun('package', process.execPath, [vsce, 'package', '--no-dependencies', '--out', file]);
}

if (process.argv[1] === import.meta.filename) {
  await runTool(async () => {
    await ready(['modules']);
    /** @type {{ version: string }} */
    const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    const file = path.join(root, `egress-${version}.vsix`);
    await buildExtension();
    await packageExtension(file);
    console.log(file);
  });
}
