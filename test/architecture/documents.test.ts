import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { COMMANDS } from '../../src/core/commands.js';
import { PROVIDERS } from '../../src/providers/index.js';
import { MANIFEST, MANIFEST_TEXTS, NLS, readText } from './manifest.js';
import { ROOT } from './sources.js';

/** Beside the steps of a walkthrough, in a window of 1,300 pixels, a wider line of code is cut off. */
const WIDEST_CODE = 44;

const STEPS = MANIFEST_TEXTS.filter((text) => text.endsWith('.md'));

const PAGES = [
  'README.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  ...readdirSync(path.join(ROOT, 'docs')).map((name) => `docs/${name}`),
];

/** The distinct first groups of every match. */
function all(pattern: RegExp, text: string): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, found = '']) => found))].sort();
}

/** What a page links to or names as a path of the project, and what is not there. */
function missingFrom(page: string): readonly string[] {
  const text = readText(page);
  const links = all(/\]\((?!https?:)([^)#]+)/g, text).map((link) => path.join(path.dirname(page), link));
  const paths = all(/`((?:src|test|tools|media|docs|demo|out)\/[\w./-]*\.\w+)`/g, text);
  return [...links, ...paths].filter((file) => !existsSync(path.join(ROOT, file)));
}

describe('the documents', () => {
  for (const page of PAGES) {
    it(`name files that exist: ${page}`, () => {
      assert.deepEqual(missingFrom(page), []);
    });
  }

  it('say something, those of the walkthrough too', () => {
    assert.ok(STEPS.length > 0);
    assert.deepEqual(
      [...PAGES, ...STEPS].filter((page) => readText(page).trim() === ''),
      [],
    );
  });

  it('have room beside the steps of the walkthrough', () => {
    const code = STEPS.flatMap((step) => all(/^```\w*\n([^]*?)^```/gm, readText(step)));
    assert.ok(code.length > 0);
    const lines = code.flatMap((block) => block.split('\n'));
    assert.deepEqual(
      lines.filter((line) => line.length > WIDEST_CODE),
      [],
    );
  });

  it('have every command and no other', () => {
    const named = all(/`egress\.([A-Za-z]+)`/g, readText('docs/commands.md'));
    assert.deepEqual(named, [...COMMANDS].sort());
  });

  it('have every setting with its default, and no other', () => {
    const rows = all(/^\| (`egress\.[\w.]+` *\| `[^`]*`)/gm, readText('docs/settings.md'));
    const settings = Object.entries(MANIFEST.contributes.configuration.properties);
    assert.deepEqual(
      rows.map((row) => row.replaceAll(/ +\|/g, ' |')),
      settings.map(([name, setting]) => `\`${name}\` | \`${String(setting.default)}\``).sort(),
    );
  });

  it('have every keybinding', () => {
    const rows = readText('README.md').match(/^\| `.*$/gm) ?? [];
    for (const { key, command } of MANIFEST.contributes.keybindings) {
      const title = NLS[command.replace('egress.', 'command.')] ?? command;
      const isShown = rows.some((row) => row.toLowerCase().startsWith(`| \`${key}\``) && row.includes(title));
      assert.ok(isShown, `${key}: ${title}`);
    }
  });

  it('have every provider with its address', () => {
    const text = readText('README.md');
    for (const { label, defaultBaseUrl, isKept } of PROVIDERS.map(({ info }) => info)) {
      const row = new RegExp(`^\\| ${label} .*$`, 'm').exec(text)?.[0];
      assert.ok(row?.includes(isKept ? 'This machine' : (defaultBaseUrl ?? 'Your own')), label);
    }
  });

  it('name tests that exist as what shows a claim', () => {
    const named = all(
      /`((?:unit|providers|architecture|host|window)\/[\w/]+)`/g,
      readText('docs/security.md'),
    );
    assert.notEqual(named.length, 0);
    const missing = named.filter((test) => !existsSync(path.join(ROOT, 'test', `${test}.test.ts`)));
    assert.deepEqual(missing, []);
  });
});
