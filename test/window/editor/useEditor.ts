import { Editor } from './editor.js';
import type { EditorOptions } from './editor.js';

/**
 * Opens one editor for all tests of the surrounding `describe` and closes it after them; a test that fails leaves a
 * picture in `out/shots`. The answer gives the editor while the tests run. Options may be made of what hooks before have.
 */
export function useEditor(options: EditorOptions | (() => EditorOptions) = {}): () => Editor {
  let editor: Editor | undefined;
  before(async function () {
    this.timeout(120_000);
    editor = await Editor.open(typeof options === 'function' ? options() : options);
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') {
      console.log(`  see ${(await editor?.screenshot(`failed ${this.currentTest.fullTitle()}`)) ?? ''}`);
    }
  });
  after(async () => {
    await editor?.close();
  });
  return () => {
    if (editor === undefined) {
      throw new Error('the editor opens before the first test, not while the tests are declared');
    }
    return editor;
  };
}
