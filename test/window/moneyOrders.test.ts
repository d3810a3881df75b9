import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Charge } from '../../src/sandbox/types.js';
import { searchFolder } from '../canaries/artefacts.js';
import { canariesOf } from '../canaries/canaries.js';
import { until } from '../until.js';
import { addAccount } from './addAccount.js';
import { useAccounts } from './useAccounts.js';

/** A question, and the answer that is typed. */
type Step = readonly [question: string, answer: string];

const COUNTRY = ['Which country?', 'Germany'] as const;
const WEEK = ['For how long?', '1 Week'] as const;
const ONE = ['How many proxies?', '1'] as const;
/** The steps of each type that is sold here, up to the coupon. */
const STEPS = {
  resident: [['Which tariff?', '1 GB']],
  ipv4: [COUNTRY, WEEK, ['How many proxies?', '2']],
  ipv6: [COUNTRY, WEEK, ONE, ['Which protocol?', 'SOCKS5']],
  isp: [COUNTRY, WEEK, ONE],
  mix: [COUNTRY, WEEK, ONE],
  mix_isp: [COUNTRY, WEEK, ONE],
} satisfies Readonly<Record<string, readonly Step[]>>;

/** An account with little money. */
const POOR = 'Spare';
/** `Order proxies`, given all it takes: only its modal is left. */
const WHOLE = { account: POOR, type: 'ipv4', countryId: 3, periodId: 1, quantity: 1 };
const WHOLE_KEY = 'Control+Alt+1';
const DEAR_KEY = 'Control+Alt+2';

const KEYS = [
  { key: 'ctrl+alt+1', command: 'egress.createOrder', args: WHOLE },
  { key: 'ctrl+alt+2', command: 'egress.createOrder', args: { ...WHOLE, quantity: 3 } },
];

describe('money at 1001Proxy', function () {
  this.timeout(240_000);
  const { editor, sandbox, account, requests } = useAccounts(['gateway', '1001proxy'], {
    editor: { keybindings: KEYS },
    keepsFaults: true,
    sandbox: { rateLimitScale: 10 },
  });

  /** What was charged at 1001Proxy, in order. */
  const charges = () => sandbox().ledger.filter(({ provider }) => provider === '1001proxy');

  /** Answers a question by the keyboard. */
  const answer = async (question: string, text: string) => {
    await editor().quickInput.isAsking(question);
    await (question.startsWith('How many') || question.startsWith('Coupon')
      ? editor().quickInput.answer(text)
      : editor().quickInput.choose(text));
  };

  /** Goes on from the review; the answer is the price that it shows. */
  const goOnFromReview = async () => {
    const { quickInput, page } = editor();
    await quickInput.isAsking('You are asked once more');
    const row = await quickInput.rows.first().innerText();
    const price = /Order for (\$[\d.]+)…/.exec(row)?.[1];
    assert.ok(price, row);
    await page.keyboard.press('Enter');
    return price;
  };

  /** Presses the modal's button that sends, once what it says was held against `price`; the answer is the charge. */
  const confirm = async (verb: string, price: string): Promise<Charge> => {
    const { modal } = editor();
    const before = charges().length;
    const text = await modal.text();
    assert.match(text, new RegExp(`^${verb} [^]*\\s+Total (about )?\\$[\\d.]+`));
    assert.ok(text.includes(`Total ${price}`), text);
    assert.ok(text.includes(`charged to ${account('1001proxy').label}.`), text);
    assert.match(text, /Balance now \$[\d.]+, afterwards (about )?\$[\d.]+\./);
    await modal.press(`${verb} for ${price}`);
    await until('the charge', () => charges().length > before, 60_000);
    assert.equal(charges().length, before + 1);
    const charge = charges().at(-1);
    assert.ok(charge);
    return charge;
  };

  it('lets a purchase elsewhere wait whose answer was lost and whose lists cannot be read', async () => {
    const { quickInput, modal } = editor();
    await editor().runCommand('Egress: Buy a subscription');
    await quickInput.isAsking('Which plan?');
    await quickInput.choose('ES-MAD · Madrid · shared · 1 d');
    await answer('How many subscriptions?', '1');
    await quickInput.isAsking('For how many periods?');
    await quickInput.answer('1');
    await answer('Coupon code', '');
    assert.match(
      await modal.text(),
      /^Buy "ES-MAD · Madrid · shared · 1 d"\?\s+It lasts 1 d\.\s+Total 0\.45,/,
    );
    const lists = { provider: 'gateway', match: { op: 'subscriptions' } } as const;
    // the first is read before anything is sent
    sandbox().inject({ ...lists, kind: 'delay', delayMs: 1 });
    sandbox().inject({ ...lists, kind: 'serverError', times: 100_000 });
    sandbox().inject({ provider: 'gateway', match: { op: 'purchase' }, kind: 'resetAfterCharge' });
    await modal.press('Buy for 0.45');
    await until('the purchase', () => sandbox().ledger.length === 1, 30_000);
  });

  /** Orders one type from the palette, a menu or a button; all its questions are answered by the keyboard. */
  const sells = (type: keyof typeof STEPS, begin: () => Promise<void>) => {
    it(`sells ${type}, asked for step by step, at the price on the button`, async () => {
      const { quickInput, notifications } = editor();
      await begin();
      for (const step of STEPS[type] as readonly Step[]) {
        await answer(...step);
      }
      await quickInput.isAsking('Coupon code');
      await quickInput.isAsking('$');
      await answer('Coupon code', '');
      const price = await goOnFromReview();
      const charge = await confirm('Order', price);
      assert.deepEqual([`$${charge.amount}`, charge.action], [price, 'order']);
      assert.equal(requests('1001proxy', 'createOrder').length, 1);
      assert.match(await notifications.acknowledge(`Ordered ${type} ·`), new RegExp(`Charged \\${price}\\.`));
    });
  };
  const fromPalette = async (type: string) => {
    await editor().runCommand('Egress: Order proxies');
    await answer('What do you want to order?', type);
  };

  sells('resident', async () => {
    await editor().sidebar.expand(account('1001proxy').label);
    await editor().sidebar.pressAction(/^Catalogue/, 'Order proxies');
    await answer('What do you want to order?', 'resident');
  });
  sells('ipv4', async () => {
    await editor().sidebar.expand(/^Catalogue/);
    await editor().sidebar.pressMenu(/^ipv4/, 'Order proxies');
  });
  for (const type of ['ipv6', 'isp', 'mix'] as const) {
    sells(type, () => fromPalette(type));
  }

  it('goes back a step, and keeps the draft of an order that was closed', async () => {
    const { quickInput, page } = editor();
    await editor().runCommand('Egress: Order proxies');
    await answer('What do you want to order?', 'mobile');
    await answer(...COUNTRY);
    await answer(...WEEK);
    await answer('Shared or dedicated?', 'shared');
    await answer('Which operator?', 'Sandbox Mobile');
    await quickInput.isAsking('Which rotation?');
    await page.keyboard.press('Control+Alt+Minus');
    await answer('Which operator?', 'Demo Wireless');
    await answer('Which rotation?', 'By link');
    await quickInput.isAsking('How many proxies?');
    await quickInput.isAsking('$4.50');
    await quickInput.cancel();
    await editor().runCommand('Egress: Order proxies');
    await quickInput.rows.filter({ hasText: 'Go on with your draft: mobile · Germany · 1 Week' }).waitFor();
    await quickInput.cancel();
    assert.deepEqual(requests('1001proxy', 'createOrder'), []);
  });

  it('sends nothing when the modal is closed by Escape, or for a dry run', async () => {
    const { modal, page, documents, sidebar } = editor();
    // an account has a limit of its own on how often it may ask
    const poor = { ...account('1001proxy'), label: POOR, key: sandbox().keys['1001proxy'].poor };
    await addAccount(editor(), poor);
    await sidebar.row(POOR).waitFor();
    const before = charges().length;
    await page.keyboard.press(WHOLE_KEY);
    assert.match(await modal.text(), /^Order ipv4 · Germany · 1 Week · 1 proxy\?\s+Total \$1\.25,/);
    assert.deepEqual((await modal.buttons()).sort(), ['Cancel', 'Dry run', 'Order for $1.25']);
    await modal.escape();
    await page.keyboard.press(WHOLE_KEY);
    await modal.press('Dry run');
    const lines = await until('the request', async () => {
      const shown = await documents.visibleLines();
      return shown[0]?.includes('Nothing was sent') === true ? shown.join('\n') : undefined;
    });
    assert.match(lines, /POST http:\/\/127\.0\.0\.1:\d+\/api\/v1\/orders\n/);
    assert.match(lines, /"countryId": 3/);
    assert.ok(!lines.includes(poor.key));
    assert.deepEqual(requests('1001proxy', 'createOrder'), []);
    assert.equal(charges().length, before);
  });

  it('says what is missing when the balance does not do, and offers the deposit addresses', async () => {
    const { modal, page, notifications, quickInput } = editor();
    const before = charges().length;
    await page.keyboard.press(DEAR_KEY);
    assert.match(await modal.text(), /Balance now \$3\.10, which does not cover it\./);
    await modal.press('Order for $3.75');
    const refusal = await notifications.isShowing('1001Proxy refused: balance');
    assert.match(refusal, /balance \$?3\.10?, needed \$?3\.75\./);
    await notifications.press('1001Proxy refused: balance', 'Deposit addresses');
    await quickInput.isAsking('Deposit in which currency, on which network?');
    await quickInput.cancel();
    assert.equal(charges().length, before);
  });

  it('makes a deposit address and shows it whole, with its network and what must go along', async () => {
    const { sidebar, modal, webview } = editor();
    await sidebar.collapse(account('1001proxy').label);
    await sidebar.expand(POOR);
    await sidebar.expand(/^Deposit addresses/);
    await sidebar.pressAction(/^USDT_TON/, 'Show deposit address');
    assert.match(await modal.text(), /^Create a deposit address for USDT_TON on TON\?/);
    await modal.press('Create address');
    await webview.locator('.value').nth(1).waitFor();
    const { baseUrl } = account('1001proxy');
    const key = sandbox().keys['1001proxy'].poor;
    const answered = await fetch(`${baseUrl}/deposits/addresses`, {
      headers: { authorization: `Bearer ${key}` },
    });
    const { data } = (await answered.json()) as {
      readonly data: readonly Readonly<Record<string, string>>[];
    };
    const wallet = data.find(({ currency }) => currency === 'USDT_TON');
    assert.deepEqual(await webview.locator('.value').allTextContents(), [
      wallet?.['address'],
      wallet?.['memo'],
    ]);
    assert.equal(await webview.locator('h1').textContent(), 'USDT_TON on TON');
    await webview.getByRole('img', { name: 'QR code of the address' }).waitFor();
    assert.equal(requests('1001proxy', 'createDepositAddress').length, 1);
  });

  it('warns of the purchase that nobody can tell the outcome of', async () => {
    const { notifications } = editor();
    const warning = await notifications.acknowledge('Gateway gave no clear answer.', 150_000);
    assert.match(warning, /It may have gone through/);
    assert.equal(requests('gateway', 'purchase').length, 0);
    assert.equal(sandbox().ledger.filter(({ provider }) => provider === 'gateway').length, 1);
  });

  it('settles it by itself after a reload, once the lists can be read', async () => {
    const { sidebar, notifications } = editor();
    // not before: the window that is left looks again by itself, and would tell nobody
    await editor().reload();
    sandbox().clearFaults();
    await sidebar.open();
    assert.match(await notifications.acknowledge('Now settled: Buy 1 × plan', 150_000), /— done\.$/);
    assert.deepEqual(requests('gateway', 'purchase'), []);
  });

  it('goes on with the draft after that reload, and sells mobile', async () => {
    const { quickInput, page } = editor();
    await editor().runCommand('Egress: Order proxies');
    await answer('Which account?', account('1001proxy').label);
    await quickInput.rows.filter({ hasText: 'Go on with your draft: mobile · Germany · 1 Week' }).waitFor();
    await page.keyboard.press('Enter');
    await answer(...ONE);
    await answer('Coupon code', '');
    const price = await goOnFromReview();
    assert.equal(price, '$4.50');
    assert.match(
      await editor().modal.text(),
      /^Order mobile · .*shared · Demo Wireless · By link · 1 proxy\?/,
    );
    assert.equal(`$${(await confirm('Order', price)).amount}`, price);
  });

  // the client holds itself to the provider's 60 requests a minute, of which a reload knows nothing
  sells('mix_isp', async () => {
    await editor().runCommand('Egress: Order proxies');
    await answer('Which account?', account('1001proxy').label);
    await answer('What do you want to order?', 'mix_isp');
  });

  it('refuses a wrong coupon at once, and charges what a right one leaves', async () => {
    const { quickInput } = editor();
    await editor().runCommand('Egress: Order proxies');
    await answer('Which account?', account('1001proxy').label);
    await answer('What do you want to order?', 'ipv4');
    await answer(...COUNTRY);
    await answer(...WEEK);
    await answer(...ONE);
    await answer('Coupon code', 'NOPE');
    await quickInput.isAsking('1001Proxy does not take this coupon.');
    await quickInput.answer('WELCOME10');
    await quickInput.isAsking('$1.125 instead of $1.25');
    const price = await goOnFromReview();
    assert.match(await editor().modal.text(), /With coupon WELCOME10\./);
    assert.deepEqual([price, `$${(await confirm('Order', price)).amount}`], ['$1.125', '$1.125']);
  });

  it('extends an order at an estimate, and one whose price nobody knows before', async () => {
    const { sidebar, notifications, modal } = editor();
    await sidebar.expand(account('1001proxy').label);
    await sidebar.collapse(/^Catalogue/);
    await sidebar.expand(/^Orders/);
    const extend = async (row: RegExp) => {
      await sidebar.row(row).waitFor({ timeout: 60_000 });
      await sidebar.pressAction(row, 'Extend an order');
      await answer('For how much longer?', '1 Week');
      return modal.text();
    };
    assert.match(await extend(/^ipv4.*Germany.*10 proxies/), /Total about \$12\.50, .*This is an estimate/);
    const { action, amount } = await confirm('Extend', 'about $12.50');
    assert.deepEqual([action, amount], ['extend', '12.50']);
    await notifications.acknowledge('Extended ipv4 ·');
    assert.match(await extend(/^mobile.*Germany/), /The price is not known in advance/);
    const before = charges().length;
    await modal.press('Extend for an unknown price');
    await until('the charge', () => charges().length === before + 1, 60_000);
    const charged = await notifications.acknowledge('Extended mobile ·');
    assert.ok(charged.includes(`Charged $${charges().at(-1)?.amount ?? ''}.`), charged);
    await sidebar.collapse(account('1001proxy').label);
  });

  it('lists all of it in the history, and exports it without a secret', async () => {
    const { quickInput, notifications, profile } = editor();
    await editor().runCommand('Egress: Show spending history');
    await quickInput.isAsking('What was sent from this machine');
    const shown = await quickInput.rows.allInnerTexts();
    assert.match(shown[0] ?? '', /Extend order cm1ord/);
    await quickInput.pressButton('Export as CSV or JSON');
    const file = path.join(profile.workspace, 'history.csv');
    await quickInput.saveAs(file, 'Export the spending history', /./);
    await notifications.acknowledge('records to');
    const [heading, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\r\n');
    assert.match(heading ?? '', /^id,time,account,provider,sandbox,action,outcome,/);
    assert.deepEqual(lines.map((line) => /,(done|refused|notDone|unknown),/.exec(line)?.[1]).toSorted(), [
      ...Array.from({ length: 12 }, () => 'done'),
      'refused',
    ]);
    const journal = path.join(profile.home.userData, 'User/globalStorage/egress.egress/spending');
    const { files, findings } = await searchFolder(
      'the journal',
      journal,
      () => false,
      await canariesOf(sandbox()),
    );
    assert.ok(files >= lines.length, String(files));
    assert.deepEqual(findings, []);
  });

  it('stops at a limit that the person has set', async () => {
    const { page, notifications, sidebar } = editor();
    await editor().changeSettings({ 'egress.spending.actionLimit': '1' });
    await sidebar.open();
    await sidebar.row(POOR).waitFor();
    await page.keyboard.press(WHOLE_KEY);
    await notifications.acknowledge('Nothing was sent: $1.25 is more than 1.00, your limit for one action.');
    assert.deepEqual(requests('1001proxy', 'createOrder'), []);
  });

  it('asked nobody outside this machine', () => {
    assert.deepEqual(editor().outsideRequests, []);
  });
});
