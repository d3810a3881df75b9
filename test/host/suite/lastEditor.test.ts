import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from '../../until.js';
import { rowAt, run } from '../product.js';
import { useProduct } from '../useProduct.js';

describe('the editor that an insertion goes to', function () {
  this.timeout(60_000);
  const product = useProduct();

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  const pageInFront = async () => {
    const page = vscode.window.createWebviewPanel('egress.test', 'A page', vscode.ViewColumn.Active);
    await until('the page in front', () => (vscode.window.activeTextEditor ? undefined : page));
  };

  it('is the one that was used last while a page is in front, as long as its tab is open', async () => {
    const { dialogs, label } = product();
    const { args } = await rowAt(label('gateway'), 'Subscriptions', 'Client A', 'http');
    const document = await vscode.workspace.openTextDocument({ language: 'javascript', content: '' });
    await vscode.window.showTextDocument(document);
    await pageInFront();
    dialogs.press('Insert only');
    assert.equal(((await run('insertProxyUrl', args)) as { inserted: number }).inserted, 1);
    assert.equal(document.getText(), 'process.env.PROXY_URL');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await pageInFront();
    assert.deepEqual(await run('insertProxyUrl', args), { inserted: 0 });
    assert.match(dialogs.text, /No text editor is open/);
  });
});
