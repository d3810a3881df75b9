import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import type { ProxyEndpoint, TunnelEndpoint } from '../../../src/core/endpoint.js';
import { proxyUrl } from '../../../src/core/proxy/format.js';
import { Secret } from '../../../src/core/secret.js';
import { startSandbox } from '../../../src/sandbox/index.js';
import type { Sandbox } from '../../../src/sandbox/types.js';
import { copyProxyUrl } from '../../../src/ui/editor/copyProxyUrl.js';
import { type Insertion, insertProxyUrl } from '../../../src/ui/editor/insertProxyUrl.js';
import { until } from '../../until.js';
import { Dialogs } from '../dialogs.js';

const run = promisify(execFile);
const PASSWORD = 'p@ss:w/rd%1#x?$"\'`\\{}';
const endpoint: ProxyEndpoint = {
  kind: 'proxy',
  id: 'one',
  address: { scheme: 'http', host: '203.0.113.7', port: 8080, user: 'me', password: new Secret(PASSWORD) },
};
const url = proxyUrl(endpoint.address).expose();

describe('a proxy URL at the cursor', () => {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
  const at = (name: string) => path.join(folder, name);
  const read = (name: string) => readFileSync(at(name), 'utf8');
  const git = (...args: string[]) => execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8' });
  const made = new Set<string>();
  /** A folder of its own for each test: the editor remembers the text of a file that comes and goes. */
  let own = 0;
  let dialogs: Dialogs;

  function put(name: string, text: string): void {
    made.add(name);
    mkdirSync(path.dirname(at(name)), { recursive: true });
    writeFileSync(at(name), text);
  }

  /** Opens a new file of the test's own folder with a cursor at each `|`. */
  async function open(name: string, marked: string): Promise<vscode.TextEditor> {
    const file = path.join(`case${own}`, name);
    put(file, marked.replaceAll('|', ''));
    const document = await vscode.workspace.openTextDocument(at(file));
    const editor = await vscode.window.showTextDocument(document);
    const offsets = [...marked.matchAll(/\|/g)].map(({ index }, before) => index - before);
    editor.selections = offsets.map((offset) => {
      const place = document.positionAt(offset);
      return new vscode.Selection(place, place);
    });
    return editor;
  }

  const insert = (more: Partial<Insertion> = {}) =>
    insertProxyUrl({ endpoint, credentials: 'reference', suggestedVariable: 'PROXY_URL', ...more });

  beforeEach(() => {
    own += 1;
    dialogs = new Dialogs();
    made.add('.env').add('.gitignore').add(`case${own}`);
  });

  afterEach(async () => {
    dialogs.restore();
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    git('rm', '--cached', '--ignore-unmatch', '--quiet', '.env');
    for (const name of made) {
      rmSync(at(name), { force: true, recursive: true });
    }
    made.clear();
  });

  it('stands at every cursor and in place of every selection, and goes with one undo', async () => {
    const editor = await open('several.js', 'const a = |;\nconst b = |;\nconst c = old;\n');
    const before = editor.document.getText();
    const old = editor.document.positionAt(before.indexOf('old'));
    editor.selections = [...editor.selections, new vscode.Selection(old, old.translate(0, 3))];
    dialogs.press('Insert only');
    const outcome = await insert();
    assert.deepEqual(outcome, { inserted: 3, variable: 'PROXY_URL', envFile: 'declined' });
    const reference = 'process.env.PROXY_URL';
    assert.equal(
      editor.document.getText(),
      `const a = ${reference};\nconst b = ${reference};\nconst c = ${reference};\n`,
    );
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), before);
    assert.equal(existsSync(at('.env')), false);
  });

  for (const [name, marked, expected] of [
    ['main.ts', 'const proxy = |;\n', 'const proxy = process.env.PROXY_URL;\n'],
    ['main.py', 'proxy = |\n', 'import os\nproxy = os.environ["PROXY_URL"]\n'],
    ['main.sh', 'curl -x | http://example.com\n', 'curl -x "$PROXY_URL" http://example.com\n'],
    ['compose.yaml', 'services:\n  a:\n    environment:\n      P: |\n', /P: "?\$\{PROXY_URL/],
    ['config.json', '{ "proxy": | }\n', '{ "proxy": "${PROXY_URL}" }\n'],
    [
      'Dockerfile',
      'FROM scratch\nRUN |\n',
      'FROM scratch\nRUN --mount=type=secret,id=proxy_url,env=PROXY_URL \n',
    ],
  ] as const) {
    it(`is written as ${name} refers to a variable`, async () => {
      const editor = await open(name, marked);
      dialogs.press('Insert only');
      assert.equal((await insert())?.inserted, 1);
      const text = editor.document.getText();
      if (typeof expected === 'string') {
        assert.equal(text, expected);
      } else {
        assert.match(text, expected);
      }
    });
  }

  it('stands in the focused cell of a notebook', async function () {
    this.timeout(60_000);
    const cells = ['first = 1', 'proxy = '].map(
      (code) => new vscode.NotebookCellData(vscode.NotebookCellKind.Code, code, 'python'),
    );
    made.add('book.ipynb');
    const serialized = {
      cells: cells.map(({ value }) => ({
        cell_type: 'code',
        metadata: {},
        source: [value],
        outputs: [],
        execution_count: null,
      })),
      metadata: { language_info: { name: 'python' } },
      nbformat: 4,
      nbformat_minor: 2,
    };
    put('book.ipynb', JSON.stringify(serialized));
    const notebook = await vscode.workspace.openNotebookDocument(vscode.Uri.file(at('book.ipynb')));
    const shown = await vscode.window.showNotebookDocument(notebook);
    shown.selections = [new vscode.NotebookRange(1, 2)];
    await vscode.commands.executeCommand('notebook.cell.edit');
    const cell = notebook.cellAt(1).document;
    const editor = await until('the second cell to have the cursor', () =>
      vscode.window.activeTextEditor?.document === cell ? vscode.window.activeTextEditor : undefined,
    );
    const end = cell.positionAt(cell.getText().length);
    editor.selection = new vscode.Selection(end, end);
    dialogs.press('Write');
    assert.equal((await insert())?.envFile, 'written');
    assert.match(cell.getText(), /^(import os\n)?proxy = os\.environ\["PROXY_URL"\]$/);
    assert.equal(notebook.cellAt(0).document.getText(), 'first = 1');
    assert.match(read('.env'), /^PROXY_URL=/m);
  });

  it('stands in an untitled file, its value in the .env of the first folder', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'javascript', content: '' });
    await vscode.window.showTextDocument(document);
    dialogs.press('Write');
    assert.equal((await insert())?.envFile, 'written');
    assert.equal(document.getText(), 'process.env.PROXY_URL');
    assert.match(read('.env'), /^PROXY_URL=/m);
  });

  it('is refused with a sentence by a read-only editor, and nothing is written', async () => {
    const provider = vscode.workspace.registerTextDocumentContentProvider('egress-readonly', {
      provideTextDocumentContent: () => 'kept\n',
    });
    try {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse('egress-readonly:/kept.js'));
      await vscode.window.showTextDocument(document);
      assert.deepEqual(await insert(), { inserted: 0 });
      assert.equal(document.getText(), 'kept\n');
      assert.match(dialogs.shown.at(-1)?.message ?? '', /kept\.js.*read-only/);
      await open('locked.js', '|');
      await vscode.commands.executeCommand('workbench.action.files.setActiveEditorReadonlyInSession');
      dialogs.press('Write');
      assert.deepEqual(await insert(), { inserted: 0 });
      assert.match(dialogs.shown.at(-1)?.message ?? '', /locked\.js.*read-only/);
      assert.equal(existsSync(at('.env')), false);
    } finally {
      await vscode.commands.executeCommand('workbench.action.files.resetActiveEditorReadonlyInSession');
      provider.dispose();
    }
  });

  it('is offered for copying where no editor is open', async () => {
    assert.deepEqual(await insert(), { inserted: 0 });
    assert.deepEqual(
      dialogs.shown.map(({ buttons }) => buttons),
      [['Copy the URL']],
    );
  });

  describe('in .env', () => {
    it('is written once, after git has been told to ignore the file', async () => {
      put('.gitignore', 'dist/\r\n');
      await open('main.js', '|');
      dialogs.press('Write');
      const outcome = await insert();
      assert.deepEqual(outcome, { inserted: 1, variable: 'PROXY_URL', envFile: 'written' });
      assert.equal(read('.env').trim().replaceAll('"', '').replaceAll("'", ''), `PROXY_URL=${url}`);
      if (process.platform !== 'win32') {
        assert.equal(statSync(at('.env')).mode & 0o777, 0o600);
      }
      assert.equal(read('.gitignore'), 'dist/\r\n.env\r\n');
      assert.doesNotMatch(git('status', '--porcelain', '--untracked-files=all'), /\.env/);
      const [question, announcement] = dialogs.shown;
      assert.ok(question?.isModal);
      assert.match(question.detail, /203\.0\.113\.7:8080.*\.gitignore/);
      assert.deepEqual(announcement?.buttons, ['Open .env']);

      const [env, ignore] = [read('.env'), read('.gitignore')];
      dialogs.shown.length = 0;
      assert.equal((await insert())?.envFile, 'unchanged');
      assert.deepEqual(dialogs.shown, []);
      assert.deepEqual([read('.env'), read('.gitignore')], [env, ignore]);
    });

    it('never shows the password', async () => {
      await open('main.js', '|');
      dialogs.press('Write');
      await insert();
      dialogs.press('Insert a reference');
      await insert({ credentials: 'literal' });
      for (const secret of [PASSWORD, encodeURIComponent(PASSWORD), url]) {
        assert.ok(!dialogs.text.includes(secret));
      }
    });

    it('gets the next free name beside another value, and leaves comments alone', async () => {
      put('.env', '# ours\nPROXY_URL=http://198.51.100.1:1\nOTHER=1\n');
      const editor = await open('main.js', '|');
      dialogs.press('Add PROXY_URL_2');
      assert.equal((await insert())?.variable, 'PROXY_URL_2');
      assert.equal(editor.document.getText(), 'process.env.PROXY_URL_2');
      assert.ok(read('.env').startsWith('# ours\nPROXY_URL=http://198.51.100.1:1\nOTHER=1\n'));
    });

    it('is refused while git tracks the file, with what to do', async () => {
      put('.env', 'A=1\n');
      git('add', '--force', '.env');
      const editor = await open('main.js', '|');
      const outcome = await insert();
      assert.deepEqual(outcome, { inserted: 1, variable: 'PROXY_URL', envFile: 'unavailable' });
      assert.equal(editor.document.getText(), 'process.env.PROXY_URL');
      assert.equal(read('.env'), 'A=1\n');
      assert.match(dialogs.shown.at(-1)?.message ?? '', /git rm --cached \.env/);
    });

    it('joins the unsaved changes of an open editor, which stay unsaved', async () => {
      put('.env', 'A=1\n');
      const env = await vscode.window.showTextDocument(vscode.Uri.file(at('.env')));
      await env.edit((builder) => {
        builder.insert(new vscode.Position(1, 0), 'UNSAVED=1\n');
      });
      await open('main.js', '|');
      dialogs.press('Write');
      assert.equal((await insert())?.envFile, 'written');
      assert.match(env.document.getText(), /^A=1\nUNSAVED=1\nPROXY_URL=/);
      assert.ok(env.document.isDirty);
      assert.equal(read('.env'), 'A=1\n');
      assert.match(dialogs.shown.at(-1)?.message ?? '', /unsaved changes/);
      await vscode.window.showTextDocument(env.document);
      await vscode.commands.executeCommand('workbench.action.files.revert');
    });

    it('is not written, nor anything inserted, when cancelled', async () => {
      const editor = await open('main.js', '|');
      assert.equal(await insert(), undefined);
      assert.equal(editor.document.getText(), '');
      assert.equal(existsSync(at('.env')), false);
    });

    it('holds a tunnel whole', async () => {
      const link = 'vless://11111111-2222-3333-4444-555555555555@203.0.113.9:443?security=tls&type=ws#a%20b';
      const tunnel: TunnelEndpoint = {
        kind: 'tunnel',
        id: 'two',
        protocol: 'vless',
        host: '203.0.113.9',
        uri: new Secret(link),
      };
      const editor = await open('main.js', '|');
      dialogs.press('Write');
      const outcome = await insert({ endpoint: tunnel, suggestedVariable: 'VLESS_URL' });
      assert.equal(outcome?.variable, 'VLESS_URL');
      assert.equal(editor.document.getText(), 'process.env.VLESS_URL');
      const { stdout } = await run('node', [
        ...[`--env-file=${at('.env')}`, '--print', 'process.env.VLESS_URL'],
      ]);
      assert.equal(stdout.trim(), link);
    });
  });

  describe('as a literal', () => {
    it('asks first, and warns of a file that git commits', async () => {
      const editor = await open('main.js', 'const proxy = |;\n');
      assert.equal(await insert({ credentials: 'literal' }), undefined);
      assert.equal(editor.document.getText(), 'const proxy = ;\n');
      assert.match(dialogs.modals[0]?.detail ?? '', /Git commits this file/);
      dialogs.press('Insert with password');
      assert.deepEqual(await insert({ credentials: 'literal' }), { inserted: 1 });
      const { stdout } = await run('node', [...['--print', `${editor.document.getText()} proxy`]]);
      assert.equal(stdout.trim(), url);
      assert.equal(existsSync(at('.env')), false);
    });

    it('gives way to a reference', async () => {
      const editor = await open('main.js', '|');
      dialogs.press('Insert a reference', 'Insert only');
      assert.equal((await insert({ credentials: 'literal' }))?.envFile, 'declined');
      assert.equal(editor.document.getText(), 'process.env.PROXY_URL');
    });

    it('needs no question where there are no credentials', async () => {
      const open443 = { ...endpoint, address: { scheme: 'http', host: '203.0.113.7', port: 443 } as const };
      const editor = await open('main.py', 'p = |\n');
      await insert({ endpoint: open443, credentials: 'literal' });
      assert.equal(editor.document.getText(), 'p = "http://203.0.113.7:443"\n');
      assert.deepEqual(dialogs.shown, []);
    });
  });

  describe('on the clipboard', () => {
    it('has its password only where a person says so', async () => {
      await vscode.env.clipboard.writeText('before');
      assert.equal(await copyProxyUrl(endpoint), undefined);
      assert.equal(await vscode.env.clipboard.readText(), 'before');
      dialogs.press('Copy without password');
      assert.deepEqual(await copyProxyUrl(endpoint), { hasCredentials: false });
      assert.equal(await vscode.env.clipboard.readText(), 'http://203.0.113.7:8080');
      dialogs.press('Copy');
      assert.deepEqual(await copyProxyUrl(endpoint), { hasCredentials: true });
      assert.equal(await vscode.env.clipboard.readText(), url);
      assert.ok(dialogs.shown.every(({ isModal }) => isModal));
    });
  });

  describe('inserted and run', () => {
    let sandbox: Sandbox;
    let working: ProxyEndpoint;

    before(async () => {
      sandbox = await startSandbox();
      const proxy = sandbox.proxies.working().find(({ scheme, user }) => scheme === 'http' && user);
      assert.ok(proxy);
      const { host, port, user = '', password = '' } = proxy;
      const address = { scheme: 'http', host, port, user, password: new Secret(password) } as const;
      working = { kind: 'proxy', id: 'sandbox', address };
    });
    after(() => sandbox.stop());

    for (const [name, marked, command] of [
      [
        'run.py',
        [
          'import urllib.request',
          'proxy = urllib.request.ProxyHandler({"http": |})',
          'print(urllib.request.build_opener(proxy).open("http://judge.sandbox.test/").status)',
        ].join('\n'),
        'set -a; . ./.env; exec python3 "$1"',
      ],
      [
        'run.js',
        [
          "const http = require('node:http');",
          'const proxy = new URL(|);',
          'const auth = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;',
          'const headers = {',
          "  'Proxy-Authorization': `Basic ${Buffer.from(auth).toString('base64')}`,",
          '};',
          'http.get({',
          "  host: proxy.hostname, port: proxy.port, path: 'http://judge.sandbox.test/', headers,",
          '}, (answer) => { console.log(answer.statusCode); answer.resume(); });',
        ].join('\n'),
        'exec node --env-file=.env "$1"',
      ],
      [
        'run.sh',
        "curl --silent --output /dev/null --write-out '%{http_code}\\n' --proxy | http://judge.sandbox.test/\n",
        'set -a; . ./.env; exec bash "$1"',
      ],
    ] as const) {
      it(`takes ${name} through the proxy`, async () => {
        sandbox.judge.clear();
        const { document } = await open(name, marked);
        dialogs.press('Write');
        assert.equal((await insert({ endpoint: working }))?.envFile, 'written');
        assert.ok(await document.save());
        const { stdout } = await run('bash', ['-c', command, 'bash', document.fileName], {
          cwd: folder,
        });
        assert.equal(stdout.trim(), '200');
        const [visit] = sandbox.judge.seen;
        assert.match(visit?.askedFor ?? '', /^judge\.sandbox\.test/);
        assert.ok(visit?.via.endsWith(`:${working.address.user ?? ''}`));
      });
    }
  });
});
