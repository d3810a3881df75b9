import * as l10n from '@vscode/l10n';
import { Grid } from '../grid/grid.js';
import type { Cell, ColumnState, SortBy } from '../grid/gridColumns.js';
import type { Formats } from '../kit/formats.js';
import { type MenuEntry, openMenu } from '../kit/menu.js';
import { cellOf, verdictLine } from './cells.js';
import type { Changes } from './changes.js';
import { resultColumns } from './columns.js';
import type { ResultRows } from './resultRows.js';
import type { RowAction } from './rowActions.js';

export interface TableOptions {
  readonly formats: Formats;
  readonly actionsFor: (rows: Uint32Array) => readonly RowAction[];
  readonly onSort: (sortBy: SortBy) => void;
  readonly onSelect: () => void;
  readonly onArrange: (states: readonly ColumnState[]) => void;
}

/** The table of a run's rows, with the menu of what can be done with them. */
export class ResultsTable {
  readonly #options: TableOptions;
  readonly #grid: Grid;
  #rows: ResultRows | undefined;
  #changes: Changes | undefined;

  /** Fills `host`, which is on the page already. */
  constructor(host: HTMLElement, options: TableOptions) {
    this.#options = options;
    this.#grid = new Grid(host, {
      columns: resultColumns(),
      rowCount: 0,
      label: l10n.t('Proxies'),
      cell: (row, column) => this.#cell(row, column),
      onActivate: (row) => {
        this.#openMenuAtFocus(row);
      },
      onContextMenu: (rows, x, y) => {
        this.#openMenu(rows, x, y);
      },
      onSort: options.onSort,
      onSelectionChange: options.onSelect,
      onArrange: options.onArrange,
    });
    host.addEventListener('keydown', (event) => {
      const key = `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.key}`;
      const action = options.actionsFor(this.#meantRows()).find((each) => each.key === key);
      if (action) {
        event.preventDefault();
        action.run();
      }
    });
  }

  get selectedRows(): Uint32Array {
    return this.#grid.selectedRows;
  }

  /** Shows these rows in this order. */
  show(rows: ResultRows, changes: Changes | undefined, order: Uint32Array, sortBy: SortBy | undefined): void {
    this.#rows = rows;
    this.#changes = changes;
    this.#grid.setSort(sortBy);
    this.#grid.setRows(order);
  }

  /** Reads the cells in view again. */
  refresh(): void {
    this.#grid.refresh();
  }

  arrange(states: readonly ColumnState[]): void {
    this.#grid.arrange(this.#grid.columns.arranged(states));
  }

  showColumn(id: string): void {
    this.#grid.arrange(this.#grid.columns.withShown(id, true));
  }

  focus(): void {
    this.#grid.focus();
  }

  /** An entry for each column that can be hidden. */
  columnEntries(): readonly MenuEntry[] {
    const pinned = resultColumns().filter(({ isPinned }) => isPinned === true);
    return this.#grid.columns.states
      .filter(({ id }) => !pinned.some((column) => column.id === id))
      .map(({ id, isShown }) => ({
        label: this.#grid.columns.labelOf(id),
        isChecked: isShown,
        run: () => {
          this.#grid.arrange(this.#grid.columns.withShown(id, !isShown));
        },
      }));
  }

  /** Those that are selected, else the one that the keyboard is on. */
  #meantRows(): Uint32Array {
    const { selectedRows, activeRow } = this.#grid;
    return selectedRows.length === 0 && activeRow !== undefined ? Uint32Array.of(activeRow) : selectedRows;
  }

  #cell(row: number, column: string): Cell {
    return this.#rows === undefined
      ? ''
      : cellOf(row, column, {
          rows: this.#rows,
          formats: this.#options.formats,
          changes: this.#changes,
          nowMs: Date.now(),
        });
  }

  #openMenuAtFocus(row: number): void {
    const cell = document.getElementById(this.#grid.element.getAttribute('aria-activedescendant') ?? '');
    const { left = 0, bottom = 0 } = cell?.getBoundingClientRect() ?? {};
    this.#openMenu(Uint32Array.of(row), left, bottom);
  }

  /** The menu begins with what it is about: a row's whole verdict, which a narrow column may cut. */
  #openMenu(chosen: Uint32Array, x: number, y: number): void {
    const [row] = chosen;
    if (this.#rows && row !== undefined) {
      const heading =
        chosen.length === 1
          ? `${this.#rows.label(row)} · ${verdictLine(this.#rows, row)}`
          : l10n.t('{0} selected', this.#options.formats.count(chosen.length));
      openMenu([{ heading }, ...this.#options.actionsFor(chosen)], x, y, (hasFocus) => {
        if (hasFocus) {
          this.#grid.focus();
        }
      });
    }
  }
}
