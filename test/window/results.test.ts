import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.js';
import type { ZooProxy } from '../../src/sandbox/types.js';
import { until } from '../until.js';
import { Editor } from './editor/editor.js';
import { isPanelKept } from './editor/keptState.js';
import { ResultsPanel } from './editor/resultsPanel.js';

/** The rows of the list, each with what a check against a page without TLS has to say of it. */
interface Listed {
  readonly text: string;
  readonly proxies: readonly ZooProxy[];
}

const LIST = 'proxies.txt';

/** The word for each verdict, as the table has it. */
const WORDS: Readonly<Record<string, string>> = {
  live: 'live',
  authRefused: 'refused login',
  refused: 'refused',
  timeout: 'timed out',
  blocked: 'blocked',
  garbage: 'no proxy',
};

describe('the results of a check', function () {
  this.timeout(120_000);
  let sandbox: Sandbox;
  let editor: Editor;
  let listed: Listed;

  before(async function () {
    this.timeout(120_000);
    sandbox = await startSandbox();
    listed = listOf(await sandbox.zoo());
    editor = await Editor.open({
      viewport: { width: 1280, height: 1000 },
      files: { [LIST]: listed.text, 'scrape.py': 'proxy = \n' },
      literals: [LIST],
      settings: { 'egress.check.judges': [sandbox.judgeUrl], 'egress.check.timeoutSeconds': 2 },
      keybindings: [
        {
          key: 'ctrl+alt+9',
          command: 'egress.checkProxies',
          args: { source: 'document', engine: 'local', looks: ['anonymity'] },
        },
        { key: 'ctrl+alt+8', command: 'egress.checks.focus' },
      ],
    });
    await editor.documents.open('scrape.py', 1, 9);
    await editor.documents.open(LIST);
    await editor.page.keyboard.press('Control+Alt+9');
    await page().heading.waitFor({ timeout: 30_000 });
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') {
      console.log(`  see ${await editor.screenshot(`failed ${this.currentTest.fullTitle()}`)}`);
    }
  });
  after(async () => {
    await editor.close();
    await sandbox.stop();
  });

  const page = () => new ResultsPanel(editor.webview);
  const press = (key: string) => editor.page.keyboard.press(key);

  /** Brings the panel to the front, which begins its page anew. */
  const showPanel = async () => {
    await editor.page
      .locator('.tab')
      .filter({ hasText: `Check: ${LIST}` })
      .click();
    await page().rows.first().waitFor();
  };

  it('are shown as the check goes on, until it has ended', async () => {
    assert.match(await page().heading.innerText(), /^Check · \d+ proxies · from /);
    await until('the end', () => page().text('finished').isVisible(), 30_000);
    await page().rows.first().waitFor();
    const live = listed.proxies.filter(({ truth }) => truth.plain === 'live').length;
    await until('the live ones', async () =>
      (await page().verdicts.innerText()).replaceAll(/\s+/g, ' ').includes(`${live} live`),
    );
  });

  it('say of each proxy what is true', async () => {
    await page().button('Columns').click();
    await editor.webview.getByRole('menuitemcheckbox', { name: 'Verdict' }).click();
    await until('the column', async () => (await page().table.innerText()).includes('Verdict'));
    const shown = await page().cells();
    for (const { name, host, port, truth } of listed.proxies) {
      const cells = shown.get(`${host}:${port}`);
      const word = WORDS[truth.plain] ?? truth.plain;
      assert.ok(
        cells?.some((cell) => cell.split(' · ')[0] === word),
        `${name}: ${cells?.join(' | ') ?? 'not in the table'} and not ${word}`,
      );
    }
  });

  it('name the lines that are no proxy and count those that say the same again', async () => {
    await page().text('1 duplicate was left out.').waitFor();
    await page().text('2 lines are no proxies').click();
    assert.match(
      await editor.webview.locator('.notice-lines').innerText(),
      /^Line 1, column \d+: .+\nLine 2, column \d+: .+$/,
    );
    await page().text('2 lines are no proxies').click();
  });

  it('are gone through, selected and copied by keyboard alone', async () => {
    await page().filter.focus();
    const open = listed.proxies.find(({ user, truth }) => user === undefined && truth.plain === 'live');
    assert.ok(open);
    await editor.page.keyboard.insertText(`${open.host}:${open.port}`);
    await until('the row that fits', async () => (await page().cells()).size === 1);
    await until('the table', async () => {
      await press('Tab');
      return page().hasFocus();
    });
    await until('the row', async () => {
      await press('ArrowDown');
      return (await page().activeAddress()) === `${open.host}:${open.port}`;
    });
    await press('Space');
    await page().selection.getByText('1 selected').waitFor();
    await press('Shift+F10');
    await page().menu.waitFor();
    await press('ArrowDown');
    await press('Enter');
    await until('the clipboard', async () =>
      (await editor.page.evaluate<string>('navigator.clipboard.readText()')).endsWith(
        `://${open.host}:${open.port}`,
      ),
    );
    await press('Escape');
    await page().filter.fill('');
  });

  it('are sorted by a header, with what is not known last', async () => {
    await page().table.focus();
    await press('Control+Home');
    await press('ArrowUp');
    await press('ArrowRight');
    await press('Enter');
    await until('the mark', () =>
      page().table.locator('[aria-sort=ascending]').filter({ hasText: 'Proxy' }).isVisible(),
    );
    const ports = [...(await page().cells()).keys()].map((place) => Number(place.split(':')[1]));
    assert.deepEqual(
      ports,
      ports.toSorted((one, other) => one - other),
    );
  });

  it('stand in the view of the checks, whose row opens them', async () => {
    await editor.documents.open('scrape.py', 1, 9);
    await press('Control+Alt+8');
    const row = editor.page.getByRole('treeitem', { name: new RegExp(`^${LIST}, \\d+ of \\d+ live`) });
    await row.click();
    await page().rows.first().waitFor();
  });

  it('are inserted into the file that was open last, as a reference', async () => {
    await editor.documents.open('scrape.py', 1, 9);
    await showPanel();
    const live = listed.proxies.find(({ user, truth }) => user !== undefined && truth.plain === 'live');
    assert.ok(live);
    const row = page().rows.filter({ hasText: `:${live.port}` });
    await row.first().click();
    await page().selection.getByRole('button', { name: 'Insert' }).click();
    await editor.modal.press('Write');
    await editor.documents.isShowing(['import os', 'proxy = os.environ["PROXY_URL"]', '']);
    await editor.documents.save();
    await editor.isOnDisk('.env', `:${live.port}\n`);
  });

  it('are explained, where a proxy refused the login or was turned away', async () => {
    const { documents } = editor;
    await showPanel();
    const refusing = listed.proxies.find(({ truth }) => truth.plain === 'authRefused');
    assert.ok(refusing);
    await page().filter.fill(`${refusing.host}:${refusing.port}`);
    await page().rows.first().click();
    await page().selection.getByRole('button', { name: 'Explain' }).click();
    await until('the explanation', async () =>
      (await documents.visibleLines())[0]?.startsWith('407 · Proxy Authentication Required'),
    );
    await editor.runCommand('View: Close Editor');
    await showPanel();
    const live = listed.proxies.find(({ user, truth }) => user === undefined && truth.plain === 'live');
    await page().filter.fill(`${live?.host ?? ''}:${live?.port ?? 0}`);
    await page().rows.first().click();
    assert.equal(await page().selection.getByRole('button', { name: 'Explain' }).isDisabled(), true);
    await page().filter.fill('');
  });

  it('come back after the window was reloaded, sorted as they were, without what was typed', async () => {
    const isSorted = () =>
      page().table.locator('[aria-sort=ascending]').filter({ hasText: 'Proxy' }).isVisible();
    await showPanel();
    await page().filter.fill('12');
    await until('the rows that fit', async () => (await page().cells()).size > 20);
    const before = await page().cells();
    assert.ok(await isSorted());
    await isPanelKept(editor.page, 'ascending');
    await editor.reload();
    // which tab was in front is not always written before the window goes
    await showPanel();
    const addresses = new Set(listed.proxies.map(({ host, port }) => `${host}:${port}`));
    const again = await until('the rows of the list', async () => {
      const cells = await page().cells();
      // those that fit: the window may come back narrower than it was
      return cells.size > 20 && [...cells.keys()].every((row) => addresses.has(row)) && cells;
    });
    assert.ok(await isSorted());
    assert.equal(await page().filter.inputValue(), '');
    // verdict, address, protocol and country; when it was checked is told anew
    const told = (cells: typeof before, row: string) => cells.get(row)?.slice(0, 4);
    const both = [...again.keys()].filter((row) => before.has(row));
    assert.ok(both.length > 10);
    assert.deepEqual(
      both,
      [...before.keys()].filter((row) => again.has(row)),
    );
    assert.deepEqual(
      both.map((row) => told(again, row)),
      both.map((row) => told(before, row)),
    );
    await editor.useTheme('Dark 2026');
    await editor.screenshot('results Dark 2026');
  });

  it('come back as they were chosen above the table', async () => {
    const verdict = () => editor.webview.getByRole('combobox', { name: 'Verdict' });
    const live = listed.proxies.filter(({ truth }) => truth.plain === 'live').length;
    await verdict().selectOption('live');
    await until('the live ones alone', async () => (await page().cells()).size === live);
    await isPanelKept(editor.page, 'live');
    await editor.reload();
    await showPanel();
    await until('the live ones alone again', async () => (await page().cells()).size === live);
    assert.equal(await verdict().inputValue(), 'live');
    await verdict().selectOption('');
    await until('all of them', async () => (await page().cells()).size > live);
  });

  it('are exported without passwords, those that are selected or all', async () => {
    await page().rows.first().click();
    await page().button('Export').click();
    await page().menu.getByText('1 selected').waitFor();
    await press('Escape');
    await page().rows.first().click();
    await press('Escape');
    await page().button('Export').click();
    await editor.webview.getByRole('menuitem', { name: 'CSV' }).click();
    await editor.quickInput.isAsking('Export with passwords?');
    await press('Enter');
    const file = path.join(editor.profile.workspace, 'results.csv');
    await editor.quickInput.saveAs(file);
    await editor.notifications.isShowing('results.csv');
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    assert.equal(lines.length, listed.proxies.length + 1);
    for (const { password = '' } of listed.proxies) {
      assert.ok(password === '' || !lines.some((line) => line.includes(password)));
    }
  });

  it('are checked again from an earlier window as a check of their own', async () => {
    await page().rows.first().click();
    await page().selection.getByRole('button', { name: 'Check again' }).click();
    await page().heading.filter({ hasText: '· 1 proxy ·' }).waitFor({ timeout: 30_000 });
  });

  it('look right in high contrast and asked nobody outside this machine', async () => {
    await editor.useTheme('Default High Contrast');
    await page().rows.first().waitFor();
    await editor.screenshot('results high contrast');
    assert.deepEqual(editor.outsideRequests, []);
  });
});

/** Two lines that are no proxy, one proxy twice, and every proxy that is not spoken to with TLS. */
function listOf(zoo: readonly ZooProxy[]): Listed {
  const proxies = zoo.filter(({ scheme }) => scheme !== 'https');
  const lines = proxies.map(({ scheme, host, port, user, password = '' }) =>
    user === undefined
      ? `${scheme}://${host}:${port}`
      : `${scheme}://${encodeURIComponent(user)}:${encodeURIComponent(password)}@${host}:${port}`,
  );
  return { proxies, text: ['nothing', 'host:99999', ...lines, lines[0], ''].join('\n') };
}
