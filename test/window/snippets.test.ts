import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { until } from '../until.js';
import { useAccounts } from './useAccounts.js';

const FILES = {
  'scrape.py': 'import sys\n\n\n',
  'pool.py': '',
  'main.mjs': "import axios from 'axios';\n\n",
  'package.json': '{ "type": "module", "dependencies": { "axios": "^1.6.0", "got": "^14.0.0" } }\n',
  'package-lock.json': '{ "packages": { "node_modules/axios": { "version": "1.7.2" } } }\n',
};

describe('a snippet for a proxy, in the window', function () {
  this.timeout(180_000);
  const { editor, sandbox, account } = useAccounts(['gateway', '1001proxy'], { editor: { files: FILES } });

  const at = (name: string) => path.join(editor().profile.workspace, name);
  const isShown = (text: string) =>
    until(`the text ${text}`, async () =>
      (await editor().documents.visibleLines()).join('\n').includes(text),
    );

  it('is asked for by its key, from the proxy to the client, and typed over at its tab stop', async () => {
    const { documents, quickInput, modal, notifications, page } = editor();
    await documents.open('scrape.py', 3, 1);
    await page.keyboard.press('Control+Alt+Shift+P');
    await quickInput.isAsking('One proxy or a pool?');
    await quickInput.pick('One proxy');
    await quickInput.isAsking('Which proxy?');
    await quickInput.input.fill('Checkout tests');
    await quickInput.pick('Checkout tests');
    await quickInput.isAsking('Which client shall use 127.0.0.1:');
    await quickInput.choose('urllib.request');
    assert.match(await modal.text(), /^Write PROXY_URL to \.env\?/);
    await modal.press('Write');
    await isShown('os.environ["PROXY_URL"]');
    await page.keyboard.type('http://judge.sandbox.test/');
    await isShown('"http://judge.sandbox.test/"');
    await notifications.isShowing('Nothing in scrape.py loads .env yet.');
    await documents.save();
    sandbox().judge.clear();
    await promisify(execFile)('bash', ['-c', 'set -a; . ./.env; exec python3 scrape.py'], {
      cwd: editor().profile.workspace,
    });
    assert.match(sandbox().judge.seen[0]?.via ?? '', /^gateway:u_/);
  });

  it('gets what loads .env by a button', async () => {
    const { documents, notifications } = editor();
    await notifications.press('Nothing in scrape.py loads .env yet.', 'Add load_dotenv()');
    await isShown('from dotenv import load_dotenv');
    await isShown('load_dotenv()');
    await notifications.isShowing('The code takes python-dotenv');
    await documents.save();
    assert.match(
      readFileSync(at('scrape.py'), 'utf8'),
      /^import sys\nfrom dotenv import load_dotenv\n\nload_dotenv\(\)\n/m,
    );
  });

  it('names first what the file imports, in the version that is locked, and goes with one undo', async () => {
    const { documents, quickInput, sidebar, page } = editor();
    await documents.open('main.mjs', 3, 1);
    await sidebar.expand(account('gateway').label);
    await sidebar.expand(/^Subscriptions/);
    await sidebar.pressMenu('Checkout tests', 'Insert snippet…');
    await quickInput.isAsking('Which client shall use 127.0.0.1:');
    assert.match(await quickInput.focusedRow.innerText(), /axios[^]*imported in this file · 1\.7\.2/);
    await page.keyboard.press('Enter');
    await isShown("import { HttpsProxyAgent } from 'https-proxy-agent';");
    await isShown('process.env.PROXY_URL');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Z');
    await documents.isShowing(FILES['main.mjs'].split('\n'));
    await documents.save();
  });

  it('takes an order’s proxies as a pool', async () => {
    const { documents, quickInput, sidebar, modal } = editor();
    await documents.open('pool.py', 1, 1);
    await sidebar.expand(account('1001proxy').label);
    await sidebar.expand(/^Orders/);
    await sidebar.pressMenu(/^ipv4/, 'Insert snippet…');
    await quickInput.isAsking('One proxy or a pool?');
    await quickInput.row('One proxy').waitFor();
    await quickInput.input.fill('proxies of order');
    await editor().page.keyboard.press('Enter');
    await quickInput.isAsking('Which client shall use');
    await quickInput.choose('urllib.request');
    assert.match(
      await modal.text(),
      /^Write PROXY_URLS to \.env\?\s+The file will hold the whole URLs of \d+ proxies\./,
    );
    await modal.press('Write');
    await isShown('itertools.cycle(os.environ["PROXY_URLS"].split(","))');
    await documents.save();
    await editor().isOnDisk('.env', 'PROXY_URLS=');
    assert.match(editor().fileText('.env'), /^PROXY_URLS=http.*,http/m);
  });
});
