import type { RowLook, RowView } from './rowView.js';

/** Rows that follow each other, moved as one: the browser has fewer boxes to place, and paints those that stay once. */
export class RowGroup {
  readonly element = document.createElement('div');
  readonly #rows: readonly RowView[];
  #top = -1;

  constructor(size: number, rowHeight: number, makeRow: () => RowView) {
    this.#rows = Array.from({ length: size }, makeRow);
    this.element.className = 'grid-group';
    this.element.setAttribute('role', 'presentation');
    this.element.style.height = `${size * rowHeight}px`;
    this.element.append(...this.#rows.map((row) => row.element));
  }

  /** So many pixels down the layer. */
  placeAt(top: number): void {
    if (top !== this.#top) {
      this.#top = top;
      // unlike an offset of its box, this needs no layout
      this.element.style.transform = `translateY(${top}px)`;
    }
  }

  /** Shows the rows from a position on, without those from `end`; with `isReread` it reads all their cells again. */
  show(first: number, end: number, lookAt: (position: number) => RowLook, isReread: boolean): void {
    this.#rows.forEach((row, at) => {
      if (first + at < end) {
        row.show(lookAt(first + at), isReread);
      } else {
        row.hide();
      }
    });
  }

  hide(): void {
    for (const row of this.#rows) {
      row.hide();
    }
  }

  rowAt(position: number): RowView | undefined {
    return this.#rows.find((row) => row.position === position);
  }
}
