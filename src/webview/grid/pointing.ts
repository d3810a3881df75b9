import type { Place } from './movement.js';

export interface PointingEvents {
  readonly onClick: (place: Place, event: MouseEvent) => void;
  readonly onDoubleClick: (place: Place) => void;
  readonly onContextMenu: (place: Place, event: MouseEvent) => void;
}

/** Tells which cell the mouse means. A cell that is cut off says its whole text while the mouse is over it. */
export function listenToMouse(grid: HTMLElement, events: PointingEvents): void {
  grid.addEventListener('click', (event) => {
    const place = placeOf(event.target);
    if (place) {
      events.onClick(place, event);
    }
  });
  grid.addEventListener('dblclick', (event) => {
    const place = placeOf(event.target);
    if (place) {
      events.onDoubleClick(place);
    }
  });
  grid.addEventListener('contextmenu', (event) => {
    const place = placeOf(event.target);
    if (place) {
      event.preventDefault();
      events.onContextMenu(place, event);
    }
  });
  grid.addEventListener('mouseover', ({ target }) => {
    const cell = target instanceof Element ? target.closest<HTMLElement>('[role=gridcell]') : null;
    if (cell) {
      cell.title = cell.scrollWidth > cell.clientWidth ? cell.innerText : '';
    }
  });
}

function placeOf(target: EventTarget | null): Place | undefined {
  const cell = target instanceof Element ? target.closest('[role=gridcell]') : null;
  const row = cell?.closest('[role=row]');
  const index = (element: Element, name: string) => Number(element.getAttribute(name));
  return cell && row
    ? { row: index(row, 'aria-rowindex') - 2, column: index(cell, 'aria-colindex') - 1 }
    : undefined;
}
