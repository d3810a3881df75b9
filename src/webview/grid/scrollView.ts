import { Geometry } from './geometry.js';
import { RowGroup } from './rowGroup.js';
import type { RowLook, RowView } from './rowView.js';

/** Rows kept drawn on the side that the view scrolls to, for when the browser is there before the script. */
const SPARE_ROWS = 3;

/** More of them are more rows out of view, fewer are more boxes to place. */
const ROWS_A_GROUP = 4;

const LINE_PX = 40;

/** Whose rows they are. */
export interface RowOwner {
  /** What a row looks like, by its position in the view's order. */
  readonly lookAt: (position: number) => RowLook;
  /** Other rows are on the page, or the same ones as other elements. */
  readonly onDraw: () => void;
}

/** The part that scrolls: as many rows as fit, laid over a body that is as tall as all of them. */
export class ScrollView {
  readonly #element: HTMLElement;
  readonly #head: HTMLElement;
  readonly #body = document.createElement('div');
  readonly #layer = document.createElement('div');
  readonly #owner: RowOwner;
  readonly #rowHeight: number;
  readonly #observer: ResizeObserver;
  #geometry: Geometry;
  #makeRow: () => RowView;
  #groups: RowGroup[] = [];
  /** Stays on the page when its position is scrolled out of view, since it has the focus. */
  #kept: RowGroup | undefined;
  #keptPosition = -1;
  #offset = 0;
  #isUpward = false;
  /** Before, what is spare would only make the first frame later. */
  #hasMoved = false;
  #barTop = 0;
  #layerTop = 0;

  /** `element` scrolls and is on the page already; `head` stays at its top. */
  constructor(element: HTMLElement, head: HTMLElement, owner: RowOwner, makeRow: () => RowView) {
    this.#element = element;
    this.#head = head;
    this.#owner = owner;
    this.#makeRow = makeRow;
    this.#rowHeight = rowHeightFor(getComputedStyle(element).fontSize);
    element.style.setProperty('--grid-row-height', `${this.#rowHeight}px`);
    this.#body.className = 'grid-body';
    this.#body.setAttribute('role', 'rowgroup');
    this.#layer.className = 'grid-layer';
    this.#layer.setAttribute('role', 'presentation');
    this.#body.append(this.#layer);
    element.append(head, this.#body);
    this.#geometry = new Geometry(0, this.#rowHeight, 0);
    element.addEventListener('scroll', this.#onScroll, { passive: true });
    this.#observer = new ResizeObserver(() => {
      if (this.#viewHeight() !== this.#geometry.viewHeight) {
        this.setRowCount(this.#geometry.rowCount);
        this.draw(false);
      }
    });
    this.#observer.observe(element);
  }

  get rowsAPage(): number {
    return this.#geometry.rowsAPage;
  }

  /** Other columns need other rows. */
  setRows(makeRow: () => RowView): void {
    this.#makeRow = makeRow;
    this.#groups = [];
    this.#kept = undefined;
    this.#layer.replaceChildren();
  }

  setRowCount(count: number): void {
    this.#geometry = new Geometry(count, this.#rowHeight, this.#viewHeight());
    this.#body.style.height = `${this.#geometry.contentHeight}px`;
    this.#scrollTo(this.#offset);
    this.#element.removeEventListener('wheel', this.#onWheel);
    if (this.#geometry.isScaled) {
      this.#element.addEventListener('wheel', this.#onWheel, { passive: false });
    }
  }

  /** The row at this position stays on the page; -1 is none. */
  keep(position: number): void {
    this.#keptPosition = position;
  }

  /** Scrolls no further than it takes to have the row wholly in view. */
  reveal(position: number): void {
    this.#scrollTo(this.#geometry.offsetShowing(position, this.#offset));
  }

  /** The drawn row of a position; undefined where it is neither in view nor kept. */
  rowAt(position: number): RowView | undefined {
    return this.#groupOf(position)?.rowAt(position) ?? this.#kept?.rowAt(position);
  }

  /** Draws what is in view; with `isReread` also the texts of rows that stayed where they were. */
  draw(isReread: boolean): void {
    const window = this.#geometry.windowAt(this.#offset, this.#hasMoved ? SPARE_ROWS : 0, this.#isUpward);
    const rows = window.end - window.first;
    // once it has moved, the window may begin within a group, and then needs one more
    this.#makeGroups(Math.ceil(this.#hasMoved ? (rows - 1) / ROWS_A_GROUP + 1 : rows / ROWS_A_GROUP));
    const base = this.#geometry.baseOf(window);
    this.#place(base * this.#rowHeight - (this.#offset - this.#barTop));
    const { rowCount } = this.#geometry;
    const show = (group: RowGroup | undefined, position: number): void => {
      group?.placeAt((position - base) * this.#rowHeight);
      group?.show(position, rowCount, this.#owner.lookAt, isReread);
    };
    const first = window.first - (window.first % ROWS_A_GROUP);
    const end = first + this.#groups.length * ROWS_A_GROUP;
    for (let position = first; position < end; position += ROWS_A_GROUP) {
      show(this.#groupOf(position), position);
    }
    const kept = this.#keptPosition;
    if (kept >= 0 && kept < rowCount && (kept < first || kept >= end)) {
      if (!this.#kept) {
        this.#kept = new RowGroup(1, this.#rowHeight, this.#makeRow);
        this.#layer.append(this.#kept.element);
      }
      show(this.#kept, kept);
    } else {
      this.#kept?.hide();
    }
    this.#owner.onDraw();
  }

  /**
   * Has the browser lay out what was drawn now, not when the next frame begins: till then it has nothing else to do, and
   * with many rows at once that frame would be late.
   */
  layOut(): void {
    this.#layer.getBoundingClientRect();
  }

  dispose(): void {
    this.#observer.disconnect();
  }

  #viewHeight(): number {
    return Math.max(0, this.#element.clientHeight - this.#head.offsetHeight);
  }

  #groupOf(position: number): RowGroup | undefined {
    return this.#groups[Math.floor(position / ROWS_A_GROUP) % this.#groups.length];
  }

  /** A drawn group serves each n-th one, so there are as many as the window has, never more. */
  #makeGroups(count: number): void {
    if (count === this.#groups.length) {
      return;
    }
    for (const group of this.#groups.splice(count)) {
      group.element.remove();
    }
    const added = Array.from(
      { length: count - this.#groups.length },
      () => new RowGroup(ROWS_A_GROUP, this.#rowHeight, this.#makeRow),
    );
    this.#groups.push(...added);
    this.#layer.append(...added.map(({ element }) => element));
  }

  #place(top: number): void {
    if (top !== this.#layerTop) {
      this.#layerTop = top;
      this.#layer.style.transform = `translateY(${top}px)`;
    }
  }

  #moveTo(offset: number): void {
    if (offset !== this.#offset) {
      this.#isUpward = offset < this.#offset;
      this.#hasMoved = true;
      this.#offset = offset;
    }
  }

  #scrollTo(offset: number): void {
    this.#moveTo(this.#geometry.clampedOffset(offset));
    const barTop = this.#geometry.scrollTopAt(this.#offset);
    if (barTop !== this.#barTop) {
      this.#barTop = barTop;
      this.#element.scrollTop = barTop;
    }
  }

  readonly #onScroll = (): void => {
    const barTop = this.#element.scrollTop;
    // the browser rounds what it was told: that moves nothing
    if (Math.abs(barTop - this.#barTop) >= 1) {
      this.#barTop = barTop;
      this.#moveTo(this.#geometry.offsetAt(barTop));
      this.draw(false);
    }
  };

  /** Where a pixel of the bar is several of rows, the wheel moves the rows and the bar follows. */
  readonly #onWheel = (event: WheelEvent): void => {
    if (event.ctrlKey || event.shiftKey || event.deltaY === 0) {
      return;
    }
    event.preventDefault();
    const unit = [1, LINE_PX, this.#geometry.viewHeight][event.deltaMode] ?? 1;
    this.#scrollTo(this.#offset + event.deltaY * unit);
    this.draw(false);
  };
}

/** VS Code's own lists have rows of 22 pixels at a font of 13. */
function rowHeightFor(fontSize: string): number {
  const size = Number.parseFloat(fontSize);
  return Math.max(22, Math.round((Number.isFinite(size) ? size : 13) * 1.7));
}
