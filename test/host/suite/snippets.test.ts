import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { rowAt, run } from '../product.js';
import { useProduct } from '../useProduct.js';

interface Result {
  readonly client: string;
  readonly recipe: string;
  readonly inserted: number;
  readonly proxies: number;
  readonly variable?: string;
  readonly envFile?: string;
}

describe('a snippet at the cursor', function () {
  this.timeout(60_000);
  const product = useProduct();
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
  const at = (name: string) => path.join(folder, name);
  const made = new Set<string>();
  let own = 0;
  let http: string;
  let order: string;

  /** Puts a file into the test's own folder. */
  function put(name: string, text: string): string {
    const file = at(path.join(`snippet${own}`, name));
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  }

  /** Opens a new file with a cursor at each `|`. */
  async function open(name: string, marked: string): Promise<vscode.TextEditor> {
    const document = await vscode.workspace.openTextDocument(put(name, marked.replaceAll('|', '')));
    const editor = await vscode.window.showTextDocument(document);
    editor.selections = [...marked.matchAll(/\|/g)].map(({ index }, before) => {
      const place = document.positionAt(index - before);
      return new vscode.Selection(place, place);
    });
    return editor;
  }

  async function insert(args: object): Promise<Result | undefined> {
    const result = await run('insertSnippet', args);
    product().assertNoSecret(result, 'the result');
    return result as Result | undefined;
  }

  const one = (client: string, more: object = {}) =>
    insert({ account: product().label('gateway'), proxy: http, client, ...more });

  before(async () => {
    const { label } = product();
    http = (await rowAt(label('gateway'), 'Subscriptions', 'Checkout tests')).args?.proxy ?? '';
    order = (await rowAt(label('1001proxy'), 'Orders', 'ipv4')).args?.order ?? '';
  });

  beforeEach(() => {
    own += 1;
    for (const name of ['.env', '.gitignore', 'proxies.txt', `snippet${own}`]) {
      made.add(name);
    }
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const name of made) {
      rmSync(at(name), { force: true, recursive: true });
    }
  });

  it('stands below the imports, goes with one undo, and leaves the value to .env', async () => {
    const editor = await open('main.py', 'import os\nimport sys\n\n\ndef main():\n    |\n');
    const before = editor.document.getText();
    product().dialogs.press('Write');
    assert.deepEqual(await one('python-urllib'), {
      client: 'python-urllib',
      recipe: 'http',
      scheme: 'http',
      proxies: 1,
      inserted: 1,
      variable: 'PROXY_URL',
      envFile: 'written',
    });
    const text = editor.document.getText();
    assert.match(text, /^import urllib\.request\nimport os\nimport sys\n\n\ndef main\(\):\n {4}\S/);
    assert.match(text, /os\.environ\["PROXY_URL"\]/);
    product().assertNoSecret(text, 'the text');
    assert.match(readFileSync(at('.env'), 'utf8'), /^PROXY_URL=/m);
    assert.match(readFileSync(at('.gitignore'), 'utf8'), /^\.env$/m);
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), before);
  });

  it('goes through the proxy as it stands', async () => {
    const { document } = await open('run.py', '|');
    product().dialogs.press('Write');
    await one('python-urllib');
    const target = 'http://judge.sandbox.test/';
    const edit = new vscode.WorkspaceEdit();
    edit.replace(
      document.uri,
      new vscode.Range(0, 0, document.lineCount, 0),
      document.getText().replace('https://example.com/', target),
    );
    await vscode.workspace.applyEdit(edit);
    assert.ok(await document.save());
    product().sandbox.judge.clear();
    await promisify(execFile)(
      'bash',
      ['-c', 'set -a; . ./.env; exec python3 "$1"', 'bash', document.fileName],
      {
        cwd: folder,
      },
    );
    assert.match(product().sandbox.judge.seen[0]?.via ?? '', /^gateway:u_/);
  });

  it('is the one for the version that is locked, and then for the one that is installed', async () => {
    put('package.json', '{"type":"commonjs","dependencies":{"axios":"^1.6.0"}}');
    put('package-lock.json', '{"packages":{"node_modules/axios":{"version":"1.7.2"}}}');
    const editor = await open('main.js', "const path = require('path');\n|\n");
    product().dialogs.press('Insert only', 'Insert only');
    assert.equal((await one('axios'))?.recipe, 'http-before-1.16.1');
    assert.match(
      editor.document.getText(),
      /^const path = require\('path'\);\nconst axios = require\('axios'\);\n/,
    );
    assert.match(product().dialogs.text, /The code takes http-proxy-agent, https-proxy-agent/);
    put('node_modules/axios/package.json', '{"version":"1.17.0"}');
    await open('other.mjs', '|');
    assert.equal((await one('axios'))?.recipe, 'http');
  });

  it('stands at each cursor, with tab stops', async () => {
    const editor = await open('two.mjs', 'if (a) {\n\t|\n}\n|\n');
    product().dialogs.press('Insert only');
    assert.equal((await one('axios'))?.inserted, 2);
    const text = editor.document.getText();
    assert.equal(text.match(/axios\.get\(/g)?.length, 2);
    assert.equal(text.match(/^import axios from/gm)?.length, 1);
    assert.equal(editor.selections.length, 2);
    assert.equal(editor.document.getText(editor.selection), 'https://example.com/');
  });

  it('offers first what the file imports, and what its project declares', async () => {
    put('requirements.txt', 'httpx==0.28.1\n');
    await open('main.py', 'import requests\n|\n');
    product().questions.answer('requests');
    product().dialogs.press('Insert only');
    const result = await insert({ account: product().label('gateway'), proxy: http });
    assert.equal(result?.client, 'python-requests');
    const [asked] = product().questions.asked;
    assert.match(asked?.prompt ?? '', /^Which client shall use 127\.0\.0\.1:\d+\?$/);
    assert.deepEqual(
      asked?.labels.slice(0, 4).map((label) => label.split(' · HTTP')[0]),
      [
        ...[
          'In this file and project',
          'requests imported in this file',
          'httpx in requirements.txt · 0.28.1',
        ],
        'This language',
      ],
    );
  });

  it('is refused, with what serves instead, where the client cannot', async () => {
    await open('main.py', '|');
    assert.equal(await one('python-urllib', { scheme: 'socks5' }), undefined);
    assert.match(product().dialogs.shown.at(-1)?.message ?? '', /cannot use 127\.0\.0\.1:\d+\..*SOCKS/);
    assert.equal(await one('no-such-client'), undefined);
    assert.match(product().dialogs.shown.at(-1)?.message ?? '', /No client is called "no-such-client"/);
  });

  it('rotates an order’s proxies, which stand in one variable', async () => {
    const editor = await open('pool.py', 'import os\n\n|\n');
    product().dialogs.press('Write');
    const result = await insert({
      account: product().label('1001proxy'),
      order,
      pool: true,
      client: 'python-urllib',
    });
    assert.equal(result?.variable, 'PROXY_URLS');
    assert.ok(result.proxies > 1);
    assert.match(editor.document.getText(), /itertools\.cycle\(os\.environ\["PROXY_URLS"\]\.split\(","\)\)/);
    assert.equal(readFileSync(at('.env'), 'utf8').split(',').length, result.proxies);
    assert.match(product().dialogs.modals[0]?.detail ?? '', new RegExp(`of ${result.proxies} proxies`));
  });

  it('reads many sessions from a file that git ignores', async () => {
    const editor = await open('many.py', '|');
    product().dialogs.press('Write');
    const result = await insert({
      account: product().label('iploop'),
      pool: 60,
      client: 'python-urllib',
      country: 'US',
    });
    assert.equal(result?.proxies, 60);
    assert.equal(result.envFile, 'written');
    assert.match(editor.document.getText(), /proxies\.txt/);
    assert.equal(new Set(readFileSync(at('proxies.txt'), 'utf8').trim().split('\n')).size, 60);
    const status = execFileSync('git', ['-C', folder, 'status', '--porcelain', '--untracked-files=all'], {
      encoding: 'utf8',
    });
    assert.doesNotMatch(status, /proxies\.txt/);
    assert.equal(existsSync(at('.env')), false);
  });

  it('asks whether it shall be one proxy or a pool, where there are several', async () => {
    await open('ask.py', '|');
    product().questions.answer('One proxy', 'Checkout tests');
    product().dialogs.press('Insert only');
    const result = await insert({ account: product().label('gateway'), client: 'python-urllib' });
    assert.equal(result?.proxies, 1);
    const [asked] = product().questions.asked;
    assert.ok(asked);
    assert.equal(asked.prompt, 'One proxy or a pool?');
    assert.ok(asked.labels.some((label) => /^\d+ subscriptions /.test(label)));
  });

  it('has the credentials in the text only after a modal of its own', async () => {
    const editor = await open('literal.py', '|');
    assert.equal(await one('python-urllib', { credentials: 'literal' }), undefined);
    assert.equal(editor.document.getText(), '');
    product().dialogs.press('Insert with password');
    const result = await one('python-urllib', { credentials: 'literal' });
    assert.deepEqual([result?.inserted, result?.variable], [1, undefined]);
    assert.match(editor.document.getText(), /"http:\/\/u_[^"]+@127\.0\.0\.1:\d+"/);
    assert.equal(existsSync(at('.env')), false);
  });

  it('says that a manifest is broken, and goes on', async () => {
    put('package.json', '{ "dependencies": ');
    await open('main.mjs', '|');
    product().dialogs.press('Insert only');
    assert.equal((await one('axios'))?.recipe, 'http');
    assert.match(product().dialogs.text, /package\.json cannot be read/);
  });

  it('stands in an untitled file, and in a page of another language with its imports', async () => {
    const document = await vscode.workspace.openTextDocument({
      language: 'markdown',
      content: '# Title\n\n',
    });
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(2, 0, 2, 0);
    product().dialogs.press('Insert only');
    assert.equal((await one('axios'))?.inserted, 1);
    assert.match(document.getText(), /^# Title\n\nimport axios from "axios";\n\n\S/);
  });

  it('is refused with a sentence where nothing takes it', async () => {
    assert.equal(await one('axios'), undefined);
    assert.deepEqual(product().dialogs.shown.at(-1)?.buttons, ['New file']);
    await open('locked.mjs', '|');
    await vscode.commands.executeCommand('workbench.action.files.setActiveEditorReadonlyInSession');
    product().dialogs.press('Write');
    try {
      assert.equal(await one('axios'), undefined);
      assert.match(product().dialogs.shown.at(-1)?.message ?? '', /locked\.mjs.*read-only/);
      assert.equal(existsSync(at('.env')), false);
    } finally {
      await vscode.commands.executeCommand('workbench.action.files.resetActiveEditorReadonlyInSession');
    }
  });
});
