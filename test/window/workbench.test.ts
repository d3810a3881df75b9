import assert from 'node:assert/strict';
import { useEditor } from './editor/useEditor.js';

describe('the editor with the packaged extension', () => {
  const editor = useEditor({ files: { 'hello.py': 'print("hello")\n' } });

  it('knows the extension', async () => {
    await editor().runCommand('Extensions: Show Installed Extensions');
    await editor().page.locator('.extensions-list').getByText('Egress: Proxy Manager').first().waitFor();
  });

  it('opens a file, types into it and saves', async () => {
    await editor().documents.open('hello.py', 1, 1);
    await editor().page.keyboard.type('# typed\n');
    assert.deepEqual(await editor().documents.visibleLines(), ['# typed', 'print("hello")', '']);
    await editor().documents.save();
    assert.equal(editor().fileText('hello.py'), '# typed\nprint("hello")\n');
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
