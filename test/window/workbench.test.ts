import assert from 'node:assert/strict';
import { useEditor } from './editor/useEditor.js';

describe('the editor with the packaged extension', () => {
  const editor = useEditor({ files: { 'hello.py': 'print("hello")\n', 'spare.txt': '' } });

  it('knows the extension', async () => {
    await editor().runCommand('Extensions: Show Installed Extensions');
    await editor().page.locator('.extensions-list').getByText('Egress: Proxy Manager').first().waitFor();
  });

  it('opens a file, types into it and saves', async () => {
    await editor().documents.open('hello.py', 1, 1);
    await editor().page.keyboard.type('# typed\n');
    await editor().documents.isShowing(['# typed', 'print("hello")', '']);
    await editor().documents.save();
    assert.equal(editor().fileText('hello.py'), '# typed\nprint("hello")\n');
  });

  it('reaches a tree, its context menu, a dialog and the notifications', async () => {
    const { sidebar, modal, quickInput, notifications } = editor();
    await sidebar.open('Explorer');
    await sidebar.pressMenu('spare.txt', 'Delete Permanently');
    assert.match(await modal.text(), /spare\.txt/);
    assert.deepEqual(await modal.buttons(), ['Cancel', 'Delete']);
    await modal.press('Delete');
    await sidebar.row('spare.txt').waitFor({ state: 'detached' });

    await editor().runCommand('Git: Create Tag...');
    await quickInput.isAsking('Tag name');
    await quickInput.answer('v1');
    await quickInput.isAsking('message');
    await quickInput.cancel();
    await editor().runCommand('Git: Pull');
    await notifications.isShowing('no remotes');
  });

  it('looks right in each theme', async () => {
    for (const theme of ['Light 2026', 'Default High Contrast', 'Dark 2026'] as const) {
      await editor().useTheme(theme);
      await editor().screenshot(`workbench ${theme}`);
    }
  });

  it('asks nobody outside', () => {
    assert.deepEqual(editor().outsideRequests, []);
  });
});
