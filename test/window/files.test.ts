import assert from 'node:assert/strict';
import { until } from '../until.js';
import { actUntil } from './editor/clicks.js';
import { useEditor } from './editor/useEditor.js';

/** Entries of which the third alone is wrong, and the last has no proxy yet. */
const entries = (member: string, rest: string) =>
  [
    `{ ${rest}, "${member}": "ask" }`,
    `{ ${rest}, "${member}": { "account": "Scraping", "proxy": "203.0.113.7:8080" } }`,
    `{ ${rest}, "${member}": 5 }`,
    `{ ${rest} }`,
  ].join(',\n');

const NAMING = {
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

const PASSWORD = 'kx82hdq9';
const URL = `http://alice:${PASSWORD}@185.123.45.67:8080`;
const SCRIPT = `proxy = "${URL}"\nprint(proxy)\n`;

/** What stands before the texts that are decorated. */
const DOTS = `Array.from(
  document.querySelectorAll('.view-line span[class*="ced-"]'),
  (span) => getComputedStyle(span, '::before').content,
)`;

describe('files of the workspace', function () {
  this.timeout(180_000);
  const editor = useEditor({
    files: {
      ...Object.fromEntries(Object.entries(NAMING).map(([name, { text }]) => [name, text])),
      'scrape.py': SCRIPT,
      'lists/eu.txt': `185.1.2.3:80:bob:${PASSWORD}\n`,
      'settings.conf': `P=${URL}\n`,
    },
  });

  describe('with a credential in their text', () => {
    const shows = async (text: string) =>
      (await editor().documents.visibleLines()).some((line) => line.includes(text));
    /** What git ignores is not among the files that can be searched for. */
    const openEnv = async () => {
      await editor()
        .page.getByRole('treeitem', { name: /^\.env/ })
        .click();
      await editor()
        .page.locator('.tab.active')
        .filter({ hasText: /^\.env/ })
        .waitFor();
    };

    it('is marked, and moved to .env by the keyboard alone', async () => {
      const { documents, modal, page } = editor();
      await documents.open('scrape.py', 1, 12);
      await page.locator('.squiggly-warning').first().waitFor({ timeout: 30_000 });
      const fix = (title: string) => page.getByText(title, { exact: true });
      await actUntil(
        'the fixes',
        () => fix('Move to .env and refer to it').isVisible(),
        () => page.keyboard.press('Control+.'),
      );
      for (const title of ['Replace by a placeholder', 'Ignore this line']) {
        await fix(title).waitFor();
      }
      // the best one has the focus
      await page.keyboard.press('Enter');
      assert.match(
        await modal.text(),
        /^Write PROXY_URL to \.env\?\s+The file will hold the whole URL of 185\.123\.45\.67:8080\./,
      );
      await modal.press('Write');
      await documents.isShowing(['import os', 'proxy = os.environ["PROXY_URL"]', 'print(proxy)', '']);
      await documents.save();
      await editor().isOnDisk('.env', '\n');
      assert.equal(editor().fileText('.env'), `PROXY_URL=${URL}\n`);
      assert.match(editor().fileText('.gitignore'), /^\.env$/m);
      await page.locator('.squiggly-warning').first().waitFor({ state: 'detached' });
    });

    it('is covered by dots at once when it is typed, under the cursor too, and in a .env', async () => {
      const { documents, page } = editor();
      await documents.open('settings.conf', 1, 1);
      await until('the credential', () => shows(PASSWORD));
      await editor().runCommand('Egress: Mask proxy credentials in the editor');
      await editor().statusBar('Proxy credentials are masked in editors.');
      await until('dots in its place', async () => !(await shows(PASSWORD)));
      assert.ok(await shows('P=http://alice:@185.123.45.67:8080'));
      await openEnv();
      await editor().quickInput.goTo(1, 20);
      await until('dots in its place under the cursor', async () => !(await shows(PASSWORD)));
      const dots = await page.evaluate<string[]>(DOTS);
      assert.ok(
        dots.some((content) => content.includes('••••••••')),
        dots.join(),
      );
      await editor().screenshot('masked credential');
      await documents.open('scrape.py', 3, 13);
      await page.keyboard.type(`  # socks5://bob:${PASSWORD}@185.1.2.3:1080`);
      await until('dots in place of what was typed', async () => !(await shows(PASSWORD)));
      await page.keyboard.press('Control+Z');
      await documents.save();
      await editor().runCommand('Egress: Mask proxy credentials in the editor');
      await editor().statusBar('Proxy credentials are shown in editors.');
      await openEnv();
      await until('the credential', () => shows(PASSWORD));
    });

    it('is found in the whole workspace by a scan, which leaves a list in the Problems view', async () => {
      const { quickInput, notifications, page } = editor();
      await editor().runCommand('Egress: Scan for proxy credentials…');
      await quickInput.isAsking('Where shall credentials be looked for?');
      await quickInput.pick('Whole workspace');
      await notifications.isShowing('2 credentials in 2 files.');
      await notifications.press('2 credentials in 2 files.', 'Show problems');
      const rows = page.locator('.markers-panel .monaco-list-row');
      await rows.filter({ hasText: 'eu.txt' }).waitFor();
      await rows.filter({ hasText: 'This looks like a proxy with its password' }).first().waitFor();
      assert.ok(!(await rows.allInnerTexts()).join('\n').includes(PASSWORD));
    });
  });

  describe('that name a proxy', () => {
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

    for (const [name, { member, text }] of Object.entries(NAMING)) {
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
});
