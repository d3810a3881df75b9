import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { parseProxy } from '../../../src/core/proxy/parse.js';
import type { ProviderId } from '../../../src/sandbox/types.js';
import { app, rowAt, run } from '../product.js';
import { useProduct } from '../useProduct.js';

describe('proxies as text and files', function () {
  this.timeout(60_000);
  const product = useProduct();
  const workspace = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
  let outside: string;

  before(() => {
    outside = mkdtempSync(path.join(tmpdir(), 'egress-exports-'));
  });
  after(() => {
    rmSync(outside, { recursive: true });
  });
  afterEach(() => {
    for (const name of ['list.txt', 'list.csv', 'list.json']) {
      rmSync(path.join(workspace, name), { force: true });
    }
  });

  const row = (provider: ProviderId, ...labels: readonly (string | RegExp)[]) =>
    rowAt(product().label(provider), ...labels);

  const subscription = () => row('gateway', 'Subscriptions', 'Client A');

  describe('copied', () => {
    it('are nowhere before the modal, whoever calls', async () => {
      const { args } = await subscription();
      await vscode.env.clipboard.writeText('before');
      for (const format of ['curl', 'playwright', 'puppeteer', 'env', 'json', 'user:pass@host:port', 'url']) {
        assert.equal(
          await run('copyProxyAs', { ...args, format, credentials: 'literal', confirm: true }),
          undefined,
        );
      }
      assert.equal(await vscode.env.clipboard.readText(), 'before');
      assert.ok(product().dialogs.shown.every(({ isModal }) => isModal));
      assert.equal(product().dialogs.modals.length, 7);
      product().assertNoSecret(product().dialogs.text, 'the modals');
    });

    it('have their password where that is agreed to, and else not', async () => {
      const given = await subscription();
      product().questions.answer('curl command');
      product().dialogs.press('Copy');
      assert.deepEqual(await run('copyProxyAs', given), { format: 'curl', hasCredentials: true });
      assert.match(await vscode.env.clipboard.readText(), /^curl [^]*http:\/\/u_\w+:p_\w+@127\.0\.0\.1:\d+/);
      product().dialogs.press('Copy without password');
      assert.deepEqual(await run('copyProxyAs', { ...given.args, format: 'env' }), {
        format: 'env',
        hasCredentials: false,
      });
      assert.match(await vscode.env.clipboard.readText(), /^HTTP_PROXY=http:\/\/127\.0\.0\.1:\d+$/m);
      assert.deepEqual(await run('copyProxyAs', { ...given.args, format: 'host:port' }), {
        format: 'host:port',
        hasCredentials: false,
      });
    });
  });

  describe('exported', () => {
    it('are places alone where nothing else is asked for', async () => {
      const { args } = await subscription();
      const outcome = await run('exportProxies', { ...args, format: 'csv', file: 'list.csv' });
      const file = path.join(workspace, 'list.csv');
      assert.deepEqual(outcome, { count: 1, format: 'csv', hasCredentials: false, file });
      assert.match(readFileSync(file, 'utf8'), /^scheme,host,port,[^\n]+\nhttp,127\.0\.0\.1,\d+,,,/);
      assert.deepEqual(product().dialogs.modals, []);
      product().assertNoSecret(readFileSync(file, 'utf8'), 'the file');
    });

    it('have passwords after a modal that counts them and warns of git', async () => {
      const { args } = await subscription();
      const given = { ...args, format: 'json', file: 'list.json', credentials: 'literal' };
      assert.equal(await run('exportProxies', given), undefined);
      const file = path.join(workspace, 'list.json');
      assert.equal(existsSync(file), false);
      const [modal] = product().dialogs.modals;
      assert.equal(modal?.message, 'Save the password of 1 proxy to list.json?');
      assert.match(modal.detail, /Git commits this file/);
      product().dialogs.press('Save with passwords');
      assert.deepEqual(await run('exportProxies', given), {
        count: 1,
        format: 'json',
        hasCredentials: true,
        file,
      });
      assert.match(readFileSync(file, 'utf8'), /"password":"p_\w+"/);
      if (process.platform !== 'win32') {
        assert.equal(statSync(file).mode & 0o777, 0o600);
      }
      assert.deepEqual(
        readdirSync(workspace).filter((name) => name.endsWith('.tmp')),
        [],
      );
    });

    it('replace a file only where that is agreed to', async () => {
      const file = path.join(workspace, 'list.txt');
      writeFileSync(file, 'kept\n');
      const { args } = await subscription();
      const given = { ...args, format: 'host:port', file: 'list.txt' };
      assert.equal(await run('exportProxies', given), undefined);
      assert.equal(readFileSync(file, 'utf8'), 'kept\n');
      product().dialogs.press('Replace');
      assert.deepEqual(await run('exportProxies', given), {
        count: 1,
        format: 'host:port',
        hasCredentials: false,
        file,
      });
      assert.match(readFileSync(file, 'utf8'), /^127\.0\.0\.1:\d+\n$/);
    });

    for (const file of [
      '../list.txt',
      '.git/list.txt',
      '.vscode/tasks.json',
      '/tmp/list.txt',
      'missing/../../list.txt',
    ]) {
      it(`go to ${file} only by the dialog`, async () => {
        const { args } = await subscription();
        assert.equal(await run('exportProxies', { ...args, format: 'host:port', file }), undefined);
        assert.equal(product().questions.asked.length, 1, 'the dialog asked');
        assert.equal(existsSync(path.resolve(workspace, file)), false);
      });
    }

    it('are suggested under a name that is no path', async () => {
      await run('exportProxies', { account: product().label('1001proxy'), order: '../../x', format: 'csv' });
      for (const { prompt } of product().questions.asked) {
        assert.match(prompt, /\/proxies-[\w-]+\.csv$/);
      }
    });

    it('are all of a list where that is wanted, page by page', async () => {
      const given = await row('checker', 'Public proxies');
      await given.branch?.load?.();
      const { tree } = await app();
      const loaded = (await tree.getChildren(given)).filter(({ tokens = [] }) => tokens.includes('endpoint'));
      const file = path.join(outside, 'all.txt');
      product().questions.answer('All', 'host:port', file);
      const [, all] = await (async () => {
        const before = product().questions.asked.length;
        await run('exportProxies', given);
        return product().questions.asked[before]?.labels ?? [];
      })();
      const label = /^All [\d,.\s]+/.exec(all ?? '')?.[0].trim() ?? '';
      product().questions.clear();
      product().questions.answer(label, 'host:port', file);
      const outcome = (await run('exportProxies', given)) as { readonly count: number };
      assert.ok(outcome.count > loaded.length, `${outcome.count} of more than ${loaded.length}`);
      const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
      assert.equal(lines.length, outcome.count);
      assert.ok(lines.every((line) => parseProxy(line).kind === 'endpoint'));
    });

    it('are those of several rows, each once', async () => {
      const rows = [await subscription(), await row('gateway', 'Subscriptions', 'Checkout tests')];
      const file = path.join(outside, 'rows.txt');
      product().questions.answer('host:port', 'As each prefers', file);
      const outcome = await run('exportProxies', rows[0], [...rows, rows[0]]);
      assert.deepEqual(outcome, { count: 2, format: 'host:port', hasCredentials: false, file });
    });

    it('are refused in a sentence where there is none, or no such account', async () => {
      await run('exportProxies', { account: product().label('ipswamp') });
      await run('exportProxies', { account: 'nobody' });
      assert.deepEqual(
        product().dialogs.shown.map(({ message }) => message),
        [
          'There is no list of proxies here. Choose a row that has some.',
          'No account is called "nobody". Use an account’s label or id.',
        ],
      );
    });
  });
});
