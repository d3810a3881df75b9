import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ProviderId } from '../../src/sandbox/types.js';
import { until } from '../until.js';
import { addAccount, PROVIDER_LABELS } from './addAccount.js';
import { Sidebar } from './editor/sidebar.js';
import { labelOf, pressUntil } from './press.js';
import { useAccounts } from './useAccounts.js';

const REFUSED = 'Old gateway';

describe('accounts in the window', function () {
  this.timeout(180_000);
  const { editor, account, requests } = useAccounts([]);

  it('are added from a list that says what each provider is, and where its key is found', async () => {
    const { quickInput } = editor();
    await editor().runCommand('Egress: Add account');
    await quickInput.isAsking('Which provider?');
    const rows = (await quickInput.rows.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' '));
    assert.equal(rows.length, 6);
    for (const expected of [
      /^IPLoop ?Residential proxies by traffic.*Your API key, as given at sign-up/,
      /^Gateway ?Rented mobile and private proxies.*In the dashboard of your gateway, under API Keys/,
      /^Checker ?Verified public proxy lists.*In your account, under API Keys/,
      /^1001Proxy ?Residential, datacenter, ISP.*In the 1001Proxy dashboard, under API keys/,
      /^IPSwamp ?IP reputation lookups.*In the IPSwamp dashboard, under API Settings/,
      /^Proxy list ?Proxies of any other vendor, kept on this machine.*passwords go to the keychain/,
    ]) {
      assert.ok(
        rows.some((row) => expected.test(row)),
        `${String(expected)} among\n${rows.join('\n')}`,
      );
    }
  });

  it('take no address that a key may not be sent to, and say why', async () => {
    const { quickInput } = editor();
    await quickInput.pick('Gateway');
    await quickInput.isAsking('Address of the API. The key is sent there and nowhere else.');
    for (const [address, sentence] of [
      ['proxy example', 'That is no web address.'],
      ['ftp://proxy.example.com', 'The address must begin with https://.'],
      ['http://proxy.example.com', 'Over http:// the key would be readable on the way.'],
      ['https://me:secret@proxy.example.com', 'Leave out the user name and password'],
      ['https://proxy.example.com/?key=1', 'Leave out the part after the question mark.'],
      ['https://proxy.example.com/#top', 'Leave out the part after the #.'],
      ['https://2130706433/', 'The host is written so that it reads as another one.'],
    ] as const) {
      await quickInput.answer(address);
      await quickInput.isAsking(sentence);
    }
  });

  it('keep the answers when going back', async () => {
    const { quickInput } = editor();
    const { baseUrl } = account('gateway');
    await quickInput.answer(baseUrl);
    await quickInput.isAsking('Your own name');
    await quickInput.answer('Scraping EU');
    await quickInput.isAsking('API key for');
    await quickInput.goBack();
    await quickInput.isAsking('Your own name');
    assert.equal(await quickInput.input.inputValue(), 'Scraping EU');
    await quickInput.goBack();
    await quickInput.isAsking('Address of the API');
    assert.equal(await quickInput.input.inputValue(), baseUrl);
    await quickInput.goBack();
    await quickInput.isAsking('Which provider?');
    assert.match(await quickInput.focusedRow.innerText(), /^Gateway/);
  });

  it('begin anew with the address of another provider', async () => {
    const { quickInput } = editor();
    await quickInput.pick('IPLoop');
    await quickInput.isAsking('Address of the API');
    assert.equal(await quickInput.input.inputValue(), 'https://gateway.iploop.io:9443');
    await quickInput.cancel();
    assert.deepEqual(requests('gateway'), []);
  });

  it('take the key in a box that hides it', async () => {
    const { quickInput } = editor();
    await addAccount(editor(), { ...account('gateway'), label: REFUSED, key: '' });
    await quickInput.isAsking('Enter the key.');
    assert.equal(await quickInput.input.getAttribute('type'), 'password');
    await quickInput.answer('two words');
    await quickInput.isAsking('A key has no spaces');
    assert.deepEqual(requests('gateway'), []);
  });

  it('stay when their key is refused, which is told', async () => {
    await editor().quickInput.answer('rk_that_nobody_gave');
    await editor().notifications.isShowing(`Gateway does not accept the key of ${REFUSED}.`);
    await editor().sidebar.row(REFUSED).waitFor();
  });

  for (const [provider, told, row] of [
    ['gateway', 'works.', 'Gateway'],
    ['1001proxy', '$45.20', '$45.20 · 1001Proxy'],
    ['iploop', '6.8 of 10 GB left', '6.8 of 10 GB left · IPLoop'],
    ['checker', 'works.', 'Checker'],
  ] as const satisfies readonly (readonly [ProviderId, string, string])[]) {
    it(`are added at ${PROVIDER_LABELS[provider]} with a test of the key`, async () => {
      const added = account(provider);
      await addAccount(editor(), added);
      await editor().notifications.isShowing(`The key of ${added.label} works.`);
      const said = (await editor().notifications.texts()).find((text) => text.includes(added.label)) ?? '';
      assert.ok(said.includes(told), said);
      await until('its row', async () => (await names()).includes(`${added.label}, ${row}`), 30_000);
    });
  }

  it('ask before a test that costs a request, and send nothing when it is declined', async () => {
    const { modal, sidebar } = editor();
    const { label } = account('ipswamp');
    await addAccount(editor(), account('ipswamp'));
    assert.match(
      await modal.text(),
      /Check the key of IPs \(sandbox\)\?\s+IPSwamp counts the check as one request/,
    );
    assert.deepEqual(await modal.buttons(), ['Cancel', 'Check for 1 request']);
    await modal.press('Cancel');
    await sidebar.row(label).waitFor();
    await sidebar.expand(label);
    await sidebar.row('not asked yet').waitFor();
    assert.deepEqual(requests('ipswamp'), []);
  });

  it('make that test when told to, once', async () => {
    await editor().sidebar.pressAction('not asked yet', 'Check key');
    await editor().modal.press('Check for 1 request');
    await until(
      'what is left',
      async () => (await names()).includes('Requests, 8,500 of 10,000 left'),
      30_000,
    );
    assert.equal(requests('ipswamp').length, 1);
  });

  it('take another key from the context menu', async () => {
    const { sidebar, quickInput, notifications } = editor();
    await notifications.clear();
    await sidebar.pressMenu(REFUSED, 'Replace key');
    await quickInput.isAsking(`Replace the key of ${REFUSED}`);
    await quickInput.answer(account('gateway').key);
    await notifications.isShowing(`The key of ${REFUSED} works.`);
  });

  it('are renamed from the context menu', async () => {
    const { sidebar, quickInput } = editor();
    await sidebar.pressMenu(REFUSED, 'Rename account');
    await quickInput.isAsking('New label of the account');
    assert.equal(await quickInput.input.inputValue(), REFUSED);
    await quickInput.answer('Second gateway');
    await sidebar.row('Second gateway').waitFor();
    await sidebar.row(REFUSED).waitFor({ state: 'detached' });
  });

  it('are renamed from the palette', async () => {
    const { sidebar, quickInput } = editor();
    await editor().runCommand('Egress: Rename account');
    await quickInput.isAsking('Which account?');
    await quickInput.pick('Second gateway');
    await quickInput.isAsking('New label of the account');
    await quickInput.answer('Third gateway');
    await sidebar.row('Third gateway').waitFor();
  });

  it('are meant by a key when the keyboard is on their row, not when they are selected', async () => {
    const { sidebar, quickInput, modal, page } = editor();
    const selected = sidebar.row(account('gateway').label);
    const moveOn = async () => {
      await selected.click();
      await pressUntil(editor(), 'ArrowDown', (row) => labelOf(row) === 'Third gateway');
      assert.equal(await selected.getAttribute('aria-selected'), 'true');
    };
    await moveOn();
    await page.keyboard.press('F2');
    await quickInput.isAsking('New label of the account');
    assert.equal(await quickInput.input.inputValue(), 'Third gateway');
    await quickInput.answer('Third gateway');
    await moveOn();
    await page.keyboard.press('Delete');
    assert.match(await modal.text(), /^Remove the account Third gateway\?/);
    await modal.press('Cancel');
  });

  it('are the same in a second window', async () => {
    const second = await editor().page.context().newPage();
    second.setDefaultTimeout(90_000);
    await second.goto(editor().page.url());
    const sidebar = new Sidebar(second);
    await sidebar.open();
    await sidebar.row('Third gateway').waitFor();
    await editor().sidebar.pressMenu('Third gateway', 'Rename account');
    await editor().quickInput.isAsking('New label of the account');
    await editor().quickInput.answer('Fourth gateway');
    await sidebar.row('Fourth gateway').waitFor();
    await second.close();
  });

  it('are removed from the context menu after a question', async () => {
    const { sidebar, modal } = editor();
    await sidebar.pressMenu('Fourth gateway', 'Remove account');
    assert.match(
      await modal.text(),
      /Remove the account Fourth gateway\?\s+Its key is deleted from this machine/,
    );
    await modal.press('Cancel');
    await sidebar.row('Fourth gateway').waitFor();
    await sidebar.pressMenu('Fourth gateway', 'Remove account');
    await modal.press('Remove');
    await sidebar.row('Fourth gateway').waitFor({ state: 'detached' });
  });

  it('are removed from the palette after a question', async () => {
    const { sidebar, modal, quickInput } = editor();
    const { label } = account('checker');
    await editor().runCommand('Egress: Remove account');
    await quickInput.isAsking('Which account?');
    await quickInput.pick(label);
    await modal.press('Remove');
    await sidebar.row(label).waitFor({ state: 'detached' });
  });

  it('survive a reload of the window, with their keys', async () => {
    const before = await names();
    await editor().reload();
    await reopensWith(before);
    assert.equal(requests('iploop', 'diagnose').length, 1);
  });

  it('survive a restart of the server, with their keys', async () => {
    const before = await names();
    await editor().restart();
    await reopensWith(before);
    assert.equal(requests('1001proxy', 'account').length, 1);
  });

  it('leave no key in a file of the editor', () => {
    const { home, userData } = editor().profile.home;
    const files = readdirSync(home, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    assert.ok(files.some(({ parentPath }) => parentPath.startsWith(userData)));
    for (const { parentPath, name } of files) {
      const text = readFileSync(path.join(parentPath, name), 'latin1');
      for (const provider of Object.keys(PROVIDER_LABELS)) {
        const { key } = account(provider as ProviderId);
        assert.ok(!text.includes(key) || parentPath.includes('extensions'), `a key in ${parentPath}/${name}`);
      }
    }
  });

  it('asked nobody outside this machine', () => {
    assert.deepEqual(editor().outsideRequests, []);
  });

  /** Without the ages, which grow while a slow machine reopens the window. */
  const names = async () =>
    (await editor().sidebar.namedRows()).map(({ name }) => name.replaceAll(/ · (now|\d+ min ago)/g, ''));

  async function reopensWith(before: readonly string[]): Promise<void> {
    await editor().sidebar.open();
    await until(
      `the rows ${before.join('; ')}`,
      async () => {
        const now = await names();
        return before.filter((name) => !name.startsWith('Requests')).every((name) => now.includes(name));
      },
      60_000,
    );
  }
});
