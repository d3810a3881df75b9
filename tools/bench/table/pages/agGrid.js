import { ClientSideRowModelModule, createGrid, ModuleRegistry } from 'ag-grid-community';

const { COLUMNS, rowObjects } = globalThis.bench;

ModuleRegistry.registerModules([ClientSideRowModelModule]);
export function open(host) {
  createGrid(host, {
    columnDefs: COLUMNS.map(({ id, label, width }) => ({ field: id, headerName: label, width })),
    rowData: rowObjects,
    rowHeight: 22,
    headerHeight: 22,
    animateRows: false,
  });
}
