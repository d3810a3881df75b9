import { Grid } from '../../../src/webview/grid/grid.js';

/** What the grid told, for the tests to read. */
const heard: string[] = [];
const host = document.createElement('main');
const before = document.createElement('button');
const after = document.createElement('button');
document.body.append(before, host, after);

/** A grid of so many rows with ten columns, two of them pinned and one hidden. */
function openGrid(rowCount: number): Grid {
  heard.length = 0;
  return new Grid(host, {
    columns: [
      { id: 'state', label: 'State', width: 60, isPinned: true, isSortable: false },
      { id: 'proxy', label: 'Proxy', width: 160, isPinned: true },
      { id: 'latency', label: 'Latency', width: 90, align: 'end', sortsFirst: 'descending' },
      ...Array.from({ length: 6 }, (_, at) => ({ id: `more${at}`, label: `More ${at}`, width: 100 })),
      { id: 'rare', label: 'Rare', width: 100, isHiddenAtFirst: true },
    ],
    rowCount,
    label: 'Results',
    cell: (row, column) =>
      column === 'state'
        ? { text: '●', label: row % 2 === 0 ? 'Live' : 'Dead', tone: row % 2 === 0 ? 'good' : 'bad' }
        : column === 'rare'
          ? `<img src="" onerror="heard.push(${row})">`
          : `${column} ${row}`,
    onActivate: (row) => heard.push(`activate ${row}`),
    onContextMenu: (rows) => heard.push(`menu ${rows.join(' ')}`),
    onSort: ({ column, direction }) => heard.push(`sort ${column} ${direction}`),
    onSelectionChange: (count) => heard.push(`selected ${count}`),
    onArrange: (states) => {
      heard.push(`arranged ${states.map(({ id, width }) => `${id} ${width}`).join(', ')}`);
    },
  });
}

/** The cell that has the focus, as a screen reader finds it. */
function activeCell(): Element | null {
  return document.getElementById(document.activeElement?.getAttribute('aria-activedescendant') ?? '');
}

Object.assign(globalThis, { openGrid, activeCell, heard });
