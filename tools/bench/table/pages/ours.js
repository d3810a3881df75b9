import { Grid } from 'egress-grid';
import 'egress-grid.css';

const { COLUMNS, ROWS, textOf } = globalThis.bench;

/** @param {HTMLElement} host */
export function open(host) {
  new Grid(host, { columns: COLUMNS, rowCount: ROWS, label: 'Results', cell: textOf });
}
