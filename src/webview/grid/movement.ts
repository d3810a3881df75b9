import type { Move } from './keys.js';

/** The header's place among the rows that the focus can be on. */
export const HEADER = -1;

/** Where the focus is: a position in the view's order or `HEADER`, and a place among the columns that are shown. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

export interface Extent {
  readonly rowCount: number;
  readonly columnCount: number;
  /** Rows that a page up or down goes. */
  readonly page: number;
}

/** Where a move leads; at the edge it stays. Whole pages and the first cell are of the rows, not of the header. */
export function moved({ row, column }: Place, to: Move, { rowCount, columnCount, page }: Extent): Place {
  const lastRow = rowCount - 1;
  const lastColumn = columnCount - 1;
  const firstRow = Math.min(0, lastRow);
  switch (to) {
    case 'up':
      return { row: Math.max(HEADER, row - 1), column };
    case 'down':
      return { row: Math.min(lastRow, row + 1), column };
    case 'left':
      return { row, column: Math.max(0, column - 1) };
    case 'right':
      return { row, column: Math.min(lastColumn, column + 1) };
    case 'pageUp':
      return { row: Math.max(firstRow, row - page), column };
    case 'pageDown':
      return { row: Math.min(lastRow, row + page), column };
    case 'rowStart':
      return { row, column: 0 };
    case 'rowEnd':
      return { row, column: lastColumn };
    case 'first':
      return { row: firstRow, column: 0 };
    case 'last':
      return { row: lastRow, column: lastColumn };
  }
}
