import { type Child, element } from '../kit/dom.js';

export interface TableColumn {
  readonly label: string;
  readonly title?: string;
  readonly isNumber?: boolean;
}

export interface TableRow {
  readonly cells: readonly (Child | readonly Child[])[];
  /** Sums up the rows before it, or those after it. */
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

/** A table that is scrolled sideways where it is too wide for the page. */
export function tableElement({ label, columns, rows, hasNames = false }: TableOptions): HTMLElement {
  const head = element(
    'tr',
    {},
    ...columns.map(({ label: name, title, isNumber }) => {
      const made = element('th', { ...(title !== undefined && { title }), ...numeric(isNumber) }, name);
      made.scope = 'col';
      return made;
    }),
  );
  const body = rows.map(({ cells, isSum = false }) =>
    element(
      'tr',
      isSum ? { class: 'is-sum' } : {},
      ...cells.map((cell, at) => {
        const isName = hasNames && at === 0;
        const parts = Array.isArray(cell) ? (cell as readonly Child[]) : [cell as Child];
        const made = element(isName ? 'th' : 'td', numeric(columns[at]?.isNumber), ...parts);
        if (isName) {
          made.setAttribute('scope', 'row');
        }
        return made;
      }),
    ),
  );
  return element(
    'div',
    { class: 'table-scroll' },
    element(
      'table',
      { class: 'table', aria: { label } },
      element('thead', {}, head),
      element('tbody', {}, ...body),
    ),
  );
}

function numeric(isNumber = false) {
  return isNumber ? { class: 'is-number' } : {};
}
