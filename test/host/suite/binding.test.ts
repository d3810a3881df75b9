import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { until } from '../../until.js';
import { app, rowAt, run } from '../product.js';
import { useProduct } from '../useProduct.js';

describe('a workspace that is bound', function () {
  this.timeout(60_000);
  const product = useProduct();
  const folder = vscode.workspace.workspaceFolders?.[0];
  const file = path.join(folder?.uri.fsPath ?? '', '.vscode/settings.json');
  const setting = () => vscode.workspace.getConfiguration('egress', folder?.uri).get('binding');
  const bindTo = (value: unknown) =>
    vscode.workspace
      .getConfiguration('egress', folder?.uri)
      .update('binding', value, vscode.ConfigurationTarget.WorkspaceFolder);
  const requests = () => product().sandbox.requests.length;

  afterEach(async () => {
    await bindTo(undefined);
    await until('the setting to be gone', () => (setting() ?? null) === null || undefined);
  });
  after(() => {
    rmSync(path.dirname(file), { recursive: true, force: true });
  });

  const subscriptionRow = (label: string) => rowAt(product().label('gateway'), 'Subscriptions', label);

  it('alone asks nobody for anything', async () => {
    await app();
    const before = requests();
    await bindTo({ account: product().label('gateway'), endpoint: 'Client A' });
    await until('the setting', () => setting() ?? undefined);
    const document = await vscode.workspace.openTextDocument({ language: 'python', content: 'x = 1\n' });
    await vscode.window.showTextDocument(document);
    assert.equal(requests(), before);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('holds the names alone, from a row', async () => {
    const row = await subscriptionRow('Checkout tests');
    const names = { account: product().label('gateway'), endpoint: 'Checkout tests' };
    assert.deepEqual(await run('bindWorkspace', row), names);
    const text = readFileSync(file, 'utf8');
    assert.deepEqual(JSON.parse(text), { 'egress.binding': names });
    product().assertNoSecret(text, 'the settings');
    assert.doesNotMatch(text, /127\.0\.0\.1/);
  });

  it('has its proxy first in the list, marked', async () => {
    await subscriptionRow('Checkout tests');
    await bindTo({ account: product().label('gateway'), endpoint: 'Checkout tests' });
    await until('the setting', () => setting() ?? undefined);
    await run('copyProxyUrl');
    const [asked] = product().questions.asked;
    assert.match(asked?.labels[0] ?? '', /^Checkout tests/);
    await bindTo({ account: 'gateway', endpoint: 'Checkout tests' });
    await until('the provider as the account', () =>
      (setting() as { account?: string } | undefined)?.account === 'gateway' ? true : undefined,
    );
    product().questions.clear();
    await run('copyProxyUrl');
    assert.match(product().questions.asked[0]?.labels[0] ?? '', /^Checkout tests/);
  });

  it('is freed again', async () => {
    await run('bindWorkspace', await subscriptionRow('Client A'));
    product().questions.answer('Remove the binding');
    assert.deepEqual(await run('bindWorkspace'), { removed: true });
    assert.ok(!existsSync(file) || !readFileSync(file, 'utf8').includes('binding'));
  });

  it('is as unbound where the setting is hostile', async () => {
    await subscriptionRow('Client A');
    for (const value of [
      { account: product().label('gateway'), endpoint: '[x](command:egress.removeAccount)' },
      { account: 7, endpoint: ['Client A'] },
      'x'.repeat(10_000),
    ]) {
      await bindTo(value);
      await until('the setting', () =>
        JSON.stringify(setting()) === JSON.stringify(value) ? true : undefined,
      );
      product().questions.clear();
      await run('bindWorkspace');
      assert.equal(product().questions.asked[0]?.prompt, 'Which proxy?');
      assert.deepEqual(product().dialogs.shown, []);
    }
  });
});
