/** What a cell shows. `label` is said to a screen reader in place of a text that is but a sign. */
export interface CellLook {
  readonly text: string;
  readonly tone?: Tone;
  readonly label?: string;
}

/** A text alone where nothing more is to be said: most cells are. */
export type Cell = string | CellLook;

export type Tone = 'good' | 'bad' | 'warning' | 'dim';

export type SortDirection = 'ascending' | 'descending';

export interface SortBy {
  readonly column: string;
  readonly direction: SortDirection;
}

export interface GridColumn {
  readonly id: string;
  readonly label: string;
  /** In CSS pixels, before anybody changes it. */
  readonly width: number;
  readonly align?: 'end';
  /** Stays in view when the rest is scrolled sideways; such columns are the first. */
  readonly isPinned?: boolean;
  readonly isHiddenAtFirst?: boolean;
  readonly isSortable?: boolean;
  /** Which way the first click sorts. */
  readonly sortsFirst?: SortDirection;
}

/** What pressing a column's header asks for: its own way first, then the other one, in turn. */
export function nextSort({ id, sortsFirst = 'ascending' }: GridColumn, sortBy: SortBy | undefined): SortBy {
  const other = sortBy?.direction === 'ascending' ? 'descending' : 'ascending';
  return { column: id, direction: sortBy?.column === id ? other : sortsFirst };
}

/** How a person arranged one column: worth keeping, and safe to read back from anywhere. */
export interface ColumnState {
  readonly id: string;
  readonly width: number;
  readonly isShown: boolean;
}

export const MIN_COLUMN_PX = 24;
const MAX_COLUMN_PX = 2000;

/** The columns in their order, with what a person chose of them. Immutable: a change is another arrangement. */
export class ColumnArrangement {
  readonly #columns: ReadonlyMap<string, GridColumn>;
  readonly states: readonly ColumnState[];

  private constructor(columns: ReadonlyMap<string, GridColumn>, states: readonly ColumnState[]) {
    this.#columns = columns;
    const isPinned = ({ id }: ColumnState) => columns.get(id)?.isPinned === true;
    this.states = [...states.filter(isPinned), ...states.filter((state) => !isPinned(state))];
  }

  static of(columns: readonly GridColumn[]): ColumnArrangement {
    return new ColumnArrangement(
      new Map(columns.map((column) => [column.id, column])),
      columns.map(({ id, width, isHiddenAtFirst }) => ({ id, width, isShown: isHiddenAtFirst !== true })),
    );
  }

  /** The columns that are shown, in order, with their widths. */
  get shown(): readonly (GridColumn & { readonly width: number })[] {
    return this.states.flatMap(({ id, width, isShown }) => {
      const column = this.#columns.get(id);
      return isShown && column ? [{ ...column, width }] : [];
    });
  }

  labelOf(id: string): string {
    return this.#columns.get(id)?.label ?? id;
  }

  /** Takes over what was kept; columns it does not know keep their place after those it does. */
  arranged(kept: readonly ColumnState[]): ColumnArrangement {
    const known = kept.filter(
      ({ id }, at) => this.#columns.has(id) && kept.findIndex((other) => other.id === id) === at,
    );
    const rest = this.states.filter(({ id }) => !known.some((state) => state.id === id));
    const next = [...known.map((state) => ({ ...state, width: fitting(state.width) })), ...rest];
    return next.some(({ isShown }) => isShown) ? new ColumnArrangement(this.#columns, next) : this;
  }

  resized(id: string, width: number): ColumnArrangement {
    return this.#changed(id, { width: fitting(width) });
  }

  /** The last column that is shown stays. */
  withShown(id: string, isShown: boolean): ColumnArrangement {
    const isLast = !isShown && this.shown.length === 1 && this.shown[0]?.id === id;
    return isLast ? this : this.#changed(id, { isShown });
  }

  /** Moves a shown column by as many shown columns, pinned ones among the pinned. */
  moved(id: string, by: number): ColumnArrangement {
    const shown = this.shown.map((column) => column.id);
    const target = shown[shown.indexOf(id) + by];
    const from = this.states.findIndex((state) => state.id === id);
    const moving = this.states[from];
    if (target === undefined || moving === undefined) {
      return this;
    }
    const to = this.states.findIndex((state) => state.id === target);
    return new ColumnArrangement(this.#columns, this.states.toSpliced(from, 1).toSpliced(to, 0, moving));
  }

  #changed(id: string, change: Partial<ColumnState>): ColumnArrangement {
    return new ColumnArrangement(
      this.#columns,
      this.states.map((state) => (state.id === id ? { ...state, ...change } : state)),
    );
  }
}

function fitting(width: number): number {
  return Number.isFinite(width) ? Math.round(Math.min(Math.max(MIN_COLUMN_PX, width), MAX_COLUMN_PX)) : 100;
}
