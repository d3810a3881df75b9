import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { ShownAnswer } from '../../src/protocol/lookUp.js';
import { fieldsOf, shownField } from '../../src/ui/lookUps/answerFields.js';
import { until } from '../until.js';
import { openPage, pressKeys, useChromium } from './testPage.js';

const ANSWER = {
  score: 91,
  location: { country: 'US', city: 'New York' },
  detection: { proxy: true, tor: false },
  blocklists: ['one', 'two'],
  note: '<img src="" onerror="said.push(1)">',
};

const shown = (answer: object, more: Partial<ShownAnswer> = {}): ShownAnswer => ({
  ip: '192.0.2.7',
  account: 'IPs',
  provider: 'IPSwamp',
  answeredAt: Date.now() - 3 * 60_000,
  costsRequest: true,
  facts: [
    { name: 'score', value: 91 },
    { name: 'country', value: 'US' },
    { name: 'proxy', value: true },
    { name: 'tor', value: false },
  ],
  fields: fieldsOf(answer).map(shownField),
  ...more,
});

describe('the page of an address in a browser', () => {
  const browser = useChromium();
  let page: Page;

  beforeEach(async () => {
    page = await openPage(browser(), 'lookUpPage.ts', 'lookUp/lookUp.css');
    await tell('hello', { language: 'en' });
    await tell('answer', shown(ANSWER));
  });

  afterEach(async () => {
    await page.close();
  });

  async function tell(name: string, what: unknown): Promise<void> {
    await page.evaluate(`tell(${JSON.stringify(name)}, ${JSON.stringify(what)})`);
  }

  const press = (...keys: readonly string[]) => pressKeys(page, ...keys);

  /** Walks into the tree as a person with a keyboard would: past the three buttons. */
  const enterTree = async () => {
    await items().first().waitFor();
    await until('the focus in the tree', async () => {
      await press('Tab');
      return (await page.locator('[role=treeitem]:focus').count()) === 1;
    });
  };
  const said = () => page.evaluate<unknown[]>('said.splice(0)');
  const focused = () => page.evaluate<string | undefined>('document.activeElement?.textContent');
  const items = () => page.getByRole('treeitem');

  it('says that it stands, and shows who answered, how long ago, and the well-known facts', async () => {
    assert.deepEqual(await said(), [{ name: 'ready', said: {} }]);
    await page.getByRole('heading', { name: '192.0.2.7' }).waitFor();
    const main = await page.getByRole('main').innerText();
    assert.match(main, /from IPs, IPSwamp · 3 min\. ago/);
    assert.match(
      await page.getByRole('region', { name: 'Well-known facts' }).innerText(),
      /^Score\s+91\s+Country\s+United States \(US\)\s+Proxy\s+● yes\s+Tor\s+○ no$/,
    );
  });

  it('is a tree to a screen reader, each field with its level and its place', async () => {
    await page.getByRole('tree', { name: 'Every field that came' }).waitFor();
    assert.equal(await items().count(), 11);
    const city = page.getByRole('treeitem', { name: 'city: New York' });
    for (const [name, value] of Object.entries({ level: '2', posinset: '2', setsize: '2' })) {
      assert.equal(await city.getAttribute(`aria-${name}`), value, name);
    }
    assert.equal(await city.getAttribute('aria-expanded'), null);
    const location = page.getByRole('treeitem', { name: 'location: 2 fields' });
    assert.equal(await location.getAttribute('aria-expanded'), 'true');
  });

  it('shows texts as texts', async () => {
    await said();
    await page.getByText('note: <img src="" onerror="said.push(1)">').waitFor();
    assert.equal(await page.locator('img').count(), 0);
    assert.deepEqual(await said(), []);
  });

  it('takes the focus in one place and is walked by the keys of the tree pattern', async () => {
    await enterTree();
    assert.equal(await focused(), 'score: 91');
    for (const [key, text] of [
      ['ArrowUp', 'score: 91'],
      ['ArrowDown', 'location: 2 fields'],
      ['ArrowRight', 'country: US'],
      ['ArrowLeft', 'location: 2 fields'],
      ['ArrowLeft', 'location: 2 fields'],
      ['ArrowDown', 'detection: 2 fields'],
      ['End', 'note: <img src="" onerror="said.push(1)">'],
      ['b', 'blocklists: 2 items'],
      ['Home', 'score: 91'],
    ] as const) {
      await press(key);
      assert.equal(await focused(), text, key);
      assert.equal(await page.locator('[role=treeitem][tabindex="0"]').count(), 1, key);
      assert.equal(await page.locator('[role=treeitem][aria-selected=true]').count(), 1, key);
    }
    assert.equal(await items().count(), 9);
    await press('Shift+Tab', 'Tab');
    assert.equal(await focused(), 'score: 91');
  });

  it('opens and closes by key and by mouse, and keeps the focus on a field that is seen', async () => {
    const location = page.getByRole('treeitem', { name: 'location' });
    const expanded = () => location.getAttribute('aria-expanded');
    await enterTree();
    await press('ArrowDown', 'Enter');
    assert.equal(await expanded(), 'false');
    await press(' ');
    assert.equal(await expanded(), 'true');
    await press('ArrowDown');
    assert.equal(await focused(), 'country: US');
    await location.locator('.field-twistie').click();
    assert.equal(await expanded(), 'false');
    assert.equal(await focused(), 'location: 2 fields');
    await location.dblclick();
    assert.equal(await expanded(), 'true');
  });

  it('asks to copy the field with the focus, by button, key and menu, and to copy all', async () => {
    await enterTree();
    await press('ArrowDown', 'ArrowDown');
    await said();
    await press('Control+c');
    await page.getByRole('button', { name: 'Copy value' }).click();
    await page.getByRole('treeitem', { name: 'city' }).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Copy value' }).click();
    await page.getByRole('button', { name: 'Copy all as JSON' }).click();
    assert.deepEqual(await said(), [
      { name: 'copy', said: { field: 2 } },
      { name: 'copy', said: { field: 2 } },
      { name: 'copy', said: { field: 3 } },
      { name: 'copyAll', said: {} },
    ]);
    await tell('copied', {});
    await page.getByRole('status').getByText('Copied.').waitFor();
  });

  it('asks to look up again, and shows the new answer in place of the old', async () => {
    await said();
    const again = page.getByRole('button', { name: 'Look up again' });
    assert.equal(await again.getAttribute('title'), 'Counts as one request of your plan');
    await again.click();
    assert.deepEqual(await said(), [{ name: 'again', said: {} }]);
    await tell('answer', shown({ score: 7 }, { answeredAt: Date.now(), facts: [] }));
    await page.getByRole('treeitem', { name: 'score: 7' }).waitFor();
    assert.equal(await items().count(), 1);
    await page.getByRole('status').getByText('192.0.2.7 was looked up again.').waitFor();
    assert.equal(await again.evaluate('document.activeElement.textContent'), 'Look up again');
    assert.equal(await page.getByRole('region', { name: 'Well-known facts' }).count(), 0);
  });

  it('keeps what there was, and says why, where looking up again brought nothing', async () => {
    await tell('answer', shown(ANSWER, { failure: 'IPSwamp did not answer.' }));
    await page.getByRole('alert').getByText('IPSwamp did not answer.').waitFor();
    assert.equal(await items().count(), 11);
    await tell('answer', shown({}, { facts: [] }));
    await page.getByText('The answer holds no field.').waitFor();
    assert.equal(await page.getByRole('tree').count(), 0);
    assert.equal(await page.getByRole('button', { name: 'Copy value' }).isDisabled(), true);
  });

  it('shows a field of any depth, and has no bar across at any width', async () => {
    let deep: object = { end: 'x'.repeat(400) };
    for (let depth = 0; depth < 300; depth += 1) {
      deep = { deep };
    }
    await tell('answer', shown(deep));
    await page.getByRole('treeitem', { name: /^deep/ }).first().waitFor();
    await enterTree();
    await until('the deepest field', async () => {
      await press('End');
      return /^end: x+$/.test((await focused()) ?? '');
    });
    for (const width of [1000, 320]) {
      await page.setViewportSize({ width, height: 400 });
      const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
      assert.equal(await page.evaluate(overflow), 0, String(width));
    }
  });
});
