import assert from 'node:assert/strict';
import { until } from '../until.js';
import { useEditor } from './editor/useEditor.js';

/** Entries of which the third alone is wrong, and the last has no proxy yet. */
const entries = (member: string, rest: string) =>
  [
    `{ ${rest}, "${member}": "ask" }`,
    `{ ${rest}, "${member}": { "account": "Scraping", "proxy": "203.0.113.7:8080" } }`,
    `{ ${rest}, "${member}": 5 }`,
    `{ ${rest} }`,
  ].join(',\n');

const FILES = {
  '.vscode/launch.json': {
    member: 'egress',
    text: `{ "version": "0.2.0", "configurations": [
${entries('egress', '"type": "node", "request": "launch", "name": "Ask"')}
] }\n`,
  },
  '.vscode/tasks.json': {
    member: 'proxy',
    text: `{ "version": "2.0.0", "tasks": [
${entries('proxy', '"type": "egress", "label": "Ask", "command": "curl"')}
] }\n`,
  },
};

describe('a file of the workspace that names a proxy', function () {
  this.timeout(180_000);
  const editor = useEditor({
    files: Object.fromEntries(Object.entries(FILES).map(([name, { text }]) => [name, text])),
  });

  /** The names of what the editor offers at its cursor, once they are these at least. */
  async function isOffered(...names: readonly string[]): Promise<void> {
    const { page } = editor();
    await page.keyboard.press('Control+Space');
    const rows = page.locator('.suggest-widget.visible .monaco-list-row .label-name');
    await until(`${names.join(' and ')} among what is offered`, async () => {
      const offered = await rows.allInnerTexts();
      return names.every((name) => offered.includes(name));
    });
    await page.keyboard.press('Escape');
  }

  for (const [name, { member, text }] of Object.entries(FILES)) {
    it(`is found right, and completed: ${name}`, async () => {
      const { documents, page } = editor();
      const [, first = ''] = text.split('\n');
      await documents.open(name, 2, first.indexOf('"ask"') + 2);
      const marks = page.locator('.editor-instance .squiggly-warning, .editor-instance .squiggly-error');
      await until('the mark of the one that is wrong', async () => (await marks.count()) > 0);
      assert.equal(await marks.count(), 1);
      await isOffered('"ask"', '"workspace"');
      await documents.open(name, 5, 3);
      await page.keyboard.type(`"${member.slice(0, 3)}`);
      await isOffered(member);
      await editor().screenshot(`completion-${member}`);
    });
  }
});
