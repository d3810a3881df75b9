import assert from 'node:assert/strict';
import { throughRelay } from '../host/throughRelay.js';
import { until } from '../until.js';
import { isRemembered } from './editor/keptState.js';
import { RunningView } from './editor/runningView.js';
import { useAccounts } from './useAccounts.js';

/** What the proxies of the sandbox lead to, by a name that they alone know. */
const JUDGE = 'http://judge.sandbox.test/';
const ENDED = 'When this window ended, it ran with a proxy';

describe('what runs with a proxy in the window', function () {
  this.timeout(180_000);
  const { editor, account } = useAccounts(['gateway'], {
    editor: { viewport: { width: 1280, height: 1000 } },
  });

  const view = () => new RunningView(editor().page);
  const names = () => view().names();

  async function showClientA(): Promise<void> {
    await editor().sidebar.open();
    await editor().sidebar.expand(account('gateway').label);
    await editor().sidebar.expand(/^Subscriptions/);
    await editor()
      .sidebar.row(/^Client A/)
      .waitFor();
  }

  /** Resolves to the port of a relay that takes whoever comes. */
  async function start(): Promise<number> {
    await editor().sidebar.pressMenu(/^Client A/, 'Start a relay…');
    await editor().quickInput.isAsking('Who may use the relay?');
    await editor().quickInput.pick('Without a token…');
    assert.match(await editor().modal.text(), /at your cost until the relay is stopped/);
    await editor().modal.press('Start without a token');
    return until('the row', async () => {
      const [row = '', ...others] = await names();
      const [, shown] = /^Relay 127\.0\.0\.1:(\d+),/.exec(row) ?? [];
      // the view comes back with the row that it had before, for a moment
      return others.length === 0 && shown !== undefined && shown !== String(port) && Number(shown);
    });
  }

  const ask = (port: number) => throughRelay(`http://127.0.0.1:${port}`, JUDGE);
  const isOpen = (port: number) =>
    ask(port).then(
      () => true,
      () => false,
    );
  let port = 0;

  it('is not shown before something runs', async () => {
    await showClientA();
    assert.equal(await view().pane.isVisible(), false);
    assert.equal(await view().statusBarItem.isVisible(), false);
  });

  it('stands in a view of its own and in the status bar, by the row’s menu', async () => {
    port = await start();
    assert.match((await names())[0] ?? '', /^Relay 127\.0\.0\.1:\d+, no token · /);
    assert.match(await view().statusBarItem.innerText(), /Relay 127\.0\.0\.1:\d+ → /);
    await editor().notifications.acknowledge(`A relay at 127.0.0.1:${port} sends through`);
  });

  it('is counted while it goes on', async () => {
    for (let request = 0; request < 3; request += 1) {
      assert.equal((await ask(port)).status, 200);
    }
    await until('the numbers', async () =>
      /, 3 requests · [\d.]+ kB · no token/.test((await names())[0] ?? ''),
    );
  });

  it('has its address copied from its row', async () => {
    const clipboard = () => editor().page.evaluate<string>('navigator.clipboard.readText()');
    await editor().sidebar.pressAction(
      /^Relay 127/,
      'Copy the relay’s address',
      async () => (await clipboard()) === `http://127.0.0.1:${port}`,
    );
  });

  it('is in the usage panel, and goes on being counted there', async () => {
    await editor().runCommand('Egress: Open usage');
    const table = editor().webview.getByRole('table', { name: 'What runs through relays' });
    await table.waitFor();
    const row = table.getByRole('row').nth(1);
    await until('three requests', async () => (await row.getByRole('cell').allInnerTexts())[2] === '3');
    await ask(port);
    await until('four requests', async () => (await row.getByRole('cell').allInnerTexts())[2] === '4');
  });

  it('looks right in every theme', async () => {
    for (const theme of ['Light 2026', 'Default High Contrast', 'Dark 2026'] as const) {
      await editor().useTheme(theme);
      await editor().screenshot(`running ${theme}`);
    }
    assert.equal((await names()).length, 1);
  });

  it('is stopped by the key on its row, and its port is closed', async () => {
    await view()
      .row(/^Relay 127/)
      .click();
    await editor().page.keyboard.press('Delete');
    await view().pane.waitFor({ state: 'hidden' });
    await view().statusBarItem.waitFor({ state: 'hidden' });
    await until('a closed port', async () => !(await isOpen(port)));
    const table = editor().webview.getByRole('table', { name: 'What runs through relays' });
    await until('no relay on the page', async () => !(await table.isVisible()));
  });

  it('is stopped from the status bar', async () => {
    port = await start();
    await view().statusBarItem.click();
    await editor().quickInput.isAsking('What is to be stopped?');
    await editor().quickInput.choose(`Relay 127.0.0.1:${port}`);
    await view().pane.waitFor({ state: 'hidden' });
    await until('a closed port', async () => !(await isOpen(port)));
  });

  it('ends with the window, and the next says so once and runs it again', async () => {
    port = await start();
    await editor().notifications.clear();
    // a window that is reloaded at once has not written what it is to tell
    await isRemembered(editor().page, String(port));
    await editor().reload();
    await until('a closed port', async () => !(await isOpen(port)));
    const said = await editor().notifications.isShowing(ENDED);
    assert.match(said, new RegExp(`Relay 127\\.0\\.0\\.1:${port} \\(`));
    assert.equal(await view().pane.isVisible(), false);
    await editor().notifications.press(ENDED, 'Run again');
    await editor().quickInput.isAsking('Who may use the relay?');
    await editor().quickInput.cancel();
    await editor().notifications.clear();
    await editor().reload();
    await showClientA();
    assert.deepEqual(
      (await editor().notifications.texts()).filter((text) => text.includes(ENDED)),
      [],
    );
  });
});
