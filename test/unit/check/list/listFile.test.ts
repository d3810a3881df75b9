import assert from 'node:assert/strict';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listFile } from '../../../../src/check/list/listFile.js';

describe('a list of proxies on disk', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'egress-list-'));
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is read as it is, up to a size', async () => {
    const file = join(folder, 'list.txt');
    await writeFile(file, '1.2.3.4:80');
    assert.equal(String(await listFile(file)), '1.2.3.4:80');
    await truncate(file, 64 * 1024 * 1024 + 1);
    assert.equal(await listFile(file), 'tooLarge');
  });

  it('is a file: no folder, and no device that may never end', async () => {
    const device = process.platform === 'win32' ? '\\\\.\\NUL' : '/dev/null';
    for (const other of [join(folder, 'none'), folder, device]) {
      assert.equal(await listFile(other), 'unreadable', other);
    }
  });
});
