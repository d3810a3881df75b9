import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { until } from '../until.js';
import { useAccounts } from './useAccounts.js';

const FILES = {
  'scrape.py': 'proxy = \nprint(proxy)\n',
  'scrape.mjs': 'const proxy = ;\nconsole.log(proxy);\n',
  'scrape.sh': 'curl -x  http://judge.sandbox.test/\n',
  'literal.py': 'proxy = \n',
};

describe('a proxy URL from the sidebar to the cursor', function () {
  this.timeout(180_000);
  const { editor, sandbox, account } = useAccounts(['gateway', 'iploop'], {
    // the editor's own history would keep a second copy of the literal that is saved here
    editor: {
      files: FILES,
      literals: ['literal.py'],
      settings: { 'workbench.localHistory.enabled': false },
    },
  });

  const at = (name: string) => path.join(editor().profile.workspace, name);
  const passwords = () =>
    sandbox()
      .proxies.working()
      .flatMap(({ password }) => (password === undefined ? [] : [password, encodeURIComponent(password)]));
  const clipboard = () => editor().page.evaluate<string>('navigator.clipboard.readText()');
  /** The value that `.env` gives to a variable, the way a shell reads it. */
  const valueOf = async (variable: string) => {
    const { stdout } = await promisify(execFile)(
      'bash',
      ['-c', `set -a; . ./.env; printf %s "$${variable}"`],
      {
        cwd: editor().profile.workspace,
      },
    );
    return stdout;
  };

  it('is inserted by the row’s own button, as a reference whose value goes to .env', async () => {
    const { documents, sidebar, modal, notifications } = editor();
    await documents.open('scrape.py', 1, 9);
    await sidebar.expand(account('gateway').label);
    await sidebar.expand(/^Subscriptions/);
    await sidebar.pressAction('Client A', 'Insert proxy URL');
    const asked = await modal.text();
    assert.match(
      asked,
      /^Write PROXY_URL to \.env\?\s+The file will hold the whole URL of 127\.0\.0\.1:\d+\./,
    );
    assert.match(asked, /Before that, \.env is added to \.gitignore, so that git does not commit it\.$/);
    assert.ok(!passwords().some((password) => asked.includes(password)));
    assert.deepEqual((await modal.buttons()).sort(), ['Cancel', 'Insert only', 'Other name…', 'Write']);
    await modal.press('Write');
    await notifications.isShowing('PROXY_URL was written to .env, which .gitignore now names.');
    await documents.isShowing(['import os', 'proxy = os.environ["PROXY_URL"]', 'print(proxy)', '']);
    await documents.save();

    assert.match(readFileSync(at('.env'), 'utf8'), /^PROXY_URL=.*127\.0\.0\.1:\d+.*\n$/);
    assert.match(readFileSync(at('.gitignore'), 'utf8'), /^\/?\.env$/m);
    const { host, port, username, password } = new URL(await valueOf('PROXY_URL'));
    assert.ok(
      sandbox()
        .proxies.working()
        .some(
          (each) =>
            `${each.host}:${each.port}` === `${host.split(':')[0] ?? ''}:${port}` &&
            each.user === decodeURIComponent(username) &&
            each.password === decodeURIComponent(password),
        ),
    );
  });

  it('goes with one undo', async () => {
    await editor().page.keyboard.press('Control+Z');
    await editor().documents.isShowing(FILES['scrape.py'].split('\n'));
    await editor().page.keyboard.press('Control+Shift+Z');
    await editor().documents.save();
  });

  it('is inserted by the keybinding, which asks for the proxy, under a name of its own', async () => {
    const { documents, quickInput, modal, page } = editor();
    await documents.open('scrape.mjs', 1, 15);
    await page.keyboard.press('Control+Alt+P');
    await quickInput.isAsking('Which proxy?');
    await quickInput.input.fill('Checkout tests');
    await quickInput.pick('Checkout tests');
    assert.match(
      await modal.text(),
      /^Replace PROXY_URL in \.env, which has another value, or add PROXY_URL_2\?/,
    );
    await modal.press('Add PROXY_URL_2');
    await documents.isShowing(['const proxy = process.env.PROXY_URL_2;', 'console.log(proxy);', '']);
    await documents.save();
    await until('the value', async () =>
      (await valueOf('PROXY_URL_2')).includes('p%40ss%3Aw%2Frd%251%23x%3F@'),
    );
    assert.equal(readFileSync(at('.gitignore'), 'utf8').match(/\.env/g)?.length, 1);
  });

  it('is inserted by the palette, and lets the shell go through the proxy', async () => {
    const { documents, quickInput } = editor();
    await documents.open('scrape.sh', 1, 9);
    await editor().runCommand('Egress: Insert proxy URL');
    await quickInput.isAsking('Which proxy?');
    await quickInput.input.fill('Checkout tests');
    await quickInput.pick('Checkout tests');
    await documents.isShowing(['curl -x "$PROXY_URL_2" http://judge.sandbox.test/', '']);
    await documents.save();
    sandbox().judge.clear();
    await promisify(execFile)('bash', ['-c', 'set -a; . ./.env; . ./scrape.sh'], {
      cwd: editor().profile.workspace,
    });
    assert.equal(sandbox().judge.seen.length, 1);
    assert.match(sandbox().judge.seen[0]?.via ?? '', /^gateway:u_/);
  });

  it('leaves everything as it was when the question is closed', async () => {
    const { documents, sidebar, modal } = editor();
    rmSync(at('.env'));
    await documents.open('literal.py', 1, 9);
    await sidebar.pressAction('Client A', 'Insert proxy URL');
    await modal.press('Cancel');
    await documents.isShowing(['proxy = ', '']);
    assert.equal(existsSync(at('.env')), false);
  });

  it('is built for a country, a city and a session, and stays as a row', async () => {
    const { documents, quickInput, sidebar, modal } = editor();
    await documents.open('scrape.py', 3, 1);
    await sidebar.pressMenu(account('iploop').label, 'Build targeted proxy');
    await quickInput.isAsking('Which country shall the traffic come out in?');
    await quickInput.pick('US');
    await quickInput.isAsking('City, such as miami');
    await quickInput.answer('new-york');
    await quickInput.isAsking('Use letters and digits only');
    await quickInput.answer('miami');
    await quickInput.isAsking('Session name');
    await quickInput.answer('abc');
    await modal.press('Write');
    await until('the reference', async () =>
      (await documents.visibleLines()).some((line) => line.includes('os.environ["PROXY_URL"]print')),
    );
    const target = `${account('iploop').key}-country-US-city-miami-session-abc@`;
    // the file is written after the edit
    await until(
      'the value',
      async () => existsSync(at('.env')) && (await valueOf('PROXY_URL')).includes(target),
    );
    await sidebar.expand(account('iploop').label);
    await sidebar.row('US · miami · session abc').waitFor();
    await documents.save();
  });

  it('stands with its password only where that is chosen and agreed to', async () => {
    const { documents, sidebar, modal } = editor();
    await editor().changeSettings({ 'egress.insert.credentials': 'literal' });
    await sidebar.open();
    await documents.open('literal.py', 1, 9);
    await sidebar.expand(account('gateway').label);
    await sidebar.expand(/^Subscriptions/);
    await sidebar.pressAction('Client A', 'Insert proxy URL');
    assert.match(
      await modal.text(),
      /^Insert the proxy URL with its password into literal\.py\?\s+Whoever reads this file can then use 127\.0\.0\.1:\d+\. Git commits this file, and the password with it\.$/,
    );
    await modal.press('Insert with password');
    await until('the literal', async () =>
      /^proxy = "http:\/\/u_\w+:p_\w+@127\.0\.0\.1:\d+"$/.test((await documents.visibleLines())[0] ?? ''),
    );
    // an unsaved file would stand in the editor's own backups too
    await documents.save();
  });

  it('is copied with its password, or without', async () => {
    const { sidebar, modal } = editor();
    await sidebar.pressAction('Client A', 'Copy proxy URL');
    assert.match(
      await modal.text(),
      /^Copy the proxy URL with its password\?\s+Whoever reads the clipboard can then use 127\.0\.0\.1:\d+\.$/,
    );
    await modal.press('Copy without password');
    await until('the clipboard', async () => /^http:\/\/127\.0\.0\.1:\d+$/.test(await clipboard()));
    await sidebar.pressMenu('Client A', 'Copy proxy URL');
    await modal.press('Copy');
    await until('the clipboard', async () =>
      /^http:\/\/u_\w+:p_\w+@127\.0\.0\.1:\d+$/.test(await clipboard()),
    );
  });

  it('asked nobody outside this machine', () => {
    assert.deepEqual(editor().outsideRequests, []);
  });
});
