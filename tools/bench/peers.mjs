// @ts-check
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { out, root } from '../paths.mjs';
import { mustRun, outerEnvironment } from '../run.mjs';

/** @param {string} file */
const textOf = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : undefined);

/**
 * Installs the packages that a folder of peers names, unless those of the same lock file are there; answers where.
 * @param {string} name
 * @param {string} source
 */
export async function installPeers(name, source) {
  const folder = path.join(out, 'peers', name);
  const locks = [folder, source].map((place) => textOf(path.join(place, 'package-lock.json')));
  const isInstalled =
    locks[0] === locks[1] && existsSync(path.join(folder, 'node_modules/.package-lock.json'));
  mkdirSync(folder, { recursive: true });
  cpSync(source, folder, { recursive: true });
  cpSync(path.join(root, '.npmrc'), path.join(folder, '.npmrc'));
  if (!isInstalled) {
    console.log(`installing what ${name} is compared with`);
    await mustRun('bench-peers', 'npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: folder,
      env: outerEnvironment(),
    });
  }
  return folder;
}
