import { type Child, element } from '../kit/dom.js';

export interface TableColumn {
  readonly label: string;
  readonly title?: string;
  readonly isNumber?: boolean;
  /** Where the style puts it, in a table that is laid out anew where it is narrow. */
  readonly area?: string;
}

export interface TableRow {
  readonly cells: readonly Child[];
  /** Sums up others. */
  readonly isSum?: boolean;
}

export interface TableOptions {
  /** What it is called. */
  readonly label: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  /** The first cell of each row names it. */
  readonly hasNames?: boolean;
}

/** A table that is scrolled sideways where it is too wide. The roles stay with it however the style lays it out. */
export function tableElement({ label, columns, rows, hasNames = false }: TableOptions): HTMLElement {
  const cell = (tag: 'th' | 'td', role: string, column: TableColumn | undefined, child: Child) =>
    element(
      tag,
      {
        role,
        class: column?.isNumber === true ? 'is-number' : '',
        ...(column?.title !== undefined && role === 'columnheader' && { title: column.title }),
        ...(column?.area !== undefined && { data: { area: column.area, label: column.label } }),
      },
      child,
    );
  return element(
    'div',
    { class: 'table-scroll' },
    element(
      'table',
      { class: 'table', role: 'table', aria: { label } },
      element(
        'thead',
        { role: 'rowgroup' },
        element(
          'tr',
          { role: 'row' },
          ...columns.map((column) => cell('th', 'columnheader', column, column.label)),
        ),
      ),
      element(
        'tbody',
        { role: 'rowgroup' },
        ...rows.map(({ cells, isSum = false }) =>
          element(
            'tr',
            { role: 'row', class: isSum ? 'is-sum' : '' },
            ...cells.map((child, at) =>
              hasNames && at === 0
                ? cell('th', 'rowheader', columns[at], child)
                : cell('td', 'cell', columns[at], child),
            ),
          ),
        ),
      ),
    ),
  );
}
