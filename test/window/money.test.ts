import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { until } from '../until.js';
import { focusFirstRow, labelOf, pressUntil } from './press.js';
import { useAccounts } from './useAccounts.js';

/** As much of a subscription as the tests need (contracts: gateway, "User subscriptions"). */
interface Subscription {
  readonly subscriptionId: string;
  readonly userNote: string | null;
  readonly activeUntil: number;
  readonly networkLabel: string;
  readonly rotationPolicy: number;
  readonly credentials: { readonly username: string; readonly password: string };
  readonly protocols: { readonly http: string };
}

const PASSWORD = 'correct-Horse/battery%7 staple';
const LIST = '192.0.2.1:8080\n192.0.2.2:8080:me:secret-of-mine\nnot a proxy\n';

describe('money in the window', function () {
  this.timeout(240_000);
  const { editor, sandbox, account, requests } = useAccounts(['gateway', 'checker'], {
    // the editor's own history would keep a second copy of what is saved here
    editor: {
      files: { 'scrape.py': 'proxy = \n', 'list.txt': LIST },
      literals: ['old.txt', 'list.txt'],
      settings: { 'workbench.localHistory.enabled': false },
      secrets: () => Promise.resolve([{ name: 'the password of a sign-up', value: PASSWORD }]),
    },
  });

  const subscriptionNamed = async (note: string): Promise<Subscription> => {
    const { baseUrl, key } = account('gateway');
    const answered = await fetch(`${baseUrl}/api/proxy?op=subscriptions`, { headers: { 'x-api-key': key } });
    const { subscriptions } = (await answered.json()) as { readonly subscriptions: readonly Subscription[] };
    const found = subscriptions.find(({ userNote }) => userNote === note);
    assert.ok(found);
    return found;
  };

  /** The ledger's next entry, once the modal's button was pressed. */
  const pressed = async (button: string) => {
    const before = sandbox().ledger.length;
    await editor().modal.press(button);
    await until('the entry of the ledger', () => sandbox().ledger.length > before, 60_000);
    assert.equal(sandbox().ledger.length, before + 1);
    const { action, amount, ref } = sandbox().ledger[before] ?? {};
    return { action, amount, ref };
  };

  before(async () => {
    const { subscriptionId } = await subscriptionNamed('Price monitor');
    const { baseUrl } = account('iploop');
    editor().profile.bindKeys([
      { key: 'ctrl+alt+1', command: 'egress.signUp', args: { provider: 'iploop', baseUrl } },
      {
        key: 'ctrl+alt+2',
        command: 'egress.setRotationPolicy',
        args: { subscription: subscriptionId, policy: 15 },
      },
    ]);
    await editor().reload();
    await editor().sidebar.open();
    await editor().sidebar.expand(account('gateway').label);
    await editor().sidebar.expand(/^Plans/);
  });

  it('buys a plan from its row, for the amount on the button', async () => {
    const { sidebar, quickInput, modal, notifications } = editor();
    await sidebar.pressAction(/^NL-AMS · Amsterdam · private · 30 d/, 'Buy a subscription');
    await quickInput.isAsking('How many subscriptions?');
    await quickInput.answer('2');
    await quickInput.isAsking('For how many periods?');
    await quickInput.answer('3');
    await quickInput.isAsking('Coupon code');
    await quickInput.answer('');
    const text = await modal.text();
    assert.match(text, /^Buy 2 × "NL-AMS · Amsterdam · private · 30 d" for 3 periods\?\s+Each lasts 90 d\./);
    assert.ok(text.includes(`Total 72.00 (12.00 × 2 × 3), charged to ${account('gateway').label}.`), text);
    assert.deepEqual((await modal.buttons()).sort(), ['Buy for 72.00', 'Cancel', 'Dry run']);
    const { action, amount } = await pressed('Buy for 72.00');
    assert.deepEqual([action, amount], ['purchase', '72.00']);
    await notifications.isShowing('Bought 2 subscriptions.');
    assert.equal(requests('gateway', 'purchase').length, 1);
  });

  it('says in a sentence that a trial is not for this key', async () => {
    const { sidebar, modal, notifications } = editor();
    await sidebar.pressMenu(/^NL-AMS · Amsterdam · private · 7 d/, 'Request a trial');
    assert.match(await modal.text(), /^Request a trial of "NL-AMS · Amsterdam · private · 7 d"\?/);
    await modal.press('Request trial');
    await notifications.isShowing('Gateway does not allow this key to do that.');
    assert.deepEqual([requests('gateway', 'trial').length, sandbox().ledger.length], [1, 1]);
    await sidebar.collapse(/^Plans/);
  });

  it('renews a subscription from the menu of its row', async () => {
    const { sidebar, quickInput, modal, notifications } = editor();
    await sidebar.expand(/^Subscriptions/);
    const before = await subscriptionNamed('Client A');
    await sidebar.pressMenu('Client A', 'Renew subscription');
    await quickInput.isAsking('Which plan?');
    await quickInput.choose('NL-AMS · Amsterdam · private · 7 d');
    await quickInput.isAsking('For how many periods?');
    await quickInput.answer('1');
    await quickInput.isAsking('Coupon code');
    await quickInput.answer('MYCODE');
    assert.match(
      await modal.text(),
      /^Renew "Client A" with "NL-AMS · Amsterdam · private · 7 d"\?\s+It ends [^]*afterwards about [^]*\s+Total 4\.00, [^]*The coupon may lower it\./,
    );
    assert.deepEqual(await pressed('Renew for 4.00'), {
      action: 'renew',
      amount: '3.60',
      ref: before.subscriptionId,
    });
    await notifications.isShowing('Renewed Client A.');
    const { activeUntil } = await subscriptionNamed('Client A');
    assert.equal(activeUntil - before.activeUntil, 7 * 24 * 60 * 60_000);
  });

  it('changes credentials, and then the old URL in an open file and in .env', async () => {
    const { sidebar, modal, notifications, documents, profile } = editor();
    const before = await subscriptionNamed('Client A');
    writeFileSync(path.join(profile.workspace, 'old.txt'), `${before.protocols.http}\n`);
    await documents.open('scrape.py', 1, 9);
    await sidebar.pressAction('Client A', 'Insert proxy URL');
    await modal.press('Write');
    await notifications.isShowing('PROXY_URL was written to .env');
    await documents.save();
    await documents.open('old.txt');
    await sidebar.pressMenu('Client A', 'Change credentials');
    const text = await modal.text();
    assert.match(text, /^Change the credentials of "Client A"\?\s+Its present URLs stop working at once/);
    assert.ok(!text.includes(before.credentials.password));
    assert.equal((await pressed('Change credentials')).action, 'change-credentials');
    await notifications.isShowing('Client A has new credentials.');
    await notifications.press('Client A: 2 places in 2 files still hold the old URL.', 'Update');
    const after = await subscriptionNamed('Client A');
    await documents.isShowing([after.protocols.http, '']);
    await documents.save();
    assert.equal(editor().fileText('old.txt'), `${after.protocols.http}\n`);
    await editor().isOnDisk('.env', after.credentials.password);
    assert.ok(!editor().fileText('.env').includes(before.credentials.password));
  });

  it('rotates from the button of a row', async () => {
    const { sidebar, modal, notifications } = editor();
    const { subscriptionId: ref } = await subscriptionNamed('Client A');
    await sidebar.pressAction('Client A', 'Rotate now');
    assert.match(await modal.text(), /^Ask for a new exit IP for "Client A" now\?/);
    await modal.escape();
    assert.deepEqual(requests('gateway', 'rotate'), []);
    await sidebar.pressAction('Client A', 'Rotate now');
    assert.deepEqual(await pressed('Rotate'), { action: 'rotate', amount: '0.00', ref });
    await notifications.isShowing('Asked for a new exit IP for Client A.');
  });

  it('sets the automatic rotation by a keybinding that says all of it', async () => {
    const { modal, notifications, page } = editor();
    await page.keyboard.press('Control+Alt+2');
    assert.match(await modal.text(), /^Rotate "Price monitor" every 15 minutes\?/);
    assert.equal((await pressed('Set rotation')).action, 'set-rotation-policy');
    await notifications.isShowing('Rotation of Price monitor: every 15 minutes.');
    assert.equal((await subscriptionNamed('Price monitor')).rotationPolicy, 15);
  });

  it('moves a subscription to a network that is on its list', async () => {
    const { sidebar, modal, notifications } = editor();
    await sidebar.expand('Ads QA');
    await sidebar.expand(/^Networks to switch to/);
    await sidebar.pressAction(/^DE-BER Berlin/, 'Switch network');
    assert.match(await modal.text(), /^Move "Ads QA" to DE-BER Berlin\?\s+Now: PL-WAW Warsaw\./);
    assert.equal((await pressed('Switch network')).action, 'switch-network');
    await notifications.isShowing('Ads QA is on DE-BER Berlin now.');
    assert.equal((await subscriptionNamed('Ads QA')).networkLabel, 'DE-BER Berlin');
  });

  it('signs up, and has the new account in the sidebar', async () => {
    const { sidebar, quickInput, modal, notifications, page } = editor();
    await sidebar.collapse(account('gateway').label);
    await page.keyboard.press('Control+Alt+1');
    await quickInput.isAsking('Your email address');
    await quickInput.answer('nobody');
    await quickInput.isAsking('Enter an email address');
    await quickInput.answer('me@example.com');
    await quickInput.isAsking('A password for the new account.');
    assert.equal(await quickInput.input.getAttribute('type'), 'password');
    await quickInput.answer(PASSWORD);
    await quickInput.isAsking('The same password again');
    await quickInput.answer('another');
    await quickInput.isAsking('The two differ.');
    await quickInput.answer(PASSWORD);
    const text = await modal.text();
    assert.match(
      text,
      /^Sign up at IPLoop as me@example\.com\?\s+Email and password are sent to http:\/\/127/,
    );
    assert.ok(!text.includes(PASSWORD));
    assert.equal((await pressed('Sign up')).action, 'sign-up');
    await notifications.isShowing('Signed up at IPLoop as me@example.com.');
    await sidebar.row(/^IPLoop/).waitFor();
  });

  it('has a list checked from outside by the keyboard alone, and says what leaves', async () => {
    const { sidebar, quickInput, modal, documents, page } = editor();
    await documents.open('list.txt');
    await sidebar.expand(account('checker').label);
    await focusFirstRow(editor());
    await pressUntil(editor(), 'ArrowDown', (row) => labelOf(row) === 'Jobs');
    await page.keyboard.press('Control+Alt+Enter');
    await quickInput.isAsking('Which proxies are to be checked?');
    await quickInput.choose('The open file');
    await quickInput.isAsking('What is to be found out?');
    await quickInput.choose('Whether they work');
    const text = await modal.text();
    assert.match(
      text,
      /^Have 2 proxies checked by Checker\?\s+They are sent to http:[^]*with the credentials of 1\./,
    );
    assert.match(text, /1 line is no proxy\./);
    assert.deepEqual(requests('checker', 'check'), []);
    await modal.escape();
    assert.deepEqual(requests('checker', 'check'), []);
    await focusFirstRow(editor());
    await pressUntil(editor(), 'ArrowDown', (row) => labelOf(row) === 'Jobs');
    await page.keyboard.press('Control+Alt+Enter');
    await quickInput.isAsking('Which proxies are to be checked?');
    await quickInput.choose('The open file');
    await quickInput.isAsking('What is to be found out?');
    await quickInput.choose('Whether they work');
    await modal.text();
    await page.keyboard.press('Enter');
    await page.getByRole('tab', { name: /^Check: list\.txt/ }).waitFor();
    assert.equal(requests('checker', 'check').length, 1);
    await sidebar.expand(/^Jobs/);
    await sidebar.row(/completed · 2 of 2/).waitFor();
  });

  it('asked nobody outside this machine', () => {
    assert.deepEqual(editor().outsideRequests, []);
  });
});
