import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { until } from '../until.js';
import { extensionHostOf } from './editor/extensionHost.js';
import { RunningView } from './editor/runningView.js';
import { useAccounts } from './useAccounts.js';

const ENDED = 'When this window ended, it ran with a proxy';

describe('a crash of the extensions while terminals go through a proxy', function () {
  this.timeout(180_000);
  const { editor, account } = useAccounts(['gateway']);
  const host = () => until('the extension host', () => extensionHostOf(editor().profile.home.temporary));

  async function run(where: string): Promise<void> {
    await editor().sidebar.pressMenu(/^Client A/, 'Run with a proxy…');
    await editor().quickInput.isAsking('What is to go out through the proxy?');
    await editor().quickInput.pick(where);
  }

  it('is told in the next moment, with the terminal that is left, and leaves no port', async () => {
    await editor().sidebar.open();
    await editor().sidebar.expand(account('gateway').label);
    await editor().sidebar.expand(/^Subscriptions/);
    await run('A new terminal');
    const view = new RunningView(editor().page);
    await until('the terminal', async () => (await view.names()).length === 1);
    await run('All new terminals of this workspace');
    await until('the mark', async () => (await view.names()).length === 2);
    const before = await host();
    process.kill(before, 'SIGKILL');
    await until('another extension host', () => {
      const now = extensionHostOf(editor().profile.home.temporary);
      return now !== undefined && now !== before;
    });
    const said = await editor().notifications.isShowing(ENDED, 60_000);
    assert.match(said, /What you type in the terminal "Through /);
    assert.equal(await view.pane.isVisible(), false);
  });

  it('leaves nothing of the proxy to the terminals that are opened after it', async () => {
    await editor().notifications.press(ENDED, 'Close the terminal');
    await editor().runCommand('Terminal: Create New Terminal');
    const terminal = editor().page.locator('.terminal-wrapper.active textarea.xterm-helper-textarea');
    await terminal.focus();
    await editor().page.keyboard.type('echo "[$HTTP_PROXY$https_proxy]" > proxy.txt\n');
    const file = path.join(editor().profile.workspace, 'proxy.txt');
    await until('the file', () => existsSync(file) && readFileSync(file, 'utf8') !== '');
    assert.equal(readFileSync(file, 'utf8'), '[]\n');
  });
});
