import { Tabulator } from 'tabulator-tables';
import 'tabulator-tables/dist/css/tabulator.min.css';

const { COLUMNS, rowObjects } = globalThis.bench;

export function open(host) {
  new Tabulator(host, {
    data: rowObjects,
    height: host.clientHeight,
    rowHeight: 22,
    layout: 'fitData',
    columns: COLUMNS.map(({ id, label, width }) => ({ field: id, title: label, width })),
  });
}
