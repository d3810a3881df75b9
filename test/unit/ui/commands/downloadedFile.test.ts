import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { diskCode, fileName } from '../../../../src/ui/commands/downloadedFile.js';

describe('the file of a download', () => {
  it('has a name that leads nowhere and means nothing, whatever the id', () => {
    const ids = ['cm1ord456abc', '../../.ssh/authorized_keys', '[x](command:y)', 'a\u202e\0b', 'C:\\x', 'é'];
    for (const id of ids) {
      assert.match(fileName(`order ${id}`, 'txt'), /^order-[\w-]*\.txt$/);
    }
    assert.equal(fileName('order cm1ord456abc', 'txt'), 'order-cm1ord456abc.txt');
    assert.equal(fileName('x'.repeat(1000), 'csv').length, 104);
  });

  it('tells what the disk refused from every other error', async () => {
    const refused: unknown = await writeFile('/dev/null/x', '').catch((error: unknown) => error);
    assert.match(diskCode(refused) ?? '', /^E[A-Z]+$/);
    assert.equal(diskCode(new Error('ENOSPC')), undefined);
    assert.equal(diskCode(undefined), undefined);
  });
});
