import assert from 'node:assert/strict';
import { actionOf, type Keystroke } from '../../../../src/webview/grid/keys.js';
import { HEADER, moved } from '../../../../src/webview/grid/movement.js';
import { Selection } from '../../../../src/webview/grid/selection.js';
import { ColumnArrangement, MIN_COLUMN_PX } from '../../../../src/webview/grid/gridColumns.js';

/** `Ctrl+Shift+End` as the browser tells it. */
function stroke(keys: string): Keystroke {
  const parts = keys.split('+');
  const has = (name: string) => parts.slice(0, -1).includes(name);
  return {
    key: parts.at(-1) === 'Space' ? ' ' : (parts.at(-1) ?? ''),
    shiftKey: has('Shift'),
    ctrlKey: has('Ctrl'),
    metaKey: has('Meta'),
    altKey: has('Alt'),
  };
}

const onRow = (keys: string) => actionOf(stroke(keys), false);
const onHeader = (keys: string) => actionOf(stroke(keys), true);

describe('a keystroke in the grid', () => {
  it('moves and extends as the grid pattern says', () => {
    assert.deepEqual(onRow('ArrowDown'), { kind: 'move', to: 'down', isExtending: false });
    assert.deepEqual(onRow('Shift+ArrowUp'), { kind: 'move', to: 'up', isExtending: true });
    assert.deepEqual(onRow('Home'), { kind: 'move', to: 'rowStart', isExtending: false });
    assert.deepEqual(onRow('Ctrl+Home'), { kind: 'move', to: 'first', isExtending: false });
    assert.deepEqual(onRow('Meta+Shift+End'), { kind: 'move', to: 'last', isExtending: true });
    assert.deepEqual(onRow('PageDown'), { kind: 'move', to: 'pageDown', isExtending: false });
  });

  it('selects, activates and opens the menu', () => {
    assert.deepEqual(onRow('Space'), { kind: 'toggle' });
    assert.deepEqual(onRow('Ctrl+a'), { kind: 'selectAll' });
    assert.deepEqual(onRow('Enter'), { kind: 'activate' });
    assert.deepEqual(onRow('Shift+F10'), { kind: 'menu' });
    assert.deepEqual(onRow('ContextMenu'), { kind: 'menu' });
    assert.deepEqual(onRow('Escape'), { kind: 'clear' });
  });

  it('sorts, resizes and moves columns on the header', () => {
    assert.deepEqual(onHeader('Enter'), { kind: 'sort' });
    assert.deepEqual(onHeader('Space'), { kind: 'sort' });
    assert.deepEqual(onHeader('Shift+ArrowRight'), { kind: 'resize', by: 1 });
    assert.deepEqual(onHeader('Ctrl+ArrowLeft'), { kind: 'reorder', by: -1 });
    assert.deepEqual(onHeader('ArrowRight'), { kind: 'move', to: 'right', isExtending: false });
  });

  it('is left to others where the grid has no use for it', () => {
    for (const keys of ['a', 'F10', 'Alt+ArrowDown', 'Ctrl+ArrowDown', 'Ctrl+Enter', 'Tab', 'Ctrl+Shift+a']) {
      assert.equal(onRow(keys), undefined, keys);
    }
    assert.equal(onHeader('Ctrl+a'), undefined);
  });
});

describe('the focus', () => {
  const extent = { rowCount: 100, columnCount: 5, page: 10 };

  it('goes where a key leads and stops at the edges', () => {
    assert.deepEqual(moved({ row: 0, column: 2 }, 'up', extent), { row: HEADER, column: 2 });
    assert.deepEqual(moved({ row: HEADER, column: 2 }, 'up', extent), { row: HEADER, column: 2 });
    assert.deepEqual(moved({ row: HEADER, column: 2 }, 'down', extent), { row: 0, column: 2 });
    assert.deepEqual(moved({ row: 99, column: 4 }, 'down', extent), { row: 99, column: 4 });
    assert.deepEqual(moved({ row: 99, column: 4 }, 'right', extent), { row: 99, column: 4 });
    assert.deepEqual(moved({ row: 3, column: 0 }, 'left', extent), { row: 3, column: 0 });
    assert.deepEqual(moved({ row: 3, column: 1 }, 'pageUp', extent), { row: 0, column: 1 });
    assert.deepEqual(moved({ row: 95, column: 1 }, 'pageDown', extent), { row: 99, column: 1 });
    assert.deepEqual(moved({ row: 50, column: 1 }, 'first', extent), { row: 0, column: 0 });
    assert.deepEqual(moved({ row: 50, column: 1 }, 'last', extent), { row: 99, column: 4 });
  });

  it('stays on the header when there are no rows', () => {
    const empty = { ...extent, rowCount: 0 };
    for (const to of ['down', 'pageUp', 'pageDown', 'first', 'last'] as const) {
      assert.equal(moved({ row: HEADER, column: 0 }, to, empty).row, HEADER, to);
    }
  });
});

describe('a selection', () => {
  const order = Uint32Array.of(7, 3, 9, 1, 5);

  it('is of rows of the data, and told in the order of the view', () => {
    const selection = new Selection();
    selection.only(order, 1);
    selection.extendTo(order, 3);
    assert.deepEqual([...selection.within(order)], [3, 9, 1]);
    assert.deepEqual([...selection.within(order.toReversed())], [1, 9, 3]);
    assert.deepEqual([...selection.within(Uint32Array.of(9, 7))], [9]);
    assert.equal(selection.count, 3);
  });

  it('extends from where it began, either way', () => {
    const selection = new Selection();
    selection.only(order, 2);
    selection.extendTo(order, 4);
    selection.extendTo(order, 0);
    assert.deepEqual([...selection.within(order)], [7, 3, 9]);
  });

  it('toggles one row and keeps the others', () => {
    const selection = new Selection();
    selection.all(order);
    selection.toggle(order, 0);
    selection.toggle(order, 1);
    selection.toggle(order, 1);
    assert.deepEqual([...selection.within(order)], [3, 9, 1, 5]);
    assert.equal(selection.count, 4);
    selection.clear();
    assert.equal(selection.count, 0);
    assert.equal(selection.has(3), false);
  });
});

describe('the arrangement of columns', () => {
  const columns = ColumnArrangement.of([
    { id: 'a', label: 'A', width: 100 },
    { id: 'pinned', label: 'Pinned', width: 50, isPinned: true },
    { id: 'b', label: 'B', width: 100, isHiddenAtFirst: true },
    { id: 'c', label: 'C', width: 100 },
  ]);
  const shown = (arrangement: ColumnArrangement) => arrangement.shown.map(({ id }) => id).join(' ');

  it('begins with the pinned ones', () => {
    assert.equal(shown(columns), 'pinned a c');
  });

  it('moves a column past those that are shown, and no column out of the pinned ones', () => {
    assert.equal(shown(columns.moved('a', 1)), 'pinned c a');
    assert.equal(shown(columns.moved('c', 1)), 'pinned a c');
    assert.equal(shown(columns.moved('a', -1)), 'pinned a c');
  });

  it('shows and hides all but the last', () => {
    assert.equal(shown(columns.withShown('b', true)), 'pinned a b c');
    const one = columns.withShown('a', false).withShown('c', false);
    assert.equal(shown(one.withShown('pinned', false)), 'pinned');
  });

  it('has widths that can be seen and pointed at', () => {
    assert.equal(columns.resized('a', -5).shown[1]?.width, MIN_COLUMN_PX);
    assert.equal(columns.resized('a', 120.4).shown[1]?.width, 120);
  });

  it('takes back what was kept, whatever became of it', () => {
    const kept = columns.resized('c', 300).moved('c', -1).withShown('b', true).states;
    assert.deepEqual(columns.arranged(kept).states, kept);
    const odd = [
      { id: 'gone', width: 10, isShown: true },
      { id: 'c', width: Number.NaN, isShown: true },
      { id: 'c', width: 20, isShown: false },
    ];
    assert.equal(shown(columns.arranged(odd)), 'pinned c a');
    assert.equal(columns.arranged(odd).shown[1]?.width, 100);
    assert.equal(columns.arranged(columns.states.map((state) => ({ ...state, isShown: false }))), columns);
  });
});
