import assert from 'node:assert/strict';
import type { FaultKind } from '../../src/sandbox/index.js';
import { until } from '../until.js';
import { focusFirstRow, labelOf, pressUntil } from './press.js';
import { useAccounts } from './useAccounts.js';

const PLAN = /^NL-AMS · Amsterdam · private · 30 d, 12\.00/;

describe('the providers in the sidebar', function () {
  this.timeout(180_000);
  const { editor, sandbox, account, requests } = useAccounts(['gateway', '1001proxy', 'iploop', 'checker'], {
    sandbox: { large: { orders: 10_000 }, rateLimitScale: 100 },
  });

  const rows = () => editor().sidebar.namedRows();
  const rowNamed = (name: RegExp) =>
    until(`a row ${String(name)}`, async () => (await rows()).find((row) => name.test(row.name)), 30_000);
  const noRowNamed = (name: RegExp) =>
    until(`no row ${String(name)}`, async () => !(await rows()).some((row) => name.test(row.name)), 30_000);
  const rowsBelow = async (label: string) => {
    const all = await rows();
    const at = all.findIndex((row) => labelOf(row) === label);
    const above = all[at];
    const after = all.slice(at + 1);
    const end = after.findIndex(({ level }) => level <= (above?.level ?? 0));
    return after.slice(0, end < 0 ? undefined : end);
  };

  const isShown = async (name: RegExp) => (await rows()).some((row) => name.test(row.name));
  const cancelLoading = () =>
    editor().sidebar.pressAction('Loading…', 'Cancel loading', () => isShown(/^Cancelled\.$/));

  it('read a list when it is opened, and not before', async () => {
    const { sidebar } = editor();
    await sidebar.expand(account('gateway').label);
    await rowNamed(/^Subscriptions/);
    assert.deepEqual(requests('gateway'), []);
    await sidebar.expand(/^Subscriptions/);
    await rowNamed(/^Price monitor/);
    assert.deepEqual(
      requests('gateway').map(({ op }) => op),
      ['subscriptions'],
    );
  });

  it('show subscriptions by their notes, what ends first on top', async () => {
    const below = await rowsBelow('Subscriptions');
    assert.deepEqual(below.map(labelOf), [
      'Price monitor',
      '12007 - ES - Shared',
      'Client A',
      'Checkout tests',
      '12004 - US - Private',
      '🚀 <b>Launch</b> [docs](https://example.com) $(zap)',
      'Ads QA',
      'Old crawler',
    ]);
  });

  it('show every way to a subscription, and no secret of it', async () => {
    await editor().sidebar.expand('Client A');
    await rowNamed(/^shadowsocks/);
    const [http, socks5, vless, shadowsocks] = await rowsBelow('Client A');
    assert.match(http?.name ?? '', /^http, 127\.0\.0\.1:\d+$/);
    assert.match(socks5?.name ?? '', /^socks5, 127\.0\.0\.1:\d+$/);
    assert.match(vless?.name ?? '', /^vless, 127\.0\.0\.1/);
    assert.match(shadowsocks?.name ?? '', /^shadowsocks, 127\.0\.0\.1/);
    const window = await editor().page.locator('.monaco-workbench').innerText();
    for (const { user = '', password = '' } of sandbox().proxies.working()) {
      assert.ok(user === '' || !window.includes(user));
      assert.ok(password === '' || !window.includes(password));
    }
  });

  for (const [kind, sentence] of [
    ['reset', /^Could not reach Gateway: .*Check the base URL and your connection\./],
    ['serverError', /^Gateway has a fault of its own \(status 500\)\. Try again later\./],
    ['htmlPage', /^Gateway has a fault of its own \(status 502\)\. Try again later\./],
    ['truncatedJson', /^Gateway sent an answer that its documents do not describe/],
    ['redirect', /^Gateway answered with a redirect, which is never followed with a key\./],
  ] as const satisfies readonly (readonly [FaultKind, RegExp])[]) {
    it(`tell in one row what went wrong, and try again by Enter: ${kind}`, async () => {
      await editor().sidebar.expand(/^Plans/);
      await rowNamed(PLAN);
      sandbox().inject({ provider: 'gateway', match: { op: 'plans' }, kind, times: 3 });
      await editor().sidebar.pressAction(/^Plans/, 'Refresh', () => isShown(sentence));
      const names = (await rows()).map(({ name }) => name);
      assert.equal(names.filter((name) => sentence.test(name)).length, 1, names.join('\n'));
      assert.ok(names.includes('Residential (sandbox), 6.8 of 10 GB left · IPLoop'), names.join('\n'));
      assert.ok(
        names.some((name) => name.startsWith('Price monitor, ')),
        names.join('\n'),
      );

      sandbox().clearFaults();
      await focusFirstRow(editor());
      await pressUntil(editor(), 'ArrowDown', ({ name }) => sentence.test(name));
      await editor().page.keyboard.press('Enter');
      await noRowNamed(sentence);
      await rowNamed(PLAN);
    });
  }

  it('let go of a provider that does not answer, when told to', async () => {
    sandbox().inject({ provider: 'gateway', match: { op: 'plans' }, kind: 'hang' });
    await editor().sidebar.pressAction(/^Plans/, 'Refresh', () => isShown(/^Loading…/));
    await cancelLoading();
    await editor().sidebar.row('Cancelled.').click();
    await noRowNamed(/^Cancelled\./);
    assert.equal(requests('gateway', 'plans').length, 2);
  });

  it('read one row again, and no other', async () => {
    await editor().sidebar.pressAction(/^Subscriptions/, 'Refresh', () => requests('gateway').length > 0);
    await noRowNamed(/^Loading…/);
    const ops = sandbox().requests.slice(-1);
    assert.deepEqual(
      ops.map(({ provider, op }) => `${provider} ${op}`),
      ['gateway subscriptions'],
    );
    assert.equal(requests('gateway').length, 1);
  });

  it('say that a provider asks to wait, and for how long, until the wait is given up', async () => {
    const { sidebar } = editor();
    sandbox().inject({ provider: 'gateway', match: { op: 'plans' }, kind: 'rateLimited', retryAfter: 40 });
    await sidebar.pressAction(/^Plans/, 'Refresh', () => sidebar.message.isVisible());
    assert.match(
      await sidebar.message.innerText(),
      /^Gateway limits how often it is asked: waiting 4[01] s\.$/,
    );
    await cancelLoading();
    await sidebar.message.waitFor({ state: 'hidden' });
    assert.equal(requests('gateway', 'plans').length, 1);
  });

  it('give why the premium pool is closed as its row', async () => {
    const { sidebar } = editor();
    await sidebar.collapse(account('gateway').label);
    await sidebar.expand(account('checker').label);
    await sidebar.expand(/^Premium pool/);
    await rowNamed(
      /^Checker does not allow this key to do that\. .*An active premium subscription is required/,
    );
  });

  it('narrow the public proxies down by the provider’s own filters', async () => {
    const { sidebar, quickInput } = editor();
    await sidebar.expand(/^Public proxies/);
    await rowNamed(/^Public proxies, 100 of [\d,]+ loaded$/);
    await sidebar.pressAction(/^Public proxies/, 'Browse public proxies');
    await quickInput.isAsking('Protocol');
    await quickInput.pick('socks5');
    await quickInput.isAsking('Country as two letters');
    await quickInput.answer('USA');
    await quickInput.isAsking('Enter two letters, such as US, or nothing.');
    await quickInput.answer('us');
    await quickInput.isAsking('Anonymity');
    await quickInput.pick('elite');
    await rowNamed(/^Public proxies, socks5 · US · elite · 100 of [\d,]+ loaded$/);
    const { query } = requests('checker', 'proxies').at(-1) ?? assert.fail('nothing was asked');
    assert.deepEqual(
      { ...query },
      { protocol: 'socks5', country: 'US', anonymity: 'elite', page: '1', limit: '100' },
    );
    const listed = (await rowsBelow('Public proxies')).slice(0, 10);
    assert.ok(
      listed.every(({ name }) => name.includes(' socks5 · US · ')),
      JSON.stringify(listed),
    );
    await sidebar.collapse(account('checker').label);
  });

  it('show the first of 10,000 orders after one page, the active ones', async () => {
    const { sidebar } = editor();
    await sidebar.expand(account('1001proxy').label);
    await sidebar.expand(/^Orders/);
    await rowNamed(/^ipv4, [56] h left · Germany · 10 proxies$/);
    const orders = requests('1001proxy', 'orders');
    assert.deepEqual(
      orders.map(({ query }) => ({ ...query })),
      [{ page: '1', per_page: '100', status: 'active' }],
    );
    await rowNamed(/^Orders, 11 loaded$/);
    await rowNamed(/^Load more$/);
  });

  it('add a page with each Load more, by click and by Enter', async () => {
    const { sidebar } = editor();
    await sidebar.row('Load more').click();
    await rowNamed(/^Orders, 13 loaded$/);
    await focusFirstRow(editor());
    await pressUntil(editor(), 'ArrowDown', ({ name }) => name.startsWith('Load more'));
    await editor().page.keyboard.press('Enter');
    await rowNamed(/^Orders, 113 of [\d,]+\+ loaded$/);
    assert.equal(requests('1001proxy', 'orders').length, 2);
  });

  it('leave the window free while a page is on its way', async () => {
    const { sidebar, quickInput } = editor();
    sandbox().inject({ provider: '1001proxy', match: { op: 'orders' }, kind: 'delay', delayMs: 6_000 });
    await focusFirstRow(editor());
    await editor().page.keyboard.press('End');
    await pressUntil(editor(), 'ArrowUp', ({ name }) => name.startsWith('Load more'));
    await editor().page.keyboard.press('Enter');
    await rowNamed(/^Loading…/);
    await editor().page.keyboard.press('F1');
    await quickInput.input.fill('>Egress: Find');
    await quickInput.row('Egress: Find').waitFor();
    assert.ok((await rows()).some(({ name }) => name === 'Loading…'));
    await quickInput.cancel();
    await editor().page.keyboard.press('End');
    await noRowNamed(/^Loading…/);
    await sidebar.open();
    await editor().page.keyboard.press('Home');
    await rowNamed(/^Orders, 213 of [\d,]+\+ loaded$/);
  });

  it('are searched as a whole, and lead to what was found', async () => {
    const { quickInput, sidebar } = editor();
    await focusFirstRow(editor());
    await editor().page.keyboard.press('Control+F');
    await quickInput.isAsking('Search everything loaded');
    await quickInput.input.fill('Ads QA');
    await quickInput.pick('Ads QA');
    await until(
      'the found row',
      async () => (await sidebar.focusedRow())?.name.startsWith('Ads QA, '),
      30_000,
    );
  });

  it('asked nobody outside this machine', () => {
    assert.deepEqual(editor().outsideRequests, []);
  });
});
