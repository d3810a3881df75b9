import type { GridColumn } from './gridColumns.js';

/**
 * Gives the columns their widths: by custom properties of the grid's element, from which header and rows take them.
 * The last one takes what is left over.
 */
export function setWidths(grid: HTMLElement, columns: readonly GridColumn[]): void {
  const tracks = columns.map(({ width }, at) =>
    at === columns.length - 1 ? `minmax(${width}px, 1fr)` : `${width}px`,
  );
  grid.style.setProperty('--grid-columns', tracks.join(' '));
  grid.style.setProperty('--grid-width', `${widthOf(columns)}px`);
  const pinned = columns.filter(({ isPinned }) => isPinned);
  pinned.forEach((_, at) => {
    grid.style.setProperty(`--grid-pinned-${at}`, `${widthOf(pinned.slice(0, at))}px`);
  });
  // what has the focus is scrolled out from under them
  grid.style.scrollPaddingInlineStart = `${widthOf(pinned)}px`;
}

/** Has a pinned cell stay where its column begins. */
export function pin(cell: HTMLElement, at: number): void {
  cell.classList.add('is-pinned');
  cell.style.insetInlineStart = `var(--grid-pinned-${at})`;
}

function widthOf(columns: readonly GridColumn[]): number {
  return columns.reduce((sum, { width }) => sum + width, 0);
}
