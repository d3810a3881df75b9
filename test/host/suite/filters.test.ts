import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { app, rowAt, rowsBelow, run } from '../product.js';
import { useProduct } from '../useProduct.js';

describe('what is asked for in lists', function () {
  this.timeout(60_000);
  const product = useProduct();
  let folder: string;

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'egress-filters-'));
  });

  after(async () => {
    await run('showOrders', { account: product().label('1001proxy'), type: 'all' });
    rmSync(folder, { recursive: true });
  });

  const prompts = () => product().questions.asked.map(({ prompt }) => prompt);
  const sent = (op: string) => product().sandbox.requests.filter((request) => request.op === op).length;

  it('are orders of a type and a status, from the search over everything', async () => {
    const { questions, label } = product();
    await rowAt(label('1001proxy'), 'Orders');
    questions.answer('$(filter) Filter at the provider: Orders', 'isp', 'expired');
    const found = await run('find', {});
    assert.deepEqual(prompts().slice(1), ['Type', 'Status']);
    const { tree } = await app();
    const orders = await rowAt(label('1001proxy'), 'Orders');
    const below = (await rowsBelow(tree, orders)).filter(({ tokens }) => tokens?.includes('order'));
    assert.match(orders.description ?? '', /^isp · expired · /);
    assert.deepEqual(found, { type: 'isp', status: 'expired', loaded: below.length });
    assert.ok(below.every((row) => row.label === 'isp'));
  });

  it('are given up where they hide a row that is to be shown', async () => {
    const { label } = product();
    const args = { account: label('1001proxy') };
    await run('showOrders', { ...args, type: 'all' });
    const { tree } = await app();
    const orders = await rowAt(label('1001proxy'), 'Orders');
    const other = (await rowsBelow(tree, orders)).find((row) => row.label !== 'isp');
    assert.ok(other);
    await run('showOrders', { ...args, type: 'isp' });
    const account = (await rowAt(label('1001proxy'))).id;
    const path = [account, orders.id, other.id];
    const rows = await tree.rowsAlong(path);
    assert.deepEqual(
      rows.map(({ id }) => id),
      path,
    );
    assert.doesNotMatch((await rowAt(label('1001proxy'), 'Orders')).description ?? '', /isp/);
    assert.deepEqual(
      (await tree.rowsAlong([account, orders.id, 'gone'])).map(({ id }) => id),
      [account, orders.id],
    );
  });

  it('are no orders of a type that is not sold', async () => {
    const { dialogs, label } = product();
    const before = sent('orders');
    assert.equal(await run('showOrders', { account: label('1001proxy'), type: 'lunar' }), undefined);
    assert.match(dialogs.text, /An order’s type is one of .*ipv4/);
    assert.equal(sent('orders'), before);
  });

  it('are three filters of a public list, and the rarer ones once they are wanted', async () => {
    const { questions, label } = product();
    const args = { account: label('checker') };
    questions.answer('socks5', '', 'elite');
    assert.deepEqual(((await run('browseProxies', args)) as { filters: unknown }).filters, {
      protocol: 'socks5',
      anonymity: 'elite',
    });
    questions.clear();
    questions.answer('Any protocol', '', 'More filters…', '600', '2000', '50', 'Any anonymity');
    const wide = (await run('browseProxies', args)) as { filters: unknown; total: number };
    const filters = { freshMinutes: 600, maxLatencyMs: 2000, minUptime: 0.5 };
    assert.deepEqual(wide.filters, filters);
    assert.equal(questions.asked.length, 7);
    questions.clear();
    questions.answer('Any protocol', '', '', '', '', 'Any anonymity');
    const all = (await run('browseProxies', args)) as { filters: unknown; total: number };
    assert.deepEqual(all.filters, {}, 'those that were set are asked for again, and can be taken away');
    assert.ok(all.total > wide.total);
  });

  it('are the same filters of the premium pool', async () => {
    const { questions, label } = product();
    questions.answer('http', 'us', 'Any anonymity');
    const browsed = await run('browsePremium', { account: label('checker') });
    assert.deepEqual(browsed, { filters: { protocol: 'http', country: 'US' }, loaded: 0, passing: 0 });
    assert.match((await rowAt(label('checker'), 'Premium pool')).description ?? '', /^http · US/);
  });

  it('is the file to download, where no account is named', async () => {
    const { questions, label, startJob } = product();
    const job = await startJob();
    const file = path.join(folder, 'results.csv');
    questions.answer('The results of a check job', job, 'csv', file);
    assert.deepEqual(await run('downloadProxies', {}), { file });
    assert.deepEqual(questions.asked[0]?.labels.slice().sort(), [
      `The proxies of an order ${label('1001proxy')}`,
      `The public proxies ${label('checker')}`,
      `The results of a check job ${label('checker')}`,
    ]);
  });

  it('is the order to download, at an account that has nothing else', async () => {
    const { questions, label } = product();
    const file = path.join(folder, 'order.txt');
    questions.answer('ipv4', 'ip:port', 'HTTP ports', file);
    assert.deepEqual(await run('downloadProxies', { account: label('1001proxy') }), { file });
    assert.equal(prompts()[0], 'Which order?');
    assert.match(readFileSync(file, 'utf8'), /^127\.0\.0\.\d+:\d+\n/);
  });

  it('is nothing where the account has no files', async () => {
    const { dialogs, questions, label } = product();
    assert.equal(await run('downloadProxies', { account: label('gateway') }), undefined);
    assert.equal(dialogs.text.includes('No account can do this.'), true, dialogs.text);
    assert.deepEqual(questions.asked, []);
  });
});
