import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { until } from '../../until.js';
import { Dialogs } from '../dialogs.js';
import { OwnWindow, type KeptState } from '../ownWindow.js';
import { throughRelay } from '../throughRelay.js';

const KEPT = 'workspace/running';

describe('a window after one that ran something through a proxy', function () {
  this.timeout(60_000);
  const open: OwnWindow[] = [];
  let state: KeptState;
  let dialogs: Dialogs;
  let port = 0;
  let token = '';

  const start = () => {
    const window = new OwnWindow(state);
    open.push(window);
    return window;
  };

  before(async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'egress-earlier-'));
    state = { folder, secrets: new Map(), memory: new Map() };
    dialogs = new Dialogs();
    const first = start();
    await first.run('startSandbox');
    const args = { account: 'sandbox-iploop', target: { session: 'first' }, token: true };
    const started = (await first.run('startRelay', args)) as { readonly port: number } | undefined;
    assert.ok(started, dialogs.text);
    port = started.port;
    await first.run('copyRelayUrl');
    token = new URL(await vscode.env.clipboard.readText()).password;
  });

  after(() => {
    dialogs.restore();
    open.forEach((window) => {
      window.close();
    });
    rmSync(state.folder, { recursive: true });
  });

  it('finds names there, and no token and no key', () => {
    const kept = JSON.stringify(state.memory.get(KEPT));
    assert.match(kept, new RegExp(`"label":"Relay 127\\.0\\.0\\.1:${port}"`));
    assert.match(kept, /"target":\{"session":"first"\}/);
    assert.ok(token.length > 20);
    assert.ok(!kept.includes(token));
    assert.doesNotMatch(kept, /password|key/i);
  });

  it('has no port of it left', async () => {
    open[0]?.close();
    await until('a closed port', () =>
      throughRelay(`http://127.0.0.1:${port}`, 'http://judge.sandbox.test/').then(
        () => false,
        () => true,
      ),
    );
  });

  it('says so once, and closes the terminal that still points there', async () => {
    const env = { HTTP_PROXY: `http://127.0.0.1:${port}` };
    const terminal = vscode.window.createTerminal({ name: 'left over', env });
    dialogs.shown.length = 0;
    dialogs.press('Close the terminal');
    await start().app();
    const said = await until('the sentence', () =>
      dialogs.shown.find(({ message }) => message.startsWith('When this window ended')),
    );
    assert.match(
      said.message,
      new RegExp(`Relay 127\\.0\\.0\\.1:${port} \\(.*the terminal "left over" finds no relay`),
    );
    assert.deepEqual(said.buttons, ['Run again', 'Close the terminal']);
    await until('the end of the terminal', () => !vscode.window.terminals.includes(terminal));
    assert.equal(state.memory.get(KEPT), undefined);
  });
});
