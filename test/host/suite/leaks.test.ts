import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { settings } from '../../../src/ui/settings.js';
import { until } from '../../until.js';
import { Dialogs } from '../dialogs.js';
import { app, run } from '../product.js';
import { Questions } from '../questions.js';

const PASSWORD = 'kx82hdq9';
const URL = `http://alice:${PASSWORD}@185.123.45.67:8080`;

describe('credentials in the text', () => {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
  const at = (name: string) => path.join(folder, name);
  const git = (...args: string[]) => execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8' });
  const made = new Set<string>();
  let own = 0;
  let dialogs: Dialogs;
  let questions: Questions;

  before(async () => {
    await (await app()).guard();
  });

  beforeEach(() => {
    own += 1;
    dialogs = new Dialogs();
    questions = new Questions();
    made.add('.env').add('.gitignore').add(`leaks${own}`);
  });

  afterEach(async () => {
    dialogs.restore();
    questions.restore();
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    git('rm', '-r', '--cached', '--ignore-unmatch', '--quiet', '--force', '.env', `leaks${own}`);
    for (const name of made) {
      rmSync(at(name), { force: true, recursive: true });
    }
    made.clear();
  });

  function put(name: string, text: string | Uint8Array): string {
    const file = path.join(`leaks${own}`, name);
    mkdirSync(path.dirname(at(file)), { recursive: true });
    writeFileSync(at(file), text);
    return at(file);
  }

  async function open(name: string, text: string): Promise<vscode.TextDocument> {
    const document = await vscode.workspace.openTextDocument(put(name, text));
    await vscode.window.showTextDocument(document);
    return document;
  }

  const problems = (uri: vscode.Uri) =>
    vscode.languages
      .getDiagnostics(uri)
      .filter(({ code }) => typeof code === 'object' && code.value === 'credential');

  const marked = (document: vscode.TextDocument) =>
    problems(document.uri).map(({ range }) => document.getText(range));

  const areMarked = (document: vscode.TextDocument, texts: readonly string[]) =>
    until(`marks on ${texts.length} places`, () =>
      marked(document).join('\n') === texts.join('\n') ? true : undefined,
    );

  async function change(document: vscode.TextDocument, line: number, text: string): Promise<void> {
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, document.lineAt(line).range, text);
    await vscode.workspace.applyEdit(edit);
  }

  async function fixes(document: vscode.TextDocument): Promise<readonly vscode.CodeAction[]> {
    const [problem] = problems(document.uri);
    assert.ok(problem);
    return vscode.commands.executeCommand<readonly vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      problem.range,
      vscode.CodeActionKind.QuickFix.value,
    );
  }

  async function apply(document: vscode.TextDocument, title: string): Promise<void> {
    const fix = (await fixes(document)).find((each) => each.title === title);
    assert.ok(fix, title);
    if (fix.edit) {
      await vscode.workspace.applyEdit(fix.edit);
    }
    if (fix.command) {
      const { command, arguments: passed = [] } = fix.command;
      await vscode.commands.executeCommand(command, ...(passed as readonly unknown[]));
    }
  }

  it('are marked while they stand there, in words that hold none', async () => {
    const document = await open('scrape.py', `a = 1\nproxy = "${URL}"\nb = "http://user:pass@host:8080"\n`);
    await areMarked(document, [URL]);
    const [problem] = problems(document.uri);
    assert.equal(problem?.source, 'Egress');
    assert.equal(problem.severity, vscode.DiagnosticSeverity.Warning);
    assert.ok(!problem.message.includes(PASSWORD));
    assert.ok(typeof problem.code === 'object');
    await change(document, 0, `x = "185.1.2.3:80:bob:${PASSWORD}"\ny = 2`);
    await areMarked(document, [`185.1.2.3:80:bob:${PASSWORD}`, URL]);
    await change(document, 2, 'proxy = os.environ["PROXY_URL"]');
    await areMarked(document, [`185.1.2.3:80:bob:${PASSWORD}`]);
    await change(document, 0, '# egress-ignore\nz = ""');
    await areMarked(document, []);
  });

  it('are marked in a text without a file, and in the cell of a notebook', async () => {
    const untitled = await vscode.workspace.openTextDocument({ language: 'yaml', content: `p: ${URL}\n` });
    await areMarked(untitled, [URL]);
    const cell = new vscode.NotebookCellData(vscode.NotebookCellKind.Code, `p = "${URL}"`, 'python');
    const notebook = await vscode.workspace.openNotebookDocument(
      'jupyter-notebook',
      new vscode.NotebookData([cell]),
    );
    await areMarked(notebook.cellAt(0).document, [URL]);
  });

  it('are left alone in a .env and in what the settings exclude', async () => {
    const env = await open('.env', `PROXY_URL=${URL}\n`);
    const bundle = await open('page.min.js', `p="${URL}"\n`);
    const other = await open('page.js', `p="${URL}"\n`);
    await areMarked(other, [URL]);
    assert.deepEqual(marked(env), []);
    assert.deepEqual(marked(bundle), []);
  });

  it('are moved to .env, which git is made to ignore, and referred to', async () => {
    const document = await open('scrape.py', `proxy = "${URL}"\n`);
    await areMarked(document, [URL]);
    dialogs.press('Write');
    await apply(document, 'Move to .env and refer to it');
    assert.equal(document.getText(), 'import os\nproxy = os.environ["PROXY_URL"]\n');
    assert.equal(readFileSync(at('.env'), 'utf8'), `PROXY_URL=${URL}\n`);
    assert.equal(git('check-ignore', '.env').trim(), '.env');
    assert.ok(!dialogs.text.includes(PASSWORD));
    await areMarked(document, []);
  });

  it('stay where they are when git has the .env, or the question is closed', async () => {
    const text = `proxy = "${URL}"\n`;
    const document = await open('scrape.py', text);
    await areMarked(document, [URL]);
    await apply(document, 'Move to .env and refer to it');
    assert.equal(document.getText(), text);
    writeFileSync(at('.env'), 'A=1\n');
    git('add', '--force', '.env');
    await apply(document, 'Move to .env and refer to it');
    assert.equal(document.getText(), text);
    assert.equal(readFileSync(at('.env'), 'utf8'), 'A=1\n');
    assert.match(dialogs.text, /git rm --cached \.env/);
  });

  it('are replaced by a placeholder, or known from then on', async () => {
    const document = await open('page.ts', `const a = '${URL}';\nconst b = 'pk_live_9d2f7c41ab';\n`);
    await areMarked(document, [URL, 'pk_live_9d2f7c41ab']);
    await apply(document, 'Replace by a placeholder');
    assert.equal(document.lineAt(0).text, `const a = 'http://USER:PASS@185.123.45.67:8080';`);
    await areMarked(document, ['pk_live_9d2f7c41ab']);
    await apply(document, 'Ignore this line');
    assert.equal(document.lineAt(1).text, `const b = 'pk_live_9d2f7c41ab'; // egress-ignore`);
    await areMarked(document, []);
  });

  it('are found in the whole workspace, but for what git ignores', async () => {
    const found = put('config/list.txt', `${URL}\n185.1.2.3:80:bob:${PASSWORD}\n`);
    put('picture.bin', new Uint8Array([0, 1, 2]));
    put('known.sh', `curl -x ${URL} https://example.com # egress-ignore\n`);
    put('ignored/list.txt', `${URL}\n`);
    put('.gitignore', 'ignored/\n');
    questions.answer('Whole workspace');
    const outcome = await run('scanForCredentials');
    assert.deepEqual(outcome, { files: 1, findings: 2, skipped: 1 });
    assert.match(dialogs.text, /^2 credentials in 1 file\..*: 1\.\n+Show problems$/m);
    assert.ok(!dialogs.text.includes(PASSWORD));
    assert.deepEqual(
      problems(vscode.Uri.file(found)).map(({ range }) => range.start.line),
      [0, 1],
    );
    rmSync(found);
    questions.answer('Whole workspace');
    assert.deepEqual(await run('scanForCredentials'), { files: 0, findings: 0, skipped: 1 });
    assert.match(dialogs.text, /No proxy credentials found/);
    assert.deepEqual(problems(vscode.Uri.file(found)), []);
  });

  it('are found in what is staged, a .env too, and in nothing else', async () => {
    const staged = put('list.txt', `one\n${URL}\n`);
    put('unstaged.txt', `${URL}\n`);
    writeFileSync(at('.env'), `PROXY_URL=${URL}\n`);
    git('add', '--force', staged, '.env');
    questions.answer('Staged changes');
    assert.deepEqual(await run('scanForCredentials'), { files: 2, findings: 2, skipped: 0 });
    assert.deepEqual(
      problems(vscode.Uri.file(staged)).map(({ range }) => range.start.line),
      [1],
    );
  });

  it('are not looked for when the question is closed', async () => {
    assert.equal(await run('scanForCredentials'), undefined);
    assert.equal(existsSync(at('.env')), false);
  });

  it('are masked by a setting of the person, which the command turns on and off', async () => {
    const isOn = () => vscode.workspace.getConfiguration('egress').inspect('credentials.mask')?.globalValue;
    // whoever called the command before may have left it on
    await settings.setCredentialMask(false);
    await until('the setting to be off', () => (isOn() === true ? undefined : true));
    assert.deepEqual(await run('toggleCredentialMask'), { isMasked: true });
    await until('the setting to be on', () => (isOn() === true ? true : undefined));
    assert.deepEqual(await run('toggleCredentialMask'), { isMasked: false });
    await until('the setting to be off', () => (isOn() === false ? true : undefined));
  });
});
