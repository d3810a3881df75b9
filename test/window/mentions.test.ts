import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { until } from '../until.js';
import { useAccounts } from './useAccounts.js';

const STRANGER = 'socks5://somebody:p%40ss@203.0.113.250:1080';
const FILES = {
  'scrape.py': 'import os\nproxy = os.environ["PROXY_URL"]\n',
  'typed.py': '\n',
  'pasted.mjs': 'const proxy = "";\n',
};

describe('the proxies that a file names', function () {
  this.timeout(120_000);
  const { editor, sandbox, account, requests } = useAccounts(['gateway'], {
    editor: { files: FILES, settings: { 'egress.codeLens.enabled': true } },
  });
  const env = () => path.join(editor().profile.workspace, '.env');
  let place = '';

  before(async () => {
    const { sidebar } = editor();
    await sidebar.expand(account('gateway').label);
    await sidebar.expand(/^Subscriptions/);
    await sidebar.row('Client A').waitFor();
    const working = sandbox()
      .proxies.working()
      .find(({ scheme, user }) => scheme === 'http' && user !== undefined);
    assert.ok(working?.user !== undefined && working.password !== undefined);
    place = `${working.host}:${working.port}`;
    const credentials = [working.user, working.password].map(encodeURIComponent).join(':');
    writeFileSync(env(), `PROXY_URL=http://${credentials}@${place}\n`);
  });

  it('are told above their line and by a hover, whose link leads to the row', async () => {
    const { documents, page, sidebar } = editor();
    await documents.open('scrape.py', 2, 22);
    await page
      .locator('.codelens-decoration')
      .filter({ hasText: account('gateway').label })
      .waitFor();
    await page.keyboard.press('Control+K');
    await page.keyboard.press('Control+I');
    const hover = page
      .locator('.monaco-resizable-hover, .monaco-hover')
      .filter({ hasText: 'Rotation' })
      .first();
    await hover.waitFor();
    const text = (await hover.innerText()).replaceAll('\u00a0', ' ');
    assert.ok(text.includes(`Account: ${account('gateway').label} · Gateway`), text);
    assert.ok(text.includes(`Address: http ${place}`), text);
    await hover.getByRole('link', { name: 'Show in the sidebar' }).click();
    await until('the row', async () => (await sidebar.focusedRow())?.name.startsWith('Client A'));
  });

  it('are completed as references where a proxy is expected', async () => {
    const { documents, page } = editor();
    await documents.open('typed.py');
    await page.keyboard.type('client = httpx.Client(proxy=');
    const suggestion = page
      .locator('.suggest-widget .monaco-list-row')
      .filter({ hasText: 'PROXY_URL' })
      .first();
    await suggestion.waitFor();
    assert.match((await suggestion.getAttribute('aria-label')) ?? '', /PROXY_URL.*Gateway/);
    await suggestion.click();
    await until('the reference', async () =>
      (await documents.visibleLines()).includes('client = httpx.Client(proxy=os.environ["PROXY_URL"])'),
    );
    assert.equal((await documents.visibleLines())[0], 'import os');
    await documents.save();
  });

  it('are pasted as a reference where that is chosen, and plain until then', async () => {
    const { documents, page, modal, notifications } = editor();
    await documents.open('pasted.mjs', 1, 16);
    await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(STRANGER)})`);
    await page.keyboard.press('Control+V');
    await documents.isShowing([`const proxy = "${STRANGER}";`, '']);
    const before = readFileSync(env(), 'utf8');
    await page.locator('.post-edit-widget').waitFor();
    await page.keyboard.press('Control+.');
    await page.getByText('Paste as a reference').click();
    assert.match(await modal.text(), /PROXY_URL/);
    assert.equal(readFileSync(env(), 'utf8'), before);
    await modal.press('Add PROXY_URL_2');
    await notifications.isShowing('PROXY_URL_2 was written to .env');
    await documents.isShowing(['const proxy = process.env.PROXY_URL_2;', '']);
    assert.equal(
      readFileSync(env(), 'utf8'),
      `${before}PROXY_URL_2=${STRANGER.replace('socks5:', 'socks5h:')}\n`,
    );
    await documents.save();
  });

  it('asked nobody', () => {
    assert.deepEqual(requests('gateway'), []);
    assert.deepEqual(editor().outsideRequests, []);
  });
});
