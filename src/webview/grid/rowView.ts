import { pin } from './columnWidths.js';
import type { Cell, GridColumn, Tone } from './gridColumns.js';

/** What a row shows beside its cells. */
export interface RowLook {
  /** In the view's order, from 0. */
  readonly position: number;
  /** In the data. */
  readonly row: number;
  readonly isSelected: boolean;
  /** The place of the cell that has the focus, or -1. */
  readonly activeCell: number;
}

interface CellView {
  readonly element: HTMLElement;
  readonly text: Text;
  readonly column: string;
  /** A text of so many characters fits in any case. */
  readonly fittingLength: number;
  shown: string;
  isLong: boolean;
  tone: Tone | undefined;
  label: string | undefined;
}

/** A clip of its own for each cell takes the browser longer than all else in a frame: only long texts get one. */
const PADDING_PX = 16;
const WIDEST_CHARACTER_PX = 9.2;
const WIDE = /[^\0-\u2e7f]/;

export type CellOf = (row: number, column: string) => Cell;

/**
 * One row on the page, which shows now this row of the data and now that one: scrolling makes no element and touches
 * only what differs.
 */
export class RowView {
  readonly element: HTMLElement;
  readonly #cells: readonly CellView[];
  readonly #cellOf: CellOf;
  #position = -1;
  #isSelected = false;
  #activeCell = -1;

  private constructor(element: HTMLElement, columns: readonly GridColumn[], cellOf: CellOf) {
    this.element = element;
    this.#cellOf = cellOf;
    this.#cells = columns.map(({ id, width }, at) => {
      const cell = element.children[at] as HTMLElement;
      return {
        element: cell,
        text: cell.firstChild as Text,
        column: id,
        fittingLength: Math.floor((width - PADDING_PX) / WIDEST_CHARACTER_PX),
        shown: '',
        isLong: false,
        tone: undefined,
        label: undefined,
      };
    });
  }

  /** Makes rows of the same columns: one is built, the others are copies of it. */
  static factory(columns: readonly GridColumn[], cellOf: CellOf): () => RowView {
    const model = document.createElement('div');
    model.className = 'grid-row';
    model.hidden = true;
    model.setAttribute('role', 'row');
    model.setAttribute('aria-selected', 'false');
    columns.forEach(({ width, align, isPinned }, at) => {
      const cell = document.createElement('div');
      cell.className = align === 'end' ? 'grid-cell is-end' : 'grid-cell';
      cell.style.width = `${width}px`;
      if (isPinned) {
        pin(cell, at);
      }
      cell.setAttribute('role', 'gridcell');
      cell.setAttribute('aria-colindex', String(at + 1));
      cell.append(document.createTextNode(''));
      model.append(cell);
    });
    return () => new RowView(model.cloneNode(true) as HTMLElement, columns, cellOf);
  }

  get position(): number {
    return this.#position;
  }

  /** Shows a row, and reads its cells unless it is the one already shown. */
  show({ position, row, isSelected, activeCell }: RowLook, isReread: boolean): void {
    const isOther = position !== this.#position;
    if (isOther) {
      if (this.#position < 0) {
        this.element.hidden = false;
      }
      this.#position = position;
      // the header is the first row
      this.element.setAttribute('aria-rowindex', String(position + 2));
    }
    if (isSelected !== this.#isSelected) {
      this.#isSelected = isSelected;
      this.element.setAttribute('aria-selected', String(isSelected));
    }
    if (activeCell !== this.#activeCell) {
      this.#cells[this.#activeCell]?.element.classList.remove('is-active');
      this.#cells[activeCell]?.element.classList.add('is-active');
      this.#activeCell = activeCell;
    }
    if (isOther || isReread) {
      for (const cell of this.#cells) {
        draw(cell, this.#cellOf(row, cell.column));
      }
    }
  }

  hide(): void {
    if (this.#position >= 0) {
      this.#position = -1;
      this.element.hidden = true;
    }
  }

  /** The cell at a place among the columns that are shown. */
  cellAt(at: number): HTMLElement | undefined {
    return this.#cells[at]?.element;
  }
}

function draw(view: CellView, cell: Cell): void {
  const { text, tone, label } = typeof cell === 'string' ? { text: cell } : cell;
  if (text !== view.shown) {
    view.shown = text;
    view.text.data = text;
    const isLong = text.length > view.fittingLength || WIDE.test(text);
    if (isLong !== view.isLong) {
      view.isLong = isLong;
      view.element.classList.toggle('is-long', isLong);
    }
  }
  if (tone !== view.tone) {
    view.tone = tone;
    setOrRemove(view.element, 'data-tone', tone);
  }
  if (label !== view.label) {
    view.label = label;
    setOrRemove(view.element, 'aria-label', label);
  }
}

function setOrRemove(element: HTMLElement, name: string, value: string | undefined): void {
  if (value === undefined) {
    element.removeAttribute(name);
  } else {
    element.setAttribute(name, value);
  }
}
