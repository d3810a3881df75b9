import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import * as vscode from 'vscode';
import type { Row } from '../../../src/ui/tree/row.js';
import { allRows, app, run, type Placed } from '../product.js';
import { useProduct } from '../useProduct.js';

describe('the tree of the sandbox', function () {
  this.timeout(60_000);
  const product = useProduct();
  let all: readonly Placed[];

  before(async () => {
    all = await allRows((await app()).tree);
  });

  it('has rows of every account, some of them deep', () => {
    assert.ok(all.length > 400, String(all.length));
    assert.equal(all.filter(({ above }) => above.length === 0).length, 5);
    assert.ok(all.some(({ above }) => above.length === 4));
  });

  it('has ids that nothing else has', () => {
    const ids = all.map(({ row }) => row.id);
    assert.deepEqual(
      ids.filter((id, at) => ids.indexOf(id) !== at),
      [],
    );
  });

  it('knows what stands above each row', async () => {
    const { tree } = await app();
    for (const { row, above } of all) {
      assert.equal(tree.getParent(row)?.id, above.at(-1)?.id, row.id);
    }
  });

  it('is redrawn without waiting again for what is still being read', async () => {
    const { tree } = await app();
    const row: Row = {
      id: 'slow',
      label: 'Slow',
      branch: { load: () => new Promise(() => undefined), rows: () => [] },
    };
    await tree.getChildren(row);
    const first = await Promise.race([
      tree.getChildren(row).then(() => 'the rows'),
      new Promise((resolve) => setImmediate(resolve, 'something else')),
    ]);
    assert.equal(first, 'the rows');
  });

  it('fails nowhere but at the pool that the key may not see', () => {
    const failures = all.filter(({ row }) => row.id.endsWith('/failure'));
    assert.deepEqual(
      failures.map(({ row, above }) => [above.at(-1)?.label, row.label]),
      [
        [
          'Premium pool',
          'Checker does not allow this key to do that. It needs the permission api.premium.proxies.read. ' +
            'Check the key’s permissions or your plan. It says: An active premium subscription is required',
        ],
      ],
    );
  });

  it('shows no secret to anybody, and passes none on', async () => {
    const { tree } = await app();
    for (const { row } of all) {
      const item = tree.resolveTreeItem(tree.getTreeItem(row), row);
      const { id, label, description, tooltip, contextValue, accessibilityInformation, resourceUri } = item;
      const texts = { id, label, description, tooltip, contextValue, accessibilityInformation };
      product().assertNoSecret({ ...texts, uri: resourceUri?.toString(), args: row.args }, row.id);
    }
  });

  it('is told to a screen reader, row by row', async () => {
    const { tree } = await app();
    for (const { row } of all) {
      const { accessibilityInformation } = tree.getTreeItem(row);
      assert.match(accessibilityInformation?.label ?? '', /\p{L}|\d/u, row.id);
    }
  });

  it('has arguments that a keybinding could pass', () => {
    for (const { row } of all.filter((each) => each.row.args !== undefined)) {
      assert.deepEqual(JSON.parse(JSON.stringify(row.args)), row.args);
    }
  });

  it('sent reads alone, and none that costs', () => {
    const { requests, ledger } = product().sandbox;
    assert.deepEqual(
      requests.filter(
        ({ method, provider, path }) => method !== 'GET' || provider === 'ipswamp' || path.startsWith('/r/'),
      ),
      [],
    );
    assert.deepEqual(ledger, []);
  });

  it('together with the commands, reaches every read of the documents', async () => {
    const { sandbox, dialogs, questions, label, startJob } = product();
    const gone = vscode.Uri.joinPath(vscode.Uri.file(tmpdir()), 'egress-reads');
    const orders = all.map(({ row }) => row).filter(isOrder);
    const [order] = orders;
    assert.ok(order);
    await run('checkKey', { account: label('iploop') });
    await run('explainError', { account: label('iploop'), code: 407 });
    await run('askSupport', { account: label('iploop'), question: 'Which countries?' });
    await run('refresh', order);
    questions.answer(gone.fsPath);
    await run('downloadProxies', { ...order.args, format: 'ip:port', protocol: 'https' });
    questions.answer(gone.fsPath);
    await run('downloadProxies', { account: label('checker'), format: 'csv' });
    await run('quoteOrder', { account: label('1001proxy'), type: 'resident', tariffId: 1 });
    const jobId = await startJob();
    await run('followJob', { account: label('checker'), job: jobId });
    await allRows((await app()).tree);
    questions.answer(gone.fsPath);
    await run('downloadProxies', { account: label('checker'), job: jobId, format: 'csv' });
    dialogs.press('Check for 1 request', 'Look up for 1 request');
    await run('checkKey', { account: label('ipswamp') });
    await run('lookUpIp', { account: label('ipswamp'), ip: '8.8.8.8' });
    await vscode.workspace.fs.delete(gone);

    const done = new Set(
      sandbox.requests.filter(({ status }) => status === 200).map(({ provider, op }) => `${provider} ${op}`),
    );
    // the one that the sandbox's own key may not read
    done.add('checker premiumProxies');
    assert.deepEqual([...done].filter((read) => read !== 'checker check').sort(), [...READS].sort());
  });
});

function isOrder(row: Row): boolean {
  return row.tokens?.includes('order') === true;
}

/** Every call of the documents that changes nothing. */
const READS = [
  ...['status', 'diagnose', 'explainError', 'ask'].map((op) => `iploop ${op}`),
  ...['plans', 'subscriptions', 'renewal-plans', 'available-networks'].map((op) => `gateway ${op}`),
  ...['proxies', 'exportProxies', 'job', 'jobItems', 'exportJob', 'premiumProxies'].map(
    (op) => `checker ${op}`,
  ),
  ...['account', 'transactions', 'calculateOrder', 'orders', 'order', 'orderProxies'].map(
    (op) => `1001proxy ${op}`,
  ),
  ...['downloadOrder', 'reference', 'depositAddresses'].map((op) => `1001proxy ${op}`),
  ...['testKey', 'checkIP'].map((op) => `ipswamp ${op}`),
];
