import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { openPage, pressKeys, useChromium } from './testPage.js';

describe('the grid in a browser', () => {
  const browser = useChromium();
  let page: Page;

  afterEach(async () => {
    await page.close();
  });

  /** Opens a grid of so many rows and tabs into it. */
  async function open(rowCount: number): Promise<void> {
    page = await openPage(browser(), 'gridPage.ts');
    await page.evaluate(`globalThis.grid = openGrid(${rowCount})`);
    await press('Tab', 'Tab');
  }

  const press = (...keys: readonly string[]) => pressKeys(page, ...keys);

  const ask = (expression: string) => page.evaluate<unknown>(expression);
  const heard = () => ask('heard.splice(0)');
  const activeText = () => ask('activeCell()?.textContent');
  const isActiveInView = () =>
    ask(`(() => {
      const { top, bottom, left, right } = activeCell().getBoundingClientRect();
      const isHeader = activeCell().role === 'columnheader';
      const head = document.querySelector('.grid-head').getBoundingClientRect();
      const { clientWidth, clientHeight } = document.querySelector('.grid');
      const y = document.querySelector('.grid').getBoundingClientRect().top;
      return (isHeader || top >= head.bottom - 1) && bottom <= y + clientHeight + 1 && left >= -1 && right <= clientWidth + 1;
    })()`);

  /** What a screen reader gets of the grid, from the browser's own accessibility tree. */
  const tree = () => page.getByRole('grid').ariaSnapshot();

  it('says what it is, how large it is, and where each cell stands', async () => {
    await open(100_000);
    const grid = page.getByRole('grid', { name: 'Results' });
    assert.equal(await grid.getAttribute('aria-rowcount'), '100001');
    assert.equal(await grid.getAttribute('aria-colcount'), '9');
    const row = page.getByRole('row').nth(1);
    assert.equal(await row.getAttribute('aria-rowindex'), '2');
    assert.equal(await row.getByRole('gridcell').nth(1).getAttribute('aria-colindex'), '2');
    assert.equal(await row.getByRole('gridcell').nth(1).textContent(), 'proxy 0');
    assert.equal(await page.getByRole('columnheader', { name: 'Latency' }).getAttribute('aria-sort'), 'none');
    const snapshot = await tree();
    assert.match(snapshot, /gridcell "Live"/);
    assert.match(snapshot, /columnheader "Proxy"/);
  });

  it('has no more elements than rows that fit', async () => {
    await open(100_000);
    assert.ok((await page.getByRole('row').count()) < 40);
    await press('Control+End');
    assert.ok((await page.getByRole('row').count()) < 40);
  });

  it('has no more rows than there are', async () => {
    await open(10);
    assert.equal(await page.getByRole('row').count(), 11);
    await ask('grid.setRows(Uint32Array.of(7, 3, 5))');
    assert.equal(await page.getByRole('row').count(), 4);
  });

  it('takes the focus in one place and gives it on', async () => {
    await open(100);
    assert.equal(await ask('document.activeElement.getAttribute("role")'), 'grid');
    await press('Tab');
    assert.equal(await ask('document.activeElement.tagName'), 'BUTTON');
  });

  it('is walked by the keys of the grid pattern', async () => {
    await open(100_000);
    for (const [key, text] of [
      ['ArrowRight', 'proxy 0'],
      ['ArrowDown', 'proxy 1'],
      ['PageDown', 'proxy 17'],
      ['PageUp', 'proxy 1'],
      ['End', 'more5 1'],
      ['Home', '●'],
      ['Control+End', 'more5 99999'],
      ['ArrowUp', 'more5 99998'],
      ['Control+Home', '●'],
      ['ArrowUp', 'State'],
      ['ArrowRight', 'Proxy'],
    ] as const) {
      await press(key);
      assert.equal(await activeText(), text, key);
      assert.equal(await ask('document.querySelectorAll(".is-active").length'), 1, key);
      assert.equal(await isActiveInView(), true, key);
    }
  });

  it('keeps the focus on its cell while that is scrolled out of view and back', async () => {
    await open(100_000);
    await press('ArrowDown', 'ArrowDown', 'ArrowRight');
    await ask('(grid.element.scrollTop = 1_000_000)');
    await page.getByText('proxy 45460', { exact: true }).waitFor();
    assert.equal(await activeText(), 'proxy 2');
    await ask('(grid.element.scrollTop = 0)');
    await page.getByText('proxy 5', { exact: true }).waitFor();
    assert.equal(await activeText(), 'proxy 2');
    assert.equal(await page.getByRole('gridcell', { name: 'proxy 2', exact: true }).count(), 1);
  });

  it('selects with Space, Shift and Ctrl, by key and by mouse', async () => {
    await open(1000);
    const selected = () => ask('[...grid.selectedRows].join(" ")');
    await press('Space', 'Shift+ArrowDown', 'Shift+ArrowDown');
    assert.equal(await selected(), '0 1 2');
    assert.equal(await page.getByRole('row', { selected: true }).count(), 3);
    await press('Shift+ArrowUp');
    assert.equal(await selected(), '0 1');
    await press('ArrowDown', 'ArrowDown', 'Space');
    assert.equal(await selected(), '0 1 3');
    await page.getByText('proxy 7', { exact: true }).click({ modifiers: ['Shift'] });
    assert.equal(await selected(), '3 4 5 6 7');
    await page.getByText('proxy 5', { exact: true }).click({ modifiers: ['Control'] });
    assert.equal(await selected(), '3 4 6 7');
    await page.getByText('proxy 9', { exact: true }).click();
    assert.equal(await selected(), '9');
    await heard();
    await press('Control+a');
    assert.deepEqual(await heard(), ['selected 1000']);
    await press('Escape');
    assert.equal(await selected(), '');
  });

  it('activates a row, and opens a menu for the selected rows or the one pointed at', async () => {
    await open(1000);
    await press('ArrowDown', 'Enter', 'Shift+F10', 'ContextMenu', 'Space', 'Shift+ArrowDown');
    await heard().then((told) => {
      assert.deepEqual(told, ['activate 1', 'menu 1', 'menu 1', 'selected 1', 'selected 2']);
    });
    await page.getByText('proxy 2', { exact: true }).click({ button: 'right' });
    await page.getByText('proxy 6', { exact: true }).click({ button: 'right' });
    assert.deepEqual(await heard(), ['menu 1 2', 'menu 6']);
    await page.getByText('proxy 4', { exact: true }).dblclick();
    assert.ok(((await heard()) as string[]).includes('activate 4'));
  });

  it('asks to be sorted, and keeps focus and selection on their rows', async () => {
    await open(1000);
    await press('ArrowDown', 'ArrowRight', 'Space');
    await ask('heard.length = 0');
    await page.getByRole('columnheader', { name: 'Latency' }).click();
    await ask("grid.setSort({ column: 'latency', direction: 'descending' })");
    await press('Enter');
    await page.getByRole('columnheader', { name: 'State' }).click();
    assert.deepEqual(await heard(), ['sort latency descending', 'sort latency ascending']);
    assert.equal(
      await page.getByRole('columnheader', { name: 'Latency' }).getAttribute('aria-sort'),
      'descending',
    );
    await press('Control+Home', 'ArrowDown', 'ArrowRight');
    await ask('grid.setRows(Uint32Array.from({ length: 500 }, (_, at) => 999 - 2 * at))');
    assert.equal(await activeText(), 'proxy 1');
    assert.equal(await ask('[...grid.selectedRows].join()'), '1');
    assert.equal(await page.getByRole('grid').getAttribute('aria-rowcount'), '501');
    await ask('grid.setRows(new Uint32Array(0))');
    assert.equal(await page.getByRole('row').count(), 1);
    await press('ArrowDown', 'Enter', 'PageDown', 'Control+End');
    assert.equal(await ask('document.activeElement.getAttribute("role")'), 'grid');
  });

  it('has columns that are resized by mouse and key, moved, shown and hidden', async () => {
    await open(1000);
    const header = page.getByRole('columnheader', { name: 'Latency' });
    const edge = header.locator('.grid-edge');
    const box = await edge.boundingBox();
    assert.ok(box);
    await page.mouse.move(box.x + 3, box.y + 5);
    await page.mouse.down();
    await page.mouse.move(box.x + 43, box.y + 5);
    await page.mouse.up();
    assert.equal((await header.boundingBox())?.width, 130);
    assert.equal((await page.getByText('latency 3', { exact: true }).boundingBox())?.width, 130);
    assert.match(String(await heard()), /latency 130/);
    await press('ArrowUp', 'ArrowRight', 'ArrowRight', 'Shift+ArrowRight');
    assert.equal((await header.boundingBox())?.width, 146);
    assert.equal(await page.getByRole('status').textContent(), 'Latency: 146 pixels wide');
    await press('Control+ArrowRight');
    assert.equal(await header.getAttribute('aria-colindex'), '4');
    assert.equal(await activeText(), 'Latency');
    await ask("grid.arrange(grid.columns.withShown('rare', true).withShown('more0', false))");
    assert.equal(await page.getByRole('columnheader', { name: 'Rare' }).count(), 1);
    assert.equal(await page.getByText('more0 3', { exact: true }).count(), 0);
  });

  it('goes to the last of a million rows and a row at a time from there', async () => {
    await open(1_000_000);
    await press('Control+End');
    assert.equal(await activeText(), 'more5 999999');
    assert.equal(await isActiveInView(), true);
    await page.mouse.move(300, 200);
    await page.mouse.wheel(0, -220);
    await page.getByText('proxy 999980', { exact: true }).waitFor();
    const last = await ask(
      'Math.max(...[...document.querySelectorAll(".grid-row")].filter((row) => row.getBoundingClientRect().top < 400 && row.getBoundingClientRect().top > 0).map((row) => Number(row.getAttribute("aria-rowindex")) - 2))',
    );
    assert.ok(Number(last) >= 999_989 && Number(last) <= 999_991, String(last));
    await ask('(grid.element.scrollTop = grid.element.scrollHeight / 2)');
    await page
      .getByText(/^proxy 50\d{4}$/)
      .first()
      .waitFor();
    await press('Control+Home');
    assert.equal(await isActiveInView(), true);
  });

  it('keeps the pinned columns in view where it is narrow, and the focus beside them', async () => {
    await open(1000);
    await page.setViewportSize({ width: 400, height: 300 });
    await press('ArrowDown', 'End');
    assert.equal(await isActiveInView(), true);
    assert.equal((await page.getByText('proxy 3', { exact: true }).boundingBox())?.x, 60);
    await press('ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft');
    const active = await ask('activeCell().getBoundingClientRect().left');
    assert.ok(Number(active) >= 219, String(active));
  });

  it('takes a text as text', async () => {
    await open(10);
    await ask("grid.arrange(grid.columns.withShown('rare', true))");
    assert.equal(await page.getByText('<img src="" onerror="heard.push(3)">', { exact: true }).count(), 1);
    assert.equal(await page.locator('img').count(), 0);
  });
});
