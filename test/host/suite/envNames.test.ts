import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { Secret } from '../../../src/core/secret.js';
import { oneVariable } from '../../../src/ui/editor/envPlan.js';
import { reference, type ReferenceRequest } from '../../../src/ui/editor/reference.js';
import { variableChoice } from '../../../src/ui/editor/variableChoice.js';
import { settings } from '../../../src/ui/settings.js';
import { VariableMemory } from '../../../src/ui/variableMemory.js';
import { FakeMemento } from '../../unit/ui/fakeMemento.js';
import { Dialogs } from '../dialogs.js';
import { Questions } from '../questions.js';

const value = new Secret('http://me:p%40ss@203.0.113.7:8080');
const OTHER = 'http://198.51.100.1:1';

describe('the name of a value in .env', () => {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
  const at = (name: string) => path.join(folder, name);
  const env = () => readFileSync(at('.env'), 'utf8');
  const git = (...args: string[]) => execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8' });
  let document: vscode.TextDocument;
  let memento: FakeMemento;
  let dialogs: Dialogs;
  let questions: Questions;

  beforeEach(async () => {
    dialogs = new Dialogs();
    questions = new Questions();
    memento = new FakeMemento();
    document = await vscode.workspace.openTextDocument({ language: 'javascript', content: '' });
  });

  afterEach(() => {
    dialogs.restore();
    questions.restore();
    git('rm', '--cached', '--ignore-unmatch', '--quiet', '.env');
    for (const name of ['.env', '.gitignore']) {
      rmSync(at(name), { force: true });
    }
  });

  const ask = (more: Partial<ReferenceRequest> = {}) =>
    reference({
      document,
      definitionsOf: oneVariable(value),
      proxies: '203.0.113.7:8080',
      ...variableChoice(document, { settings, variableMemory: new VariableMemory(memento) }),
      ...more,
    });

  it('is chosen once, and remembered without the value', async () => {
    dialogs.press('Other name…');
    questions.answer('SCRAPER_PROXY');
    assert.deepEqual(await ask(), { variable: 'SCRAPER_PROXY', envFile: 'written' });
    assert.equal(env(), `SCRAPER_PROXY=${value.expose()}\n`);
    assert.ok(!JSON.stringify([...memento.values]).includes('203.0.113.7'));
    rmSync(at('.env'));
    dialogs.press('Write');
    assert.deepEqual(await ask(), { variable: 'SCRAPER_PROXY', envFile: 'written' });
  });

  it('is asked for again where it is none, and nothing is written when that is closed', async () => {
    dialogs.press('Other name…');
    questions.answer('not a name');
    assert.equal(await ask(), undefined);
    assert.equal(dialogs.modals.length, 2, 'closing the box leads back to what it was asked from');
    assert.equal(existsSync(at('.env')), false);
    assert.equal(memento.values.size, 0);
  });

  it('keeps its place and its comment where the value is replaced', async () => {
    writeFileSync(at('.env'), `# ours\nPROXY_URL=${OTHER} # Berlin\nB=2\n`);
    dialogs.press('Replace its value');
    assert.deepEqual(await ask(), { variable: 'PROXY_URL', envFile: 'written' });
    assert.equal(env(), `# ours\nPROXY_URL=${value.expose()} # Berlin\nB=2\n`);
    assert.deepEqual(dialogs.modals[0]?.buttons, [
      'Add PROXY_URL_2',
      'Replace its value',
      'Other name…',
      'Insert only',
    ]);
    assert.match(dialogs.modals[0].message, /^Replace PROXY_URL in \.env, which has another value/);
  });

  it('is not replaced where the file changed while the question stood', async () => {
    writeFileSync(at('.env'), `PROXY_URL=${OTHER}\n`);
    dialogs.press('Replace its value');
    const asked = ask({
      definitionsOf: (name) => {
        if (dialogs.modals.length > 0) {
          writeFileSync(at('.env'), `PROXY_URL=${OTHER}3\n`);
        }
        return [{ name, value }];
      },
    });
    assert.equal((await asked)?.envFile, 'unavailable');
    assert.equal(env(), `PROXY_URL=${OTHER}3\n`);
  });

  it('is asked about again where the chosen one has another value', async () => {
    writeFileSync(at('.env'), `TAKEN=${OTHER}\n`);
    dialogs.press('Other name…', 'Add TAKEN_2');
    questions.answer('TAKEN');
    assert.deepEqual(await ask(), { variable: 'TAKEN_2', envFile: 'written' });
    assert.equal(env(), `TAKEN=${OTHER}\nTAKEN_2=${value.expose()}\n`);
  });

  it('serves several values at once, after one question', async () => {
    dialogs.press('Write');
    const definitionsOf = (variable: string) =>
      ['DE', 'US'].map((country) => ({ name: `${variable}_${country}`, value }));
    assert.equal((await ask({ definitionsOf, proxies: 2 }))?.envFile, 'written');
    assert.equal(env(), `PROXY_URL_DE=${value.expose()}\nPROXY_URL_US=${value.expose()}\n`);
    assert.equal(dialogs.modals.length, 1);
  });

  it('leaves no way around the file where the value moves there', async () => {
    assert.equal(await ask({ isMoved: true }), undefined);
    assert.deepEqual(dialogs.modals[0]?.buttons, ['Write', 'Other name…']);
  });

  it('gets no value while git tracks the file: two commands mend that', async () => {
    writeFileSync(at('.env'), 'A=1\n');
    git('add', '--force', '.env');
    dialogs.press('Copy the commands');
    assert.deepEqual(await ask(), { variable: 'PROXY_URL', envFile: 'unavailable' });
    assert.equal(env(), 'A=1\n');
    const { message = '' } = dialogs.shown.at(-1) ?? {};
    assert.match(message, /“git rm --cached \.env” and “echo \.env >> \.gitignore”/);
    await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
    const commands = await vscode.env.clipboard.readText();
    assert.equal(commands, 'git rm --cached .env\necho .env >> .gitignore\n');
    execFileSync('bash', ['-ec', commands], { cwd: folder, stdio: 'ignore' });
    dialogs.press('Write');
    assert.equal((await ask())?.envFile, 'written');
    assert.match(env(), /^A=1\nPROXY_URL=/);
  });
});
