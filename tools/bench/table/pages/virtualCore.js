// A table on virtual-core as its documents build one: rows keyed by their index, placed by a transform, made as they
// come into view and taken away as they leave it. It has no header, no focus and no selection.
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
  element.style.cssText = `position:absolute;top:0;left:0;display:flex;height:${ROW_HEIGHT}px;line-height:${ROW_HEIGHT}px;transform:translateY(${start}px)`;
  for (const { id, width } of COLUMNS) {
    const cell = document.createElement('div');
    cell.style.cssText = `flex:none;width:${width}px;padding:0 8px;box-sizing:border-box;overflow:hidden;white-space:nowrap;text-overflow:ellipsis`;
    cell.textContent = textOf(index, id);
    element.append(cell);
  }
  return element;
}
