import type { ColumnState, GridColumn, SortBy } from './gridColumns.js';
import type { CellOf } from './rowView.js';

export interface GridOptions {
  readonly columns: readonly GridColumn[];
  /** Rows of the data, at first all in view and in their order. */
  readonly rowCount: number;
  /** What the grid is called. */
  readonly label: string;
  /** What a cell shows: a row of the data and a column's id. */
  readonly cell: CellOf;
  /** Enter or a double click. */
  readonly onActivate?: (row: number) => void;
  /** For the selected rows, or for the one that was pointed at; x and y as in `clientX` and `clientY`. */
  readonly onContextMenu?: (rows: Uint32Array, x: number, y: number) => void;
  /** A header was pressed: sort, then call `setSort` and `setRows`. */
  readonly onSort?: (sortBy: SortBy) => void;
  /** How many rows are selected, in view or not. */
  readonly onSelectionChange?: (count: number) => void;
  /** Columns were resized, moved, shown or hidden. */
  readonly onArrange?: (states: readonly ColumnState[]) => void;
}
