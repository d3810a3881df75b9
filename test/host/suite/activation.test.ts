import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { activationTimes } from '../activationTimes.js';

describe('activation', () => {
  it('activates', async () => {
    const egress = vscode.extensions.getExtension('egress.egress');
    assert.ok(egress, 'the editor knows the extension');
    await egress.activate();
    assert.equal(egress.isActive, true);
  });

  it('is reported by the editor beside its own git extension', async () => {
    await vscode.extensions.getExtension('vscode.git')?.activate();
    const times = await activationTimes(['vscode.git', 'egress.egress']);
    console.log(times);
    for (const { loadCodeMs, callActivateMs } of times.values()) {
      assert.ok(Number.isFinite(loadCodeMs + callActivateMs));
    }
  });

  it('opens a workspace that is a git repository', () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder && existsSync(path.join(folder.uri.fsPath, '.git')));
  });
});
