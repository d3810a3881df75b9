import type { GridColumn } from './gridColumns.js';

/** Tells the grid's element what follows from the columns' widths: how wide it all is, and where the pinned ones stay. */
export function setWidths(grid: HTMLElement, columns: readonly GridColumn[]): void {
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
