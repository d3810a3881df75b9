import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  newProfile,
  profilesFolder,
  removeLeftProfiles,
  removeProfile,
} from '../../../src/browser/profiles.js';

describe('profiles', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'egress-profiles-'));
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('are new, empty, and for nobody else to read', async () => {
    const below = join(folder, 'a', 'browsers');
    const [first, second] = [await newProfile(below), await newProfile(below)];
    assert.notEqual(first, second);
    assert.deepEqual(await readdir(first), []);
    assert.equal((await stat(first)).mode & 0o077, 0);
  });

  it('go with all that is in them, and a second time as well', async () => {
    const profile = await newProfile(folder);
    await mkdir(join(profile, 'Default'));
    await writeFile(join(profile, 'Default', 'History'), 'x');
    await removeProfile(profile);
    await removeProfile(profile);
    assert.deepEqual(await readdir(folder), []);
  });

  it('of processes that are gone are removed, all else is left', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    for (const name of [`${pid}-abc123`, `${process.pid}-abc123`, '1-abc123', 'notes', `x${pid}-abc`]) {
      await mkdir(join(folder, name));
    }
    await removeLeftProfiles(folder);
    assert.deepEqual(
      (await readdir(folder)).sort(),
      ['1-abc123', `${process.pid}-abc123`, 'notes', `x${pid}-abc`].sort(),
    );
    await assert.doesNotReject(removeLeftProfiles(join(folder, 'none')));
  });

  it('are where a snap may write, for a snap and for a script that hands over to one', async () => {
    const own = { folder: '/storage/browsers', home: '/home/me' };
    const script = join(folder, 'firefox');
    await writeFile(script, '#!/bin/sh\nexec /snap/bin/firefox "$@"\n');
    const snapped = '/home/me/snap/firefox/common/browsers';
    assert.equal(await profilesFolder({ name: 'firefox', program: script }, own), snapped);
    assert.equal(await profilesFolder({ name: 'firefox', program: '/snap/bin/firefox' }, own), snapped);
    assert.equal(
      await profilesFolder({ name: 'chromium', program: process.execPath }, own),
      '/storage/browsers',
    );
  });
});
