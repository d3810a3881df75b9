import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { KeptProxy } from '../../core/keptProxies.js';
import { Secret } from '../../core/secret.js';
import type { Credentials } from '../provider.js';
import { formatListFile, formatPasswords } from './format.js';

/** Characters: all passwords are one entry of the keychain, which on some systems is small. */
const LONGEST_KEY = 200_000;

/**
 * Writes all but the passwords to a file of its own in `folder` (absolute; made when missing). The passwords become the
 * key of the account that the list will be, unless they are more than a keychain takes.
 */
export async function keepList(
  folder: string,
  proxies: readonly KeptProxy[],
): Promise<Credentials | 'tooLong'> {
  const id = randomUUID();
  const key = formatPasswords(id, proxies);
  if (key.length > LONGEST_KEY) {
    return 'tooLong';
  }
  const file = path.join(folder, `${id}.json`);
  const temporary = path.join(folder, `.${id}.tmp`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    const handle = await open(temporary, 'wx', 0o600);
    try {
      await handle.writeFile(formatListFile(id, proxies));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  return { baseUrl: pathToFileURL(file).href, key: new Secret(key) };
}

/** Deletes the file; one that is gone already is as good. */
export async function discardList(baseUrl: string): Promise<void> {
  await rm(fileURLToPath(baseUrl), { force: true });
}
