// @ts-check
import { rmSync } from 'node:fs';
import { packageExtension } from '../package.mjs';
import { installedForTests, packagedForTests } from '../paths.mjs';
import { editorHome, installExtension } from './server.mjs';

/** Packs the extension as it was built and has an editor install it, once for all editors of the tests. */
export async function installPacked() {
  await packageExtension(packagedForTests);
  rmSync(installedForTests, { recursive: true, force: true });
  installExtension(editorHome(installedForTests, {}), packagedForTests);
}
