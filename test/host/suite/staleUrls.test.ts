import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Endpoint } from '../../../src/core/endpoint.js';
import type { Subscription } from '../../../src/core/inventory.js';
import { proxyUrl } from '../../../src/core/proxy/format.js';
import { Secret } from '../../../src/core/secret.js';
import { offerUrlUpdate } from '../../../src/ui/editor/staleUrls.js';
import { until } from '../../until.js';
import { Dialogs } from '../dialogs.js';
import { Questions } from '../questions.js';

const OLD = 'old-p@ss"word';
const NEW = 'new\'p/ss"word';

function subscription(port: number, password: string, link: string): Subscription {
  const proxies = (['http', 'socks5'] as const).map((scheme): Endpoint => ({
    kind: 'proxy',
    id: `subscription/12001/${scheme}`,
    address: { scheme, host: 'proxy.example', port, user: 'me', password: new Secret(password) },
  }));
  return {
    id: '12001',
    status: { known: 'active', text: 'active' },
    label: '12001 · NL Private',
    endpoints: [
      ...proxies,
      { kind: 'tunnel', id: 'subscription/12001/vless', protocol: 'vless', uri: new Secret(link) },
    ],
  };
}

describe('URLs of before', () => {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
  const at = (name: string) => path.join(folder, name);
  const read = (name: string) => readFileSync(at(name), 'utf8');
  const made = new Set<string>();
  const logged: string[] = [];
  /** A folder of its own for each test: the editor remembers the text of a file that comes and goes. */
  let own = 0;
  let port = 12_000;
  let [oldUrl, newUrl, oldLink, newLink] = ['', '', '', ''];
  let dialogs: Dialogs;
  let questions: Questions;

  async function open(name: string, text: string): Promise<vscode.TextDocument> {
    const file = at(path.join(`stale${own}`, name));
    made.add(`stale${own}`);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    const document = await vscode.workspace.openTextDocument(file);
    await vscode.window.showTextDocument(document, { preview: false });
    return document;
  }

  const urlOf = (password: string, scheme: 'http' | 'socks5h') =>
    proxyUrl({ scheme, host: 'proxy.example', port, user: 'me', password: new Secret(password) }).expose();

  const offer = () =>
    offerUrlUpdate(subscription(port, OLD, oldLink), subscription(port, NEW, newLink), {
      log: { info: (line: string) => logged.push(line) },
    });

  beforeEach(() => {
    own += 1;
    // of its own as well: a document may outlive its tab
    port += 1;
    [oldUrl, newUrl] = [urlOf(OLD, 'http'), urlOf(NEW, 'http')];
    [oldLink, newLink] = [
      `vless://aaaa@proxy.example:${port}?a=b#c`,
      `vless://bbbb@proxy.example:${port}?a=b#c`,
    ];
    logged.length = 0;
    dialogs = new Dialogs();
    questions = new Questions();
    made.add('.env').add('.gitignore');
  });

  afterEach(async () => {
    const seen = JSON.stringify([dialogs.text, questions.asked, logged]);
    dialogs.restore();
    questions.restore();
    for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('workbench.action.files.revert');
    }
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    execFileSync('git', ['-C', folder, 'rm', '--cached', '--ignore-unmatch', '--quiet', '.env']);
    for (const name of made) {
      rmSync(at(name), { force: true, recursive: true });
    }
    made.clear();
    for (const secret of [OLD, NEW, 'aaaa', 'bbbb', ...[OLD, NEW].map(encodeURIComponent)]) {
      assert.ok(!seen.includes(secret), 'a secret was shown');
    }
  });

  it('are replaced in open files, and in .env, which keeps the rest', async () => {
    writeFileSync(at('.gitignore'), '.env\n');
    writeFileSync(at('.env'), `# ours\nA=1\nPROXY_URL=${oldUrl} # main\nVLESS='${oldLink}'\nB=2\n`);
    const js = await open('main.js', `const a = '${oldUrl}';\nconst b = "${urlOf(OLD, 'socks5h')}";\n`);
    const list = await open(
      'list.txt',
      `proxy.example:${port}:me:${OLD}\nproxy.example:${port}:me:${OLD}x\n`,
    );
    dialogs.press('Update');
    assert.equal(await offer(), 5);
    assert.equal(js.getText(), `const a = '${newUrl}';\nconst b = "${urlOf(NEW, 'socks5h')}";\n`);
    assert.equal(list.getText(), `proxy.example:${port}:me:${NEW}\nproxy.example:${port}:me:${OLD}x\n`);
    assert.equal(read('.env'), `# ours\nA=1\nPROXY_URL=${newUrl} # main\nVLESS='${newLink}'\nB=2\n`);
    assert.ok(js.isDirty && list.isDirty);
    const [question, done] = dialogs.shown;
    assert.equal(question?.message, '12001 · NL Private: 5 places in 3 files still hold the old URL.');
    assert.equal(question.isModal, false);
    assert.deepEqual(question.buttons, ['Update', 'Show']);
    assert.match(done?.message ?? '', /^5 places were updated\. Save the changed files/);
    assert.deepEqual(logged, ['Places that held the old URL: 5 updated, 0 left']);
  });

  it('are not mentioned where there are none', async () => {
    await open('main.js', `const a = '${newUrl}';\nconst b = "${urlOf(`${OLD}x`, 'http')}";\n`);
    assert.equal(await offer(), 0);
    assert.deepEqual([dialogs.shown, logged], [[], []]);
  });

  it('stay where the notification is closed', async () => {
    const document = await open('main.js', `const a = '${oldUrl}';\n`);
    assert.equal(await offer(), 0);
    assert.equal(document.isDirty, false);
    assert.equal(dialogs.shown[0]?.message, '12001 · NL Private: 1 place still holds the old URL.');
  });

  it('are listed by file and line, and the one chosen is shown', async () => {
    await open('main.js', `const a = 1;\nconst b = '${oldUrl}';\n`);
    await open('other.js', 'x');
    dialogs.press('Show', 'Update');
    questions.answer('main.js, line 2');
    assert.equal(await offer(), 1);
    assert.deepEqual(questions.asked[0]?.labels, [`main.js, line 2 stale${own}`]);
    const editor = vscode.window.activeTextEditor;
    assert.equal(path.basename(editor?.document.fileName ?? ''), 'main.js');
    assert.equal(editor?.selection.start.line, 1);
    await vscode.commands.executeCommand('undo');
    await until('the undo', () => editor.document.getText().includes(oldUrl));
  });

  it('are found in what is not saved, and searched again before they are replaced', async () => {
    const document = await open('main.js', '');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), `a = '${oldUrl}'\n`);
    await vscode.workspace.applyEdit(edit);
    const shown = vscode.window.showInformationMessage;
    let isFirst = true;
    const whileOpen = async (...rest: unknown[]): Promise<unknown> => {
      if (isFirst) {
        isFirst = false;
        const more = new vscode.WorkspaceEdit();
        more.insert(document.uri, new vscode.Position(0, 0), `moved\nb = '${oldUrl}'\n`);
        await vscode.workspace.applyEdit(more);
      }
      return Reflect.apply(shown, vscode.window, rest);
    };
    Object.assign(vscode.window, { showInformationMessage: whileOpen });
    dialogs.press('Update');
    assert.equal(await offer(), 2);
    assert.equal(document.getText(), `moved\nb = '${newUrl}'\na = '${newUrl}'\n`);
  });

  it('stay in a .env that git tracks, which is said', async () => {
    writeFileSync(at('.env'), `PROXY_URL=${oldUrl}\n`);
    execFileSync('git', ['-C', folder, 'add', '--force', '.env']);
    const document = await open('main.js', `a = '${oldUrl}'\n`);
    dialogs.press('Update');
    assert.equal(await offer(), 1);
    assert.equal(read('.env'), `PROXY_URL=${oldUrl}\n`);
    assert.equal(document.getText(), `a = '${newUrl}'\n`);
    assert.match(dialogs.shown.at(-1)?.message ?? '', /1 place was not updated/);
  });

  it('stay in a read-only file, which is said', async () => {
    const text = `a = '${oldUrl}'\n`;
    const changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
    const refuse = () => {
      throw vscode.FileSystemError.NoPermissions();
    };
    const provider: vscode.FileSystemProvider = {
      onDidChangeFile: changed.event,
      watch: () => new vscode.Disposable(() => undefined),
      stat: () => ({ type: vscode.FileType.File, ctime: 0, mtime: 0, size: text.length }),
      readFile: () => new TextEncoder().encode(text),
      readDirectory: () => [],
      createDirectory: refuse,
      writeFile: refuse,
      delete: refuse,
      rename: refuse,
    };
    const registered = vscode.workspace.registerFileSystemProvider('egress-fixed', provider, {
      isReadonly: true,
    });
    try {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse('egress-fixed:/kept.js'));
      await vscode.window.showTextDocument(document);
      const other = await open('main.js', `b = '${oldUrl}'\n`);
      dialogs.press('Update');
      assert.equal(await offer(), 1);
      assert.equal(document.getText(), text);
      assert.equal(other.getText(), `b = '${newUrl}'\n`);
      assert.match(dialogs.shown.at(-1)?.message ?? '', /1 place was not updated/);
    } finally {
      registered.dispose();
    }
  });

  it('are replaced in the cells of a notebook', async function () {
    this.timeout(60_000);
    const cells = ['first = 1', `proxy = "${oldUrl}"`].map(
      (code) => new vscode.NotebookCellData(vscode.NotebookCellKind.Code, code, 'python'),
    );
    const notebook = await vscode.workspace.openNotebookDocument(
      'jupyter-notebook',
      new vscode.NotebookData(cells),
    );
    dialogs.press('Show', 'Update');
    assert.equal(await offer(), 1);
    assert.match(questions.asked[0]?.labels[0] ?? '', /cell 2, line 1/);
    assert.equal(notebook.cellAt(1).document.getText(), `proxy = "${newUrl}"`);
    await vscode.window.showNotebookDocument(notebook);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('join the unsaved changes of an open .env', async () => {
    writeFileSync(at('.env'), 'A=1\n');
    const env = await vscode.workspace.openTextDocument(at('.env'));
    // the editor may still have the file of the test before
    await until('the file in the editor', () => Promise.resolve(env.getText() === 'A=1\n'));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(env.uri, new vscode.Position(1, 0), `PROXY_URL=${oldUrl}\n`);
    await vscode.workspace.applyEdit(edit);
    dialogs.press('Update');
    assert.equal(await offer(), 1);
    assert.equal(env.getText(), `A=1\nPROXY_URL=${newUrl}\n`);
    assert.equal(read('.env'), 'A=1\n');
    assert.ok(existsSync(at('.gitignore')), 'the file is ignored before it has the URL');
  });
});
