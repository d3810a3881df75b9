import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { settings } from '../../../src/ui/settings.js';
import { insert } from '../../../src/ui/commands/endpointCommands.js';
import { LastEditor } from '../../../src/ui/editor/lastEditor.js';
import { VariableMemory } from '../../../src/ui/variableMemory.js';
import { FakeMemento } from '../../unit/ui/fakeMemento.js';
import { Dialogs } from '../dialogs.js';

describe('the name of the variable', () => {
  const { getConfiguration } = vscode.workspace;
  const asked: (string | undefined)[] = [];
  let dialogs: Dialogs;

  beforeEach(() => {
    asked.length = 0;
    dialogs = new Dialogs();
    Object.assign(vscode.workspace, {
      getConfiguration: (section: string, scope?: vscode.Uri) => ({
        get: (name: string) => {
          if (section === 'egress' && name === 'insert.variableName') {
            asked.push(scope?.toString());
            return 'NAME_OF_THE_FOLDER';
          }
          return getConfiguration(section, scope).get(name);
        },
        inspect: () => ({ workspaceFolderValue: 'NAME_OF_THE_FOLDER' }),
      }),
    });
  });

  afterEach(async () => {
    Object.assign(vscode.workspace, { getConfiguration });
    dialogs.restore();
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('is the one that the folder of the document gives it', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'python', content: 'proxy = ' });
    const editor = await vscode.window.showTextDocument(document);
    const end = document.positionAt(document.getText().length);
    editor.selection = new vscode.Selection(end, end);
    const address = { scheme: 'http', host: '203.0.113.7', port: 8080 } as const;
    dialogs.press('Insert only');
    // the setting wins over what was chosen
    const variableMemory = new VariableMemory(new FakeMemento());
    const lastEditor = new LastEditor();
    await variableMemory.remember('PROXY_URL', '', 'CHOSEN');
    const outcome = await insert(
      { kind: 'proxy', id: 'one', address },
      {},
      { settings, variableMemory, lastEditor },
    );
    lastEditor.dispose();
    assert.equal(outcome?.variable, 'NAME_OF_THE_FOLDER');
    assert.deepEqual(asked, [document.uri.toString()]);
  });
});
