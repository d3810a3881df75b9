import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { until } from '../../until.js';
import { app } from '../product.js';

describe('code that goes around its proxy', () => {
  const folder = path.join(vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '', 'misuse');

  before(async () => {
    await (await app()).guard();
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.workspace.getConfiguration('egress').update('misuse.severity', undefined, true);
    rmSync(folder, { recursive: true, force: true });
  });

  async function open(name: string, text: string): Promise<vscode.TextDocument> {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    const document = await vscode.workspace.openTextDocument(file);
    await vscode.window.showTextDocument(document);
    return document;
  }

  const marks = ({ uri }: vscode.TextDocument) =>
    vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Egress');
  const idOf = ({ code }: vscode.Diagnostic) => (typeof code === 'object' ? code.value : code);
  const marked = (document: vscode.TextDocument, id: string) =>
    until(`${id} to be marked`, () => marks(document).find((mark) => idOf(mark) === id));

  /** The editor does not tell which diagnostic an action is for. */
  async function fix(document: vscode.TextDocument, mark: vscode.Diagnostic, title: string) {
    const actions = await vscode.commands.executeCommand<readonly vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      mark.range,
    );
    return actions.find((action) => action.title === title);
  }

  it('is marked with what happens and who says so, and mended in one step', async () => {
    const wrong = 'import requests\n\nproxies = {"http": proxy}\n';
    const document = await open('one.py', wrong);
    const mark = await marked(document, 'python-one-scheme');
    assert.equal(mark.severity, vscode.DiagnosticSeverity.Warning);
    assert.match(mark.message, /go out directly/);
    assert.ok(typeof mark.code === 'object' && mark.code.target.authority === 'requests.readthedocs.io');
    const { edit } = (await fix(document, mark, 'Give https the same proxy')) ?? {};
    assert.ok(edit);
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.equal(document.getText(), 'import requests\n\nproxies = {"http": proxy, "https": proxy}\n');
    await until('the mark to go', () => marks(document).length === 0 || undefined);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), wrong);
  });

  it('depends on the version that the project has', async function () {
    // the editor tells late of files that change
    this.timeout(60_000);
    const text =
      'import axios from "axios";\nawait axios.get("https://a.test/", { proxy: { host: "h.test", port: 1 } });\n';
    mkdirSync(path.join(folder, 'node_modules/axios'), { recursive: true });
    writeFileSync(path.join(folder, 'node_modules/axios/package.json'), '{ "version": "1.16.0" }');
    const document = await open('source/main.mjs', text);
    await marked(document, 'axios-plain-proxy-for-https');
    rmSync(path.join(folder, 'node_modules'), { recursive: true });
    writeFileSync(path.join(folder, 'package.json'), '{ "dependencies": { "axios": "^1.17.0" } }');
    await until('the mark to go', () => marks(document).length === 0 || undefined);
  });

  it('is marked as the setting says, or not at all; what may be meant never more than hinted at', async () => {
    const set = (severity: string) =>
      vscode.workspace.getConfiguration('egress').update('misuse.severity', severity, true);
    await set('error');
    const document = await open('.env', 'HTTPS_PROXY=https://h.test:1\nPROXY_URL=http://me:p@ss@h.test:1\n');
    await vscode.languages.setTextDocumentLanguage(document, 'shellscript');
    const mark = await marked(document, 'url-raw-credentials');
    assert.equal(mark.severity, vscode.DiagnosticSeverity.Error);
    assert.equal(
      (await marked(document, 'environment-tls-to-proxy')).severity,
      vscode.DiagnosticSeverity.Hint,
    );
    await set('off');
    await until('the marks to go', () => marks(document).length === 0 || undefined);
  });
});
