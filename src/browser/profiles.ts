import { mkdir, mkdtemp, open, readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { InstalledBrowser } from './places.js';

/**
 * Makes an empty profile's folder, for one browser and thrown away after it. Its name begins with the id of this
 * process, so that what is left of processes that are gone can be found.
 */
export async function newProfile(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  return mkdtemp(join(folder, `${process.pid}-`));
}

export async function removeProfile(profile: string): Promise<void> {
  // A browser's last processes may write for a moment after the first is gone.
  await rm(profile, { recursive: true, force: true, maxRetries: 10 });
}

/** Removes the profiles of processes that are gone. */
export async function removeLeftProfiles(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const processId = Number(/^(\d+)-\w+$/.exec(name)?.[1]);
    if (processId > 0 && !isAlive(processId)) {
      await removeProfile(join(folder, name));
    }
  }
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // It belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * Where a browser's profiles go: below `folder`, but for a snap, which cannot write there. A snap's program is in /snap,
 * or a script of the system that hands over to it.
 */
export async function profilesFolder(
  { name, program }: InstalledBrowser,
  { folder, home }: { readonly folder: string; readonly home: string },
): Promise<string> {
  const isSnap = program.startsWith('/snap/') || (await beginning(program)).includes('/snap/bin/');
  return isSnap ? join(home, 'snap', name, 'common', basename(folder)) : folder;
}

const SCRIPT_BYTES = 4096;

async function beginning(program: string): Promise<string> {
  const file = await open(program).catch(() => undefined);
  if (!file) {
    return '';
  }
  const { buffer, bytesRead } = await file.read(Buffer.alloc(SCRIPT_BYTES), 0, SCRIPT_BYTES, 0);
  await file.close();
  return buffer.toString('latin1', 0, bytesRead);
}
