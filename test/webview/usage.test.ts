import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { ShownAccount } from '../../src/protocol/usage.js';
import { until } from '../until.js';
import { pageContent, pressKeys, useChromium } from './testPage.js';
import {
  ACCOUNTS,
  accountsIn,
  COMPARISON,
  EXPIRIES,
  historyFrame,
  NOW,
  REMINDERS,
  SPENDING,
  spendingIn,
  transactionsOf,
} from './usageData.js';

describe('the page of usage in a browser', () => {
  const browser = useChromium();
  let content: string;
  let page: Page;

  before(async () => {
    content = await pageContent('usagePage.ts', 'usage/usage.css');
  });

  beforeEach(async () => {
    page = await browser().newPage({
      timezoneId: 'UTC',
      deviceScaleFactor: 2,
      viewport: { width: 1000, height: 700 },
    });
    await page.clock.setFixedTime(NOW);
    await show();
  });

  afterEach(async () => {
    await page.close();
  });

  /** What a page that stands is told; a window that shows it again says the same to a new page. */
  async function show(): Promise<void> {
    await page.setContent(content);
    await page.evaluate(`globalThis.violated = [];
      document.addEventListener('securitypolicyviolation', (event) => violated.push(event.violatedDirective))`);
    await tellAll();
    await tellHistory('a-residential', 40);
    await page.getByRole('figure').waitFor();
    await said();
  }

  async function tellAll(): Promise<void> {
    await tell('hello', { language: 'en' });
    await tell('accounts', { accounts: ACCOUNTS });
    await tell('reminders', { rows: REMINDERS });
    await tell('spending', { rows: SPENDING });
    await tell('expiries', { rows: EXPIRIES });
    await tell('comparison', { rows: COMPARISON });
    await tell('transactions', { lists: [transactionsOf(260)] });
  }

  async function tell(name: string, what: unknown): Promise<void> {
    await page.evaluate(`tell(${JSON.stringify(name)}, ${JSON.stringify(what)})`);
  }

  async function tellHistory(account: string, days: number): Promise<void> {
    const bytes = JSON.stringify(historyFrame(days, 10, 0.72));
    const message = `{ account: ${JSON.stringify(account)}, frame: new Uint8Array(${bytes}).buffer }`;
    await page.evaluate(`tell('history', ${message})`);
  }

  const said = () => page.evaluate<unknown[]>('said.splice(0)');
  const region = (name: string) => page.getByRole('region', { name, exact: true });
  const card = (label: string) =>
    page
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { name: label, exact: true, level: 3 }) });
  const choose = (filter: 'Time' | 'Account' | 'Type', label: string) =>
    page.getByRole('combobox', { name: filter, exact: true }).selectOption({ label });
  const withAccount = (id: string, change: Partial<ShownAccount>) => ({
    accounts: ACCOUNTS.map((account) => (account.id === id ? { ...account, ...change } : account)),
  });
  const rowTexts = (table: string) =>
    page.getByRole('table', { name: table }).getByRole('row').allInnerTexts();
  const news = (text: string | RegExp) =>
    page.getByRole('status').getByText(text).waitFor({ state: 'attached' });

  it('has a card for each account: what is left, how old that is, what it costs and when it ends', async () => {
    assert.match(
      await card('Residential').innerText(),
      /^Residential\s*IPLoop\s+6\.8 of 10 GB left\s+32% used\s+Growth · From the provider · 4 min\. ago\s+~ 9 days at this pace/,
    );
    const main = await card('Main').innerText();
    for (const text of ['$45.20', '-$38.15 this month', 'Next: ipv4 · US · 5 proxies in 19 days']) {
      assert.ok(main.includes(text), text);
    }
    assert.match(await card('Scraping EU').innerText(), /64 subscriptions[^]*-72\.00 or more this month/);
    assert.match(
      await card('Lists').innerText(),
      /Could not reach api\.example\.com: timed out after 20 s\./,
    );
    assert.match(
      await card('IPs').innerText(),
      /500 of 10,000 requests left[^]*Forecast after 7 days of samples/,
    );
    const age = card('IPs').locator('time');
    assert.deepEqual(
      [await age.innerText(), await age.getAttribute('title')],
      ['3 hr. ago', 'Nov 22, 2026, 11:30 AM'],
    );
    assert.match(
      (await card('Residential').locator('.card-forecast').getAttribute('title')) ?? '',
      /^Median of 21 days: 0\.72 GB a day\. Runs out about /,
    );
  });

  it('has gauges that a screen reader reads', async () => {
    const gauge = card('Residential').getByRole('meter', { name: 'Used' });
    for (const [name, value] of Object.entries({
      valuenow: '32',
      valuemin: '0',
      valuemax: '100',
      valuetext: '32% used, 6.8 of 10 GB left',
    })) {
      assert.equal(await gauge.getAttribute(`aria-${name}`), value, name);
    }
    assert.equal(await card('Main').getByRole('meter').count(), 0);
  });

  it('asks for what its buttons say, and to spend a request only where that is written on it', async () => {
    await page.getByRole('button', { name: 'Refresh all' }).click();
    await card('Main').getByRole('button', { name: 'Refresh' }).click();
    await card('Main').getByRole('button', { name: 'Add funds…' }).click();
    await card('Main').getByRole('button', { name: 'Extend…' }).click();
    await card('Scraping EU').getByRole('button', { name: 'Renew…' }).click();
    await card('IPs').getByRole('button', { name: 'Check (1 request)' }).click();
    assert.equal(await card('IPs').getByRole('button', { name: 'Refresh' }).count(), 0);
    assert.deepEqual(await said(), [
      { name: 'refresh', said: {} },
      { name: 'refresh', said: { account: 'a-main' } },
      { name: 'deposit', said: { account: 'a-main' } },
      { name: 'prolong', said: { account: 'a-main', kind: 'order', id: 'o-88' } },
      { name: 'prolong', said: { account: 'a-scraping', kind: 'subscription', id: 's-12002' } },
      { name: 'check', said: { account: 'a-ips' } },
    ]);
  });

  it('keeps the focus and what is open while an account is read again, and says what is left then', async () => {
    const limits = card('Main').getByText('Rate limits: 57 of 60 left');
    await limits.click();
    const refresh = card('Main').getByRole('button', { name: 'Refresh' });
    await refresh.focus();
    await tell('accounts', withAccount('a-main', { isReading: true }));
    await card('Main').getByText('Reading…').waitFor();
    await pressKeys(page, 'Enter');
    assert.deepEqual(await said(), []);
    await tell(
      'accounts',
      withAccount('a-main', {
        reading: { value: { kind: 'balance', balance: { units: '1', scale: 2, currency: 'USD' } }, at: NOW },
      }),
    );
    await news('Main: $0.01');
    assert.equal(await refresh.evaluate('document.activeElement.textContent'), 'Refresh');
    await pressKeys(page, 'Enter');
    assert.deepEqual(await said(), [{ name: 'refresh', said: { account: 'a-main' } }]);
    assert.deepEqual(await card('Main').getByRole('row').allInnerTexts(), [
      'Requests\tLeft\tResets',
      'all\t57 of 60 in 1m\tin 1 min.',
      'orders\t10 of 10 in 1m\t–',
    ]);
  });

  it('puts what needs attention first, asks to act or to put it off, and leaves the focus near', async () => {
    const attention = region('Needs attention');
    assert.match(
      await attention.innerText(),
      /^Needs attention\s+✕\s*DE Private · Berlin: 6 h left · Scraping EU · 18 hr\. ago/,
    );
    await attention.getByRole('button', { name: 'Renew…' }).click();
    await attention.getByRole('button', { name: /^Snooze · 500/ }).click();
    assert.deepEqual(await said(), [
      { name: 'act', said: { reminder: 'r-1', action: 'renew' } },
      { name: 'snooze', said: { reminder: 'r-2' } },
    ]);
    await tell('reminders', { rows: REMINDERS.map((row) => ({ ...row, isSnoozed: true })) });
    await attention.getByText('Nothing now.').waitFor();
    assert.equal(await attention.evaluate('document.activeElement.textContent'), 'Needs attention');
    await tell('reminders', { rows: [] });
    await until('no heading', async () => !(await attention.isVisible()));
  });

  it('sums spending up exactly, each currency for itself, and none where nobody names one', async () => {
    const spending = region('Spending');
    assert.deepEqual(await spending.getByRole('heading', { level: 3 }).allInnerTexts(), [
      'USD -$38.15',
      'Scraping EU, no currency named -72.00',
    ]);
    const [weeks, ...ofWeeks] = await spending.getByRole('table').first().getByRole('row').allInnerTexts();
    assert.match(weeks ?? '', /^Provider\tTotal\tNov 16 – 22\tNov 9 – 15\t/);
    assert.match(ofWeeks[0] ?? '', /^1001Proxy\t-\$38\.15\t-\$8\.15\t-\$30\.00\t/);
    assert.equal(await spending.getByRole('img', { name: /^Spending by week, -\$38\.15 in all/ }).count(), 1);
    await choose('Time', 'A year');
    assert.deepEqual(await spending.getByRole('heading', { level: 3 }).allInnerTexts(), [
      'USD -$251.15',
      'Scraping EU, no currency named -144.00',
    ]);
    const [head, ...rows] = await spending.getByRole('table').first().getByRole('row').allInnerTexts();
    assert.match(head ?? '', /^Provider\tTotal\tNov 2026\tOct 2026\tSep 2026/);
    assert.match(rows[0] ?? '', /^1001Proxy\t-\$251\.15\t-\$38\.15\t-\$61\.00\t-\$30\.25/);
    assert.match(rows[2] ?? '', /^refund · Main\t\$9\.35\t\$6\.35\t–\t\$3\.00\t.*provider$/);
    await spending.getByText('1 purchase is not in the sums: nobody tells what it cost.').waitFor();
    assert.equal(
      await spending.getByRole('img', { name: /^Spending by month, .* table has the numbers/ }).count(),
      2,
    );
  });

  it('draws what was left under the policy of the pages, in the colours of the theme, and tells it as a table', async () => {
    const plot = page.getByRole('img', { name: /^Residential over time: from .* GB at last/ });
    const redPixels = () =>
      page.evaluate<number>(`(() => {
        const canvas = document.querySelector('[role=img] canvas');
        const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        const isRed = (at) => data[at] === 255 && data[at + 1] + data[at + 2] === 0 && data[at + 3] === 255;
        return Array.from({ length: data.length / 4 }, (_, at) => at * 4).filter(isRed).length;
      })()`);
    await page.setViewportSize({ width: 1000, height: 300 });
    await tellHistory('a-main', 365);
    await page.getByRole('figure').nth(1).waitFor();
    assert.equal(await page.locator('canvas').count(), 0);
    await plot.scrollIntoViewIfNeeded();
    await until('a width', async () => (await plot.locator('canvas').boundingBox())?.width ?? 0);
    assert.equal(await redPixels(), 0);
    const axis = await plot.locator('.u-axis').last().boundingBox();
    assert.ok((axis?.width ?? 0) > 40, `10 GB does not fit in ${axis?.width ?? 0} px`);
    await page.evaluate(`document.documentElement.style.setProperty('--vscode-charts-blue', '#ff0000')`);
    await until('a line in the new colour', async () => (await redPixels()) > 50);
    assert.deepEqual(await page.evaluate('violated'), []);
    await page.evaluate(`document.body.setAttribute('style', 'color: red')`);
    await until('what the policy forbids', () => page.evaluate(`violated.includes('style-src-attr')`));
    const wide = (await plot.locator('canvas').boundingBox())?.width ?? 0;
    await page.setViewportSize({ width: 420, height: 700 });
    await until('another width', async () => (await plot.locator('canvas').boundingBox())?.width !== wide);
    await region('Left over time').getByText('By day').first().click();
    const days = await until('a row for each day', async () => {
      const rows = await rowTexts('What was left by day');
      return rows.length === 1 + 22 && rows;
    });
    assert.match(days[1] ?? '', /^Sun, Nov 22\t[\d.]+ GB$/);
  });

  it('lists by day what runs out, and asks to prolong it or to show it', async () => {
    const ending = region('Running out');
    assert.deepEqual(await ending.getByRole('heading', { level: 3 }).allInnerTexts(), [
      'Sun, Nov 22',
      'Wed, Nov 25',
      'Fri, Dec 4',
      'Fri, Dec 11',
    ]);
    await ending.getByRole('button', { name: 'Renew… · Price monitor · Scraping EU' }).click();
    await ending.getByRole('button', { name: 'Show in sidebar · ipv4 · US · 5 proxies · Main' }).click();
    assert.deepEqual(await said(), [
      { name: 'prolong', said: { account: 'a-scraping', kind: 'subscription', id: 's-12011' } },
      { name: 'reveal', said: { account: 'a-main', kind: 'order', id: 'o-88' } },
    ]);
    await choose('Time', '90 days');
    await ending.getByRole('button', { name: /Show in sidebar · mobile/ }).waitFor();
    assert.equal(await ending.getByRole('button', { name: /Extend… · mobile/ }).count(), 0);
  });

  it('compares price and quality, each with what it is of', async () => {
    assert.deepEqual((await rowTexts('Price and quality by account')).slice(1), [
      'Residential\tIPLoop\t–\t–\t98% of 120\t612 ms\t2 days ago',
      'Main · ipv4\t1001Proxy\t$0.0416 per proxy and day\t14 orders loaded\t96% of 1,180\t142 ms\t5 hr. ago',
      'Main · resident\t1001Proxy\t$2.75 per GB\t3 tariffs\t–\t–\tnever',
      'Scraping EU\tgateway\t0.40 per proxy and day\t8 plans\t94% of 64\t88 ms\t5 hr. ago',
    ]);
  });

  it('shows transactions a part at a time, filters them, asks for more and saves what is meant', async () => {
    const transactions = region('Transactions');
    const rows = async () => (await rowTexts('Transactions')).length - 1;
    assert.equal(await rows(), 22);
    assert.match(
      (await rowTexts('Transactions'))[3] ?? '',
      /^Nov 20, 2026, 9:30 AM\tdeposit pending\t\$15\.00\t–\tTop-up · oxapay$/,
    );
    await choose('Time', 'All time');
    assert.equal(await rows(), 100);
    await transactions.getByRole('button', { name: 'Show more (160)' }).press('Enter');
    assert.equal(await rows(), 200);
    assert.equal(await page.evaluate('document.activeElement.textContent'), 'Show more (60)');
    await choose('Type', 'deposit');
    await news('65 transactions');
    await transactions.getByRole('searchbox').fill('3998 order');
    await transactions.getByText('No transaction fits what you chose.').waitFor();
    assert.equal(await transactions.getByRole('button', { name: 'Save…' }).isDisabled(), true);
    await choose('Type', 'All types');
    await transactions.getByRole('searchbox').fill('3999 order');
    assert.equal(await rows(), 1);
    await transactions.getByRole('button', { name: 'Save…' }).click();
    await transactions.getByRole('button', { name: 'Load more' }).click();
    await pressKeys(page, 'Enter');
    await transactions.getByRole('button', { name: 'Loading…' }).waitFor();
    assert.deepEqual(await said(), [
      { name: 'save', said: { rows: [{ account: 'a-main', id: 't-1' }] } },
      { name: 'more', said: { account: 'a-main' } },
    ]);
    await tell('transactions', { lists: [{ ...transactionsOf(300), hasMore: false }] });
    await transactions.getByText('1 of 300 read').waitFor();
    assert.equal(await transactions.getByRole('button', { name: 'Load more' }).count(), 0);
  });

  it('is about one account where one is chosen, and is so again after it was hidden', async () => {
    await choose('Account', 'Main · 1001Proxy');
    await choose('Time', 'A year');
    await page.getByRole('searchbox').fill('deposit');
    const before = await page.locator('.content').innerText();
    assert.equal(await region('Running out').getByText('Scraping EU').count(), 0);
    await region('Left over time').getByText('No samples of this time are kept yet.').waitFor();
    await page.setContent('');
    await page.setContent(content);
    assert.equal(await page.getByRole('main').count(), 0);
    await tellAll();
    assert.equal(await page.getByRole('searchbox').inputValue(), 'deposit');
    assert.equal(await page.locator('.content').innerText(), before);
    await tell('accounts', { accounts: ACCOUNTS.filter(({ id }) => id !== 'a-main') });
    await region('Running out').getByText('Scraping EU').first().waitFor();
  });

  it('says what is missing: no account, nothing spent, nothing running out', async () => {
    await tell('spending', { rows: [] });
    await region('Spending').getByText('Nothing was spent in this time, as far as is known.').waitFor();
    await tell('expiries', { rows: [] });
    await region('Running out').getByText('Nothing runs out in this time, as far as is known.').waitFor();
    await tell('comparison', { rows: [] });
    await region('Price and quality').getByText('No price and no check of this time is known.').waitFor();
    await tell('transactions', { lists: [] });
    await region('Transactions').getByText('No account that is shown tells of transactions.').waitFor();
    await tell('accounts', { accounts: [] });
    await page.getByText('There is no account yet.').waitFor();
    assert.equal(await page.getByRole('region').count(), 0);
  });

  it('brings an account into sight and gives it the focus', async () => {
    await page.setViewportSize({ width: 400, height: 300 });
    await tell('show', { account: 'a-ips' });
    await until('the focus', () => page.evaluate(`document.activeElement.textContent === 'IPs'`));
    await until('the card in sight', () =>
      page.evaluate(`document.activeElement.getBoundingClientRect().bottom < innerHeight`),
    );
  });

  it('shows texts as texts, whatever field they are in', async () => {
    const markup = '<img src="" onerror="said.push(1)"><a href="command:x">y</a>';
    await tell('accounts', { accounts: accountsIn(markup) });
    await tell('reminders', { rows: REMINDERS.map((row) => ({ ...row, text: markup })) });
    await tell('spending', { rows: spendingIn(markup) });
    await tell('expiries', { rows: EXPIRIES.map((row) => ({ ...row, label: markup })) });
    await tell('comparison', { rows: COMPARISON.map((row) => ({ ...row, label: markup })) });
    const list = transactionsOf(20);
    await tell('transactions', {
      lists: [
        {
          ...list,
          entries: list.entries.map((row) => ({ ...row, type: markup, status: markup, description: markup })),
        },
      ],
    });
    await region('Transactions').getByRole('cell', { name: markup }).first().waitFor();
    assert.equal(await page.locator('img, a').count(), 0);
    assert.deepEqual(await said(), []);
  });

  it('is reached whole by the keyboard, and has no bar across at any width', async () => {
    const reached = new Set<unknown>();
    const count = await page
      .locator('button:visible:enabled, select:visible, input:visible, summary:visible')
      .count();
    await page.evaluate('document.body.focus()');
    for (let at = 0; at < count + 5; at += 1) {
      await pressKeys(page, 'Tab');
      reached.add(
        await page.evaluate(
          `[...document.querySelectorAll('button, select, input, summary')].indexOf(document.activeElement)`,
        ),
      );
    }
    reached.delete(-1);
    assert.equal(reached.size, count);
    for (const width of [1000, 500, 320]) {
      await page.setViewportSize({ width, height: 400 });
      const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
      await until(`no bar at ${width}`, async () => (await page.evaluate(overflow)) === 0);
    }
  });
});
