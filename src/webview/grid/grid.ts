import * as l10n from '@vscode/l10n';
import { setWidths } from './columnWidths.js';
import { ColumnArrangement, nextSort } from './gridColumns.js';
import type { SortBy } from './gridColumns.js';
import { GridElement } from './gridElement.js';
import type { GridOptions } from './gridOptions.js';
import { GridHeader } from './header.js';
import { actionOf } from './keys.js';
import type { GridAction } from './keys.js';
import { HEADER, moved } from './movement.js';
import type { Place } from './movement.js';
import { listenToMouse } from './pointing.js';
import { RowOrder } from './rowOrder.js';
import { RowView } from './rowView.js';
import { ScrollView } from './scrollView.js';
import type { RowOwner } from './scrollView.js';
import { Selection } from './selection.js';

/** By how much a keystroke changes a column's width, in CSS pixels. */
const RESIZE_STEP = 16;

/**
 * A table of a million rows of which only those in view are on the page, operated as ARIA's grid pattern says. The
 * focus stays on the grid's element, which names the cell that is active; so no row that is reused takes it along.
 */
export class Grid {
  readonly element: HTMLElement;
  readonly #holder: GridElement;
  readonly #options: GridOptions;
  readonly #header: GridHeader;
  readonly #view: ScrollView;
  readonly #selection = new Selection();
  #columns: ColumnArrangement;
  #order: RowOrder;
  #sortBy: SortBy | undefined;
  #active: Place = { row: 0, column: 0 };

  /** Fills `host`, which has a height of its own. */
  constructor(host: HTMLElement, options: GridOptions) {
    this.#options = options;
    this.#columns = ColumnArrangement.of(options.columns);
    this.#order = RowOrder.all(options.rowCount);
    this.#header = new GridHeader({
      onPress: (column) => {
        this.focus();
        this.#goTo({ row: HEADER, column });
        this.#sort();
      },
      onResize: (column, width) => {
        this.#resize(column, width);
      },
    });
    this.#holder = new GridElement(host, options.label);
    this.element = this.#holder.element;
    this.#showColumns();
    const head = document.createElement('div');
    head.className = 'grid-head';
    head.setAttribute('role', 'rowgroup');
    head.append(this.#header.element);
    this.#view = new ScrollView(this.element, head, this.#rowOwner, this.#rowFactory());
    this.#listen();
    this.#showOrder();
  }

  /** The rows of the data that are in view, in their order: what a filter and a sort left. */
  setRows(order: Uint32Array): void {
    const { row, column } = this.#active;
    const stillAt = row === HEADER ? HEADER : order.indexOf(this.#order.at(row) ?? -1);
    this.#order = RowOrder.of(order);
    this.#active = { row: stillAt === HEADER ? Math.min(row, order.length - 1) : stillAt, column };
    this.#selection.startAt(Math.max(0, this.#active.row));
    this.#showOrder();
  }

  /** Reads the cells in view again. */
  refresh(): void {
    this.#draw(true);
  }

  /** Marks the column that the rows are sorted by. */
  setSort(sortBy: SortBy | undefined): void {
    this.#sortBy = sortBy;
    this.#draw(false);
  }

  /** The selected rows that are in view, in the view's order. */
  get selectedRows(): Uint32Array {
    return this.#selection.within(this.#order.list);
  }

  /** The row of the data that the focus is on; undefined on the header. */
  get activeRow(): number | undefined {
    return this.#order.at(this.#active.row);
  }

  get columns(): ColumnArrangement {
    return this.#columns;
  }

  /** Shows the columns as arranged: `grid.arrange(grid.columns.withShown(id, false))`. */
  arrange(columns: ColumnArrangement): void {
    this.#columns = columns;
    this.#showColumns();
    this.#view.setRows(this.#rowFactory());
    this.#draw(true);
    this.#options.onArrange?.(columns.states);
  }

  focus(): void {
    this.element.focus({ preventScroll: true });
  }

  dispose(): void {
    this.#view.dispose();
    this.#holder.remove();
  }

  #rowFactory(): () => RowView {
    return RowView.factory(this.#columns.shown, this.#options.cell);
  }

  readonly #rowOwner: RowOwner = {
    lookAt: (position) => {
      const row = this.#order.at(position) ?? 0;
      return {
        position,
        row,
        isSelected: this.#selection.has(row),
        activeCell: position === this.#active.row ? this.#active.column : -1,
      };
    },
    onDraw: () => {
      this.#holder.pointAt(this.#activeCell());
    },
  };

  #showOrder(): void {
    this.element.setAttribute('aria-rowcount', String(this.#order.count + 1));
    this.#view.setRowCount(this.#order.count);
    this.#draw(true);
    this.#view.layOut();
  }

  #draw(isReread: boolean): void {
    const { row, column } = this.#active;
    this.#header.show(this.#columns.shown, this.#sortBy, row === HEADER ? column : -1);
    this.#view.keep(row);
    this.#view.draw(isReread);
  }

  #activeCell(): HTMLElement | undefined {
    const { row, column } = this.#active;
    return row === HEADER ? this.#header.cellAt(column) : this.#view.rowAt(row)?.cellAt(column);
  }

  #showColumns(): void {
    const { shown } = this.#columns;
    const { row, column } = this.#active;
    this.#active = { row, column: Math.min(column, shown.length - 1) };
    this.element.setAttribute('aria-colcount', String(shown.length));
    setWidths(this.element, shown);
  }

  #listen(): void {
    this.element.addEventListener('keydown', (event) => {
      const action = actionOf(event, this.#active.row === HEADER);
      if (action && this.#perform(action)) {
        event.preventDefault();
        // the editor around the page has uses of its own for many of these keys
        event.stopPropagation();
      }
    });
    this.element.addEventListener('keyup', (event) => {
      // on Windows the browser's own menu comes when the key is released
      if (event.key === 'ContextMenu') {
        event.preventDefault();
      }
    });
    listenToMouse(this.element, {
      onClick: (place, { shiftKey, ctrlKey, metaKey }) => {
        this.#active = place;
        this.#select(shiftKey ? 'extendTo' : ctrlKey || metaKey ? 'toggle' : 'only');
      },
      onDoubleClick: () => {
        this.#activate();
      },
      onContextMenu: (place, { clientX, clientY }) => {
        this.#goTo(place);
        this.#openMenu(clientX, clientY);
      },
    });
  }

  /** Whether it did anything, so that the key is used up. */
  #perform(action: GridAction): boolean {
    switch (action.kind) {
      case 'move':
        return this.#move(action);
      case 'sort':
        return this.#sort();
      case 'resize':
      case 'reorder':
        return this.#rearrange(action);
      case 'toggle':
        return this.#select('toggle');
      case 'selectAll':
        return this.#select('all');
      case 'clear':
        return this.#selection.count > 0 && this.#select('clear');
      case 'activate':
        return this.#activate();
      case 'menu': {
        const { left = 0, bottom = 0 } = this.#activeCell()?.getBoundingClientRect() ?? {};
        return this.#openMenu(left, bottom);
      }
    }
  }

  #move({ to, isExtending }: GridAction & { readonly kind: 'move' }): boolean {
    const { row } = this.#active;
    const { count: rowCount } = this.#order;
    const columnCount = this.#columns.shown.length;
    const next = moved(this.#active, to, { rowCount, columnCount, page: this.#view.rowsAPage });
    if (isExtending && row !== HEADER && next.row !== HEADER) {
      this.#active = next;
      this.#select('extendTo');
    } else {
      this.#selection.startAt(Math.max(0, next.row));
    }
    this.#goTo(next);
    return true;
  }

  #goTo(place: Place): void {
    this.#active = place;
    if (place.row !== HEADER) {
      this.#view.reveal(place.row);
    }
    this.#draw(false);
    this.#activeCell()?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  #select(how: 'extendTo' | 'toggle' | 'only' | 'all' | 'clear'): boolean {
    this.#selection[how](this.#order.list, this.#active.row);
    this.#draw(false);
    this.#options.onSelectionChange?.(this.#selection.count);
    return true;
  }

  #sort(): boolean {
    const column = this.#columns.shown[this.#active.column];
    if (column && column.isSortable !== false) {
      this.#options.onSort?.(nextSort(column, this.#sortBy));
    }
    return true;
  }

  #resize(at: number, width: number): void {
    this.arrange(this.#columns.resized(this.#columns.shown[at]?.id ?? '', width));
  }

  #rearrange({ kind, by }: GridAction & { readonly kind: 'resize' | 'reorder' }): boolean {
    const at = this.#active.column;
    const column = this.#columns.shown[at];
    if (column && kind === 'resize') {
      this.#resize(at, column.width + by * RESIZE_STEP);
      const width = this.#columns.shown[at]?.width ?? column.width;
      this.#holder.say(l10n.t('{0}: {1} pixels wide', column.label, width));
    } else if (column) {
      this.arrange(this.#columns.moved(column.id, by));
      const now = this.#columns.shown.findIndex(({ id }) => id === column.id);
      this.#goTo({ row: HEADER, column: now });
      this.#holder.say(l10n.t('{0}: column {1}', column.label, now + 1));
    }
    return true;
  }

  #activate(): boolean {
    const row = this.activeRow;
    if (row !== undefined) {
      this.#options.onActivate?.(row);
    }
    return true;
  }

  #openMenu(x: number, y: number): boolean {
    const row = this.activeRow;
    if (row !== undefined) {
      const rows = this.#selection.has(row) ? this.selectedRows : Uint32Array.of(row);
      this.#options.onContextMenu?.(rows, x, y);
    }
    return true;
  }
}
