import { pin } from './columnWidths.js';
import type { GridColumn, SortBy } from './gridColumns.js';

export interface HeaderEvents {
  /** A header was pressed: its place among those that are shown. */
  readonly onPress: (at: number) => void;
  /** A header's edge is dragged. */
  readonly onResize: (at: number, width: number) => void;
}

/** The row of column headers, each with an edge to drag. */
export class GridHeader {
  readonly element = document.createElement('div');
  readonly #events: HeaderEvents;
  #cells: readonly HTMLElement[] = [];
  #columns: readonly GridColumn[] = [];
  #activeCell = -1;

  constructor(events: HeaderEvents) {
    this.#events = events;
    this.element.className = 'grid-row grid-header';
    this.element.setAttribute('role', 'row');
    this.element.setAttribute('aria-rowindex', '1');
    // the focus stays on the grid, which says which cell has it
    this.element.addEventListener('mousedown', (event) => {
      event.preventDefault();
    });
    this.element.addEventListener('pointerdown', this.#startResize);
    this.element.addEventListener('click', (event) => {
      const at = this.#placeOf(event.target);
      if (at >= 0 && !isEdge(event.target)) {
        this.#events.onPress(at);
      }
    });
  }

  show(columns: readonly GridColumn[], sortBy: SortBy | undefined, activeCell: number): void {
    if (
      columns.length !== this.#columns.length ||
      columns.some(({ id }, at) => id !== this.#columns[at]?.id)
    ) {
      this.#cells = columns.map(headerCell);
      this.element.replaceChildren(...this.#cells);
      this.#activeCell = -1;
    }
    this.#columns = columns;
    columns.forEach(({ id, width, isSortable }, at) => {
      this.#cells[at]?.style.setProperty('width', `${width}px`);
      const direction = sortBy?.column === id ? sortBy.direction : 'none';
      if (isSortable !== false) {
        this.#cells[at]?.setAttribute('aria-sort', direction);
      }
    });
    this.#cells[this.#activeCell]?.classList.remove('is-active');
    this.#cells[activeCell]?.classList.add('is-active');
    this.#activeCell = activeCell;
  }

  cellAt(at: number): HTMLElement | undefined {
    return this.#cells[at];
  }

  #placeOf(target: EventTarget | null): number {
    const cell = target instanceof Element ? target.closest('[role=columnheader]') : null;
    return this.#cells.findIndex((each) => each === cell);
  }

  readonly #startResize = (down: PointerEvent): void => {
    const at = this.#placeOf(down.target);
    const cell = this.#cells[at];
    if (!cell || !isEdge(down.target) || down.button !== 0) {
      return;
    }
    const from = cell.offsetWidth - down.clientX;
    const moving = new AbortController();
    const { signal } = moving;
    const end = (): void => {
      moving.abort();
    };
    this.element.setPointerCapture(down.pointerId);
    this.element.addEventListener(
      'pointermove',
      ({ clientX }) => {
        this.#events.onResize(at, from + clientX);
      },
      { signal },
    );
    this.element.addEventListener('lostpointercapture', end, { signal });
    this.element.addEventListener('pointerup', end, { signal });
  };
}

function headerCell({ label, align, isPinned, isSortable }: GridColumn, at: number): HTMLElement {
  const cell = document.createElement('div');
  cell.className = 'grid-cell grid-headerCell';
  cell.classList.toggle('is-end', align === 'end');
  if (isPinned) {
    pin(cell, at);
  }
  cell.setAttribute('role', 'columnheader');
  cell.setAttribute('aria-colindex', String(at + 1));
  const name = document.createElement(isSortable === false ? 'span' : 'button');
  name.className = 'grid-headerName';
  name.tabIndex = -1;
  name.textContent = label;
  const edge = document.createElement('div');
  edge.className = 'grid-edge';
  edge.setAttribute('aria-hidden', 'true');
  cell.append(name, edge);
  return cell;
}

function isEdge(target: EventTarget | null): boolean {
  return target instanceof Element && target.classList.contains('grid-edge');
}
