import { allRows } from './order.js';

/**
 * Which rows of the data are in view, by their positions. All rows in their own order are not listed before somebody
 * needs the list: that takes longer than to make the rows that fit on the page.
 */
export class RowOrder {
  readonly count: number;
  #list: Uint32Array | undefined;

  private constructor(count: number, list?: Uint32Array) {
    this.count = count;
    this.#list = list;
  }

  static all(rowCount: number): RowOrder {
    return new RowOrder(rowCount);
  }

  static of(rows: Uint32Array): RowOrder {
    return new RowOrder(rows.length, rows);
  }

  get list(): Uint32Array {
    return (this.#list ??= allRows(this.count));
  }

  /** The row at a position; undefined where none is. */
  at(position: number): number | undefined {
    if (this.#list) {
      return this.#list[position];
    }
    return position >= 0 && position < this.count ? position : undefined;
  }
}
