/**
 * The tallest content that is laid out as it is: browsers stop at about 33 million device pixels, of which a CSS
 * pixel may be four.
 */
export const MAX_CONTENT_PX = 8_000_000;

/** Rows are placed from a multiple of this, lest a transform count further than its float can. */
const BASE_ROWS = 4096;

/** Which rows are drawn: from `first` up to but not including `end`. */
export interface RowWindow {
  readonly first: number;
  readonly end: number;
}

/**
 * Where rows of one height are in a view that scrolls. An offset is how many pixels of rows are above the view. The
 * bar's own position is the offset while the rows fit into what a browser can lay out, and beyond that in proportion.
 */
export class Geometry {
  readonly #content: number;
  readonly #hidden: number;
  readonly #travel: number;

  constructor(
    readonly rowCount: number,
    readonly rowHeight: number,
    readonly viewHeight: number,
  ) {
    const total = rowCount * rowHeight;
    this.#content = Math.min(total, MAX_CONTENT_PX);
    this.#hidden = Math.max(0, total - viewHeight);
    this.#travel = Math.max(0, this.#content - viewHeight);
  }

  /** The height that the scrolled content is given. */
  get contentHeight(): number {
    return this.#content;
  }

  /** Whether a pixel of the bar stands for more than a pixel of rows. */
  get isScaled(): boolean {
    return this.#hidden > this.#travel;
  }

  /** Rows that one page moves by: those wholly in view, less one that stays for orientation. */
  get rowsAPage(): number {
    return Math.max(1, Math.floor(this.viewHeight / this.rowHeight) - 1);
  }

  /** How many rows are kept drawn, with `spare` more than can be in view. */
  drawnRows(spare: number): number {
    return Math.ceil(this.viewHeight / this.rowHeight) + 1 + spare;
  }

  clampedOffset(offset: number): number {
    return Math.min(Math.max(0, offset), this.#hidden);
  }

  offsetAt(scrollTop: number): number {
    return this.clampedOffset(this.isScaled ? (scrollTop * this.#hidden) / this.#travel : scrollTop);
  }

  scrollTopAt(offset: number): number {
    return this.isScaled ? (offset * this.#travel) / this.#hidden : offset;
  }

  /**
   * Always the same number of rows while there are as many, so that a drawn row serves each n-th one. The spare ones are
   * above the view or below.
   */
  windowAt(offset: number, spare: number, isSpareAbove: boolean): RowWindow {
    const size = Math.min(this.drawnRows(spare), this.rowCount);
    const wanted = Math.floor(offset / this.rowHeight) - (isSpareAbove ? spare : 0);
    const first = Math.min(Math.max(0, wanted), this.rowCount - size);
    return { first, end: first + size };
  }

  /** The row from which those in a window are placed. */
  baseOf(window: RowWindow): number {
    return this.isScaled ? window.first - (window.first % BASE_ROWS) : 0;
  }

  /** The offset nearest to `offset` at which the row is wholly in view. */
  offsetShowing(row: number, offset: number): number {
    const top = row * this.rowHeight;
    const least = top + this.rowHeight - this.viewHeight;
    return this.clampedOffset(Math.min(Math.max(offset, least), top));
  }
}
