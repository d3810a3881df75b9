// A table on virtual-core as its documents build one: rows keyed by their index, placed by a transform, made as they
// come into view and taken away as they leave it. They say to a screen reader what ours say; it has no header, no focus
// and no selection.
import './virtualCore.css';
import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';

const { COLUMNS, ROWS, textOf } = globalThis.bench;

const ROW_HEIGHT = 22;

export function open(host) {
  const scroller = document.createElement('div');
  scroller.style.cssText = 'height:100%;overflow:auto;contain:strict';
  const body = document.createElement('div');
  body.style.cssText = 'position:relative;width:100%';
  scroller.append(body);
  host.append(scroller);
  const shown = new Map();
  const options = {
    count: ROWS,
    estimateSize: () => ROW_HEIGHT,
    overscan: 3,
    getScrollElement: () => scroller,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    onChange: () => render(),
  };
  const virtualizer = new Virtualizer(options);
  body.style.height = `${virtualizer.getTotalSize()}px`;

  function render() {
    const items = virtualizer.getVirtualItems();
    const keys = new Set(items.map(({ key }) => key));
    for (const [key, element] of shown) {
      if (!keys.has(key)) {
        element.remove();
        shown.delete(key);
      }
    }
    for (const { key, index, start } of items) {
      if (!shown.has(key)) {
        const element = rowElement(index, start);
        shown.set(key, element);
        body.append(element);
      }
    }
  }

  virtualizer._didMount();
  virtualizer._willUpdate();
  render();
}

function rowElement(index, start) {
  const element = document.createElement('div');
  element.className = 'row';
  element.setAttribute('role', 'row');
  element.setAttribute('aria-rowindex', String(index + 2));
  element.setAttribute('aria-selected', 'false');
  element.style.transform = `translateY(${start}px)`;
  COLUMNS.forEach(({ id, width }, at) => {
    const cell = document.createElement('div');
    cell.className = 'cell';
    cell.setAttribute('role', 'gridcell');
    cell.setAttribute('aria-colindex', String(at + 1));
    cell.style.width = `${width}px`;
    cell.textContent = textOf(index, id);
    element.append(cell);
  });
  return element;
}
