import assert from 'node:assert/strict';
import { until } from '../until.js';
import { useEditor } from './editor/useEditor.js';
import { focusFirstRow, labelOf, pressUntil } from './press.js';

/** What stands below each account of the sandbox, with the first row that each opens into. */
const SECTIONS: readonly (readonly [label: string, first: RegExp])[] = [
  ['Public proxies', /^127\.0\.0\.1:\d+, socks5 · US/],
  ['Premium pool', /^Checker does not allow this key/],
  ['Jobs', /^No jobs followed yet$/],
  ['Orders', /^ipv4, [56] h left · Germany · 10 proxies$/],
  ['Transactions', /^-\$\d+\.\d+, purchase · 4 min ago · Order/],
  ['Deposit addresses', /^USDT_TRC20 · TRC-20, T/],
  ['Catalogue', /^resident/],
  ['Subscriptions', /^Price monitor, 5 h left/],
  ['Plans', /^NL-AMS · Amsterdam · private · 30 d, 12\.00/],
];

describe('the sandbox in the window', function () {
  this.timeout(180_000);
  const editor = useEditor({ viewport: { width: 1280, height: 1400 } });

  const openSections = async () => {
    const rows = await editor().sidebar.namedRows();
    return rows.filter(({ level, isOpen }) => level === 2 && isOpen === true).map(labelOf);
  };
  const below = async (section: string) => {
    const rows = await editor().sidebar.namedRows();
    const at = rows.findIndex((row) => row.level === 2 && labelOf(row) === section);
    return rows[at + 1]?.level === 3 ? rows[at + 1] : undefined;
  };
  const opensInto = async (section: string, first: RegExp) => {
    await until(
      `the first row of ${section}`,
      async () => first.test((await below(section))?.name ?? ''),
      30_000,
    );
  };

  it('is offered beside adding an account while there is none', async () => {
    await editor().sidebar.open();
    const buttons = editor().sidebar.welcome.getByRole('button');
    await buttons.first().waitFor();
    assert.deepEqual(await buttons.allInnerTexts(), ['Add account', 'Start the sandbox']);
  });

  it('shows five accounts, each with what is left of it', async () => {
    await editor().sidebar.welcome.getByRole('button', { name: 'Start the sandbox' }).click();
    const shown = async () => (await editor().sidebar.namedRows()).filter(({ level }) => level === 1);
    const expected = [
      /^IPs \(sandbox\), IPSwamp$/,
      /^Lists \(sandbox\), Checker$/,
      /^Main \(sandbox\), \$45\.20 · 1001Proxy$/,
      /^Residential \(sandbox\), 6\.8 of 10 GB left · IPLoop$/,
      /^Scraping EU \(sandbox\), Gateway$/,
    ];
    await until(
      'what is left of each',
      async () => {
        const names = (await shown()).map(({ name }) => name);
        return names.length === expected.length && expected.every((each, at) => each.test(names[at] ?? ''));
      },
      30_000,
    );
    assert.equal(await editor().sidebar.welcome.isVisible(), false);
  });

  it('can be read at the width a sidebar has at first', async () => {
    for (const text of ['$45.20', '6.8 of 10', 'operational']) {
      assert.equal(await editor().sidebar.isReadable(text), true, text);
    }
  });

  it('opens every section by mouse', async () => {
    const { sidebar } = editor();
    for (const [section, first] of SECTIONS) {
      await sidebar.row(new RegExp(`^${section}`)).click();
      await opensInto(section, first);
      await sidebar.row(new RegExp(`^${section}`)).click();
    }
    await until('all sections closed', async () => (await openSections()).length === 0);
  });

  it('opens every section by keyboard alone', async () => {
    await focusFirstRow(editor());
    const rows = await editor().sidebar.namedRows();
    for (const row of rows) {
      await pressUntil(editor(), 'ArrowDown', (focused) => labelOf(focused) === labelOf(row));
      const section = SECTIONS.find(([label]) => row.level === 2 && label === labelOf(row));
      if (section) {
        await pressUntil(editor(), 'Enter', ({ isOpen }) => isOpen === true);
        await opensInto(...section);
        await pressUntil(editor(), 'ArrowRight', ({ level }) => level === 3);
        await pressUntil(editor(), 'ArrowLeft', ({ level, isOpen }) => level === 2 && isOpen === false);
      }
    }
    assert.equal(
      rows.filter((row) => SECTIONS.some(([label]) => label === labelOf(row))).length,
      SECTIONS.length,
    );
  });

  it('tells a screen reader the state of a row, not its colour alone', async () => {
    const { sidebar } = editor();
    await sidebar.expand(/^Subscriptions/);
    await opensInto('Subscriptions', /^Price monitor/);
    const names = (await sidebar.namedRows()).map(({ name }) => name);
    for (const expected of [
      /^Service status, operational · 195 countries$/,
      /^Requests, not asked yet: asking costs one request$/,
      /^Price monitor, 5 h left · 12002 - DE - Private · DE-BER Berlin$/,
      /^Client A, 12 d · ⟳ 10 m · /,
      /^Old crawler, expired · /,
    ]) {
      assert.ok(
        names.some((name) => expected.test(name)),
        `${String(expected)} among\n${names.join('\n')}`,
      );
    }
  });

  it('tells by shape and colour what needs attention, in every theme', async () => {
    const { sidebar } = editor();
    const needs = ['Price monitor', 'Client A', 'Old crawler'];
    await sidebar.expand(/^Orders/);
    await sidebar.expand('Client A');
    const shapes = await Promise.all(needs.map((row) => sidebar.icon(row)));
    assert.deepEqual(shapes, ['color-mode', 'circle-large-filled', 'circle-large-outline']);
    for (const [theme, colours] of [
      ['Light 2026', 3],
      ['Dark 2026', 3],
      // has no colour of its own for a warning
      ['Default High Contrast', 2],
    ] as const) {
      await editor().useTheme(theme);
      const seen = await Promise.all(needs.map((row) => sidebar.labelColour(row)));
      assert.equal(new Set(seen).size, colours, `${theme}: ${seen.join(', ')}`);
      await editor().screenshot(`sandbox ${theme}`);
    }
    await editor().useTheme('Dark 2026');
    for (const [name, width] of [
      ['narrow', 200],
      ['wide', 470],
    ] as const) {
      await sidebar.resize(width);
      await editor().screenshot(`sandbox ${name}`);
    }
  });

  it('goes with its accounts when it is stopped', async () => {
    await editor().runCommand('Egress: Stop sandbox');
    await editor().sidebar.welcome.waitFor();
    assert.deepEqual(await editor().sidebar.namedRows(), []);
  });

  it('asked nobody outside this machine', () => {
    assert.deepEqual(editor().outsideRequests, []);
  });
});
