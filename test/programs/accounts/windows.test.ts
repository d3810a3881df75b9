import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Machine, reached } from '../../unit/accounts/window.js';

const run = promisify(execFile);

describe('two processes over the same accounts', () => {
  it('lose none of 50 accounts each', async () => {
    const machine = await Machine.start();
    const here = await machine.openWindow();
    const script = join(import.meta.dirname, 'addAccounts.ts');
    const everyAccount = reached(here, () => here.all().length === 100);
    await Promise.all(
      ['first', 'second'].map((name) =>
        run(process.execPath, ['--import', 'tsx', script, machine.folder, name, '50']),
      ),
    );
    await everyAccount;
    const labels = new Set(here.all().map(({ label }) => label));
    assert.equal(labels.size, 100);
    await machine.stop();
  }).timeout(30_000);
});
