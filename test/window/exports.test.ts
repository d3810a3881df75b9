import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { until } from '../until.js';
import { useAccounts } from './useAccounts.js';

describe('proxies as text, as files and by name', function () {
  this.timeout(120_000);
  const { editor, account, requests } = useAccounts(['gateway'], {
    editor: { files: { 'scrape.py': 'proxy = \n' } },
  });

  const at = (name: string) => path.join(editor().profile.workspace, name);
  const clipboard = () => editor().page.evaluate<string>('navigator.clipboard.readText()');

  before(async () => {
    await editor().sidebar.expand(account('gateway').label);
    await editor().sidebar.expand(/^Subscriptions/);
  });

  it('are copied as a command from a row, without the password where that is chosen', async () => {
    const { sidebar, quickInput, modal } = editor();
    await sidebar.pressMenu('Client A', 'Copy proxy as…');
    await quickInput.isAsking('Copy the proxy as');
    await quickInput.choose('curl command');
    assert.match(await modal.text(), /^Copy the proxy as curl command, with its password\?/);
    await modal.press('Copy without password');
    await until('the clipboard', async () => /^curl .*http:\/\/127\.0\.0\.1:\d+/.test(await clipboard()));
    assert.doesNotMatch(await clipboard(), /p_\w/);
  });

  it('are exported from several selected rows, by keyboard and without passwords', async () => {
    const { sidebar, quickInput, notifications, page } = editor();
    await sidebar.row('Client A').click();
    await sidebar.row('Checkout tests').click({ modifiers: ['Control'] });
    await sidebar.pressMenu('Checkout tests', 'Export proxies…');
    await quickInput.isAsking('Export as');
    await quickInput.choose('CSV');
    await quickInput.isAsking('Some proxies speak several protocols.');
    await quickInput.choose('As each prefers');
    await quickInput.isAsking('Export with passwords?');
    await page.keyboard.press('Enter');
    await quickInput.saveAs(at('list.csv'));
    await notifications.isShowing('Saved 2 proxies to list.csv');
    const lines = readFileSync(at('list.csv'), 'utf8').trimEnd().split('\n');
    assert.equal(lines.length, 3);
    assert.ok(
      lines.slice(1).every((line) => /^http,127\.0\.0\.1,\d+,,,/.test(line)),
      lines.join(),
    );
  });

  it('are bound by name from a row, stand first in the list then, and are freed', async () => {
    const { sidebar, quickInput, notifications, documents, modal, page } = editor();
    await sidebar.row('Client A').click();
    await sidebar.pressMenu('Checkout tests', 'Bind workspace to a proxy…', () =>
      existsSync(at('.vscode/settings.json')),
    );
    await notifications.isShowing('is bound to Checkout tests of');
    assert.deepEqual(JSON.parse(readFileSync(at('.vscode/settings.json'), 'utf8')), {
      'egress.binding': { account: account('gateway').label, endpoint: 'Checkout tests' },
    });
    const before = requests('gateway').length;
    await documents.open('scrape.py', 1, 9);
    await page.keyboard.press('Control+Alt+P');
    await quickInput.isAsking('Which proxy?');
    await quickInput.rows.first().waitFor();
    assert.match(await quickInput.rows.first().innerText(), /Checkout tests[^]*bound to this workspace/);
    await page.keyboard.press('Enter');
    await modal.press('Cancel');
    assert.equal(requests('gateway').length, before);
    await editor().runCommand('Egress: Bind workspace to a proxy…');
    await quickInput.isAsking('Bound to Checkout tests of');
    await quickInput.choose('Remove the binding');
    await notifications.isShowing('was removed.');
    assert.doesNotMatch(readFileSync(at('.vscode/settings.json'), 'utf8'), /binding/);
  });

  it('get another name, which stays, and a new value in place', async () => {
    const { sidebar, quickInput, documents, modal, notifications } = editor();
    await documents.open('scrape.py', 1, 9);
    await sidebar.pressAction('Client A', 'Insert proxy URL');
    await modal.press('Other name…');
    await quickInput.isAsking('Name of the variable');
    await quickInput.answer('1st');
    await quickInput.isAsking('begin with a letter or underscore');
    await quickInput.answer('SCRAPER_PROXY');
    await documents.isShowing(['import os', 'proxy = os.environ["SCRAPER_PROXY"]', '']);
    await notifications.isShowing('SCRAPER_PROXY was written to .env');
    await documents.save();
    const first = readFileSync(at('.env'), 'utf8');
    await sidebar.pressAction('Checkout tests', 'Insert proxy URL');
    assert.match(
      await modal.text(),
      /^Replace SCRAPER_PROXY in \.env, which has another value, or add SCRAPER_PROXY_2\?/,
    );
    await modal.press('Replace its value');
    await notifications.isShowing('SCRAPER_PROXY has its new value in .env.');
    const second = readFileSync(at('.env'), 'utf8');
    assert.match(second, /^SCRAPER_PROXY=[^\n]+\n$/);
    assert.notEqual(second, first);
    assert.equal(existsSync(at('.gitignore')), true);
    await documents.save();
  });

  it('asked nobody outside this machine', () => {
    assert.deepEqual(editor().outsideRequests, []);
  });
});
