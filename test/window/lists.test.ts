import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { until } from '../until.js';
import { focusFirstRow, labelOf, pressUntil } from './press.js';
import { useAccounts } from './useAccounts.js';

describe('a list of any vendor in the window', function () {
  this.timeout(180_000);
  const { editor, sandbox } = useAccounts([], {
    // the editor's own history would keep a second copy of what is saved here
    editor: {
      literals: ['list.txt'],
      files: { 'scrape.py': 'proxy = \n' },
      settings: { 'workbench.localHistory.enabled': false },
    },
  });

  const shown = async () => (await editor().documents.visibleLines()).join('\n');

  it('is added, used, renamed and removed by the keyboard alone', async () => {
    const { documents, quickInput, sidebar, modal, notifications, page, profile } = editor();
    const [one, two] = sandbox()
      .proxies.working()
      .filter(({ provider, scheme }) => provider === 'gateway' && scheme === 'http');
    assert.ok(one && two);
    const lines = [one, two].map(({ host, port, user = '', password = '' }) =>
      [host, port, user, password].join(':'),
    );
    writeFileSync(path.join(profile.workspace, 'list.txt'), `${lines.join('\n')}\nno proxy\n`);
    await documents.open('list.txt');

    await page.keyboard.press('F1');
    await quickInput.input.fill('>Egress: Add proxy list');
    await quickInput.focusedRow.filter({ hasText: 'Add proxy list' }).waitFor();
    await page.keyboard.press('Enter');
    await quickInput.isAsking('Which list is to be kept?');
    await quickInput.choose('The open file');
    await quickInput.isAsking('What do the proxies speak whose lines do not say it?');
    await quickInput.choose('HTTP');
    await quickInput.isAsking('Your own name for this list');
    await quickInput.answer('Vendor');
    await until('the keyboard on the proxies', async () => {
      const row = await sidebar.focusedRow();
      return row !== undefined && labelOf(row) === 'Proxies';
    });
    await notifications.isShowing('Kept 2 proxies as Vendor. 1 line is no proxy.');

    await documents.open('scrape.py', 1, 9);
    await focusFirstRow(editor());
    await pressUntil(editor(), 'ArrowDown', (row) => labelOf(row) === `${one.host}:${one.port}`);
    await page.keyboard.press('Control+Enter');
    assert.match(await modal.text(), /^Write PROXY_URL to \.env\?/);
    await page.keyboard.press('Enter');
    await notifications.isShowing('PROXY_URL was written to .env');
    await until('the reference', async () => (await shown()).includes('os.environ["PROXY_URL"]'));
    await documents.save();

    await focusFirstRow(editor());
    await pressUntil(editor(), 'ArrowDown', (row) => labelOf(row) === 'Vendor');
    await page.keyboard.press('F2');
    await quickInput.isAsking('New label of the account');
    await quickInput.answer('Other vendor');
    await sidebar.row('Other vendor').waitFor();
    await focusFirstRow(editor());
    await pressUntil(editor(), 'ArrowDown', (row) => labelOf(row) === 'Other vendor');
    await page.keyboard.press('Delete');
    assert.match(await modal.text(), /The list and its passwords are deleted from this machine\./);
    await page.keyboard.press('Enter');
    await sidebar.row('Other vendor').waitFor({ state: 'detached' });
  });

  it('asked nobody outside this machine', () => {
    assert.deepEqual(editor().outsideRequests, []);
  });
});
