import { element } from './dom.js';

export interface MenuItem {
  readonly label: string;
  /** Its box is ticked, or is not: the item switches something. */
  readonly isChecked?: boolean;
  readonly isDisabled?: boolean;
  readonly run: () => void;
}

/** Items, and lines between groups of them. */
export type MenuEntry = MenuItem | 'line' | { readonly heading: string };

let close: (() => void) | undefined;

/**
 * Opens a menu at a point of the page, in place of one that is open, with the focus on its first item that does something. It closes when
 * something is chosen, on Escape, and when the focus goes elsewhere; `onClose` is told whether to take the focus back.
 */
export function openMenu(
  entries: readonly MenuEntry[],
  x: number,
  y: number,
  onClose: (hasFocus: boolean) => void,
): void {
  close?.();
  const menu = element(
    'div',
    { class: 'kit-menu', role: 'menu', tabIndex: -1 },
    ...entries.map(entryElement),
  );
  const items = [...menu.querySelectorAll<HTMLElement>('[role^=menuitem]')];
  const listening = new AbortController();
  const end = (hasFocus: boolean): void => {
    close = undefined;
    listening.abort();
    menu.remove();
    onClose(hasFocus);
  };
  close = () => {
    end(false);
  };
  const { signal } = listening;
  menu.addEventListener(
    'click',
    ({ target }) => {
      const at = items.findIndex((item) => target instanceof Node && item.contains(target));
      const chosen = entries.filter(isItem)[at];
      if (chosen && chosen.isDisabled !== true) {
        end(true);
        chosen.run();
      }
    },
    { signal },
  );
  menu.addEventListener(
    'keydown',
    (event) => {
      const next = nextItem(items, event.key);
      if (next) {
        next.focus();
      } else if (event.key === 'Enter' || event.key === ' ') {
        if (document.activeElement instanceof HTMLElement) {
          document.activeElement.click();
        }
      } else if (event.key === 'Escape' || event.key === 'Tab') {
        end(true);
      } else {
        return;
      }
      event.preventDefault();
      event.stopPropagation();
    },
    { signal },
  );
  menu.addEventListener(
    'focusout',
    ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && menu.contains(relatedTarget))) {
        end(false);
      }
    },
    { signal },
  );
  document.body.append(menu);
  place(menu, x, y);
  (items.find((item) => !item.hasAttribute('aria-disabled')) ?? menu).focus();
}

/** Opens a menu below a button. */
export function openMenuBelow(button: HTMLElement, entries: readonly MenuEntry[]): void {
  const { left, bottom } = button.getBoundingClientRect();
  button.setAttribute('aria-expanded', 'true');
  openMenu(entries, left, bottom, (hasFocus) => {
    button.setAttribute('aria-expanded', 'false');
    if (hasFocus) {
      button.focus();
    }
  });
}

function isItem(entry: MenuEntry): entry is MenuItem {
  return typeof entry === 'object' && 'run' in entry;
}

function entryElement(entry: MenuEntry): HTMLElement {
  if (entry === 'line') {
    return element('div', { class: 'kit-menuLine', role: 'separator' });
  }
  if (!isItem(entry)) {
    return element('div', { class: 'kit-menuHeading', role: 'presentation' }, entry.heading);
  }
  const { label, isChecked, isDisabled } = entry;
  return element(
    'div',
    {
      class: 'kit-menuItem',
      role: isChecked === undefined ? 'menuitem' : 'menuitemcheckbox',
      tabIndex: -1,
      aria: {
        ...(isChecked === undefined ? {} : { checked: String(isChecked) }),
        ...(isDisabled === true ? { disabled: 'true' } : {}),
      },
    },
    element('span', { class: 'kit-menuMark', aria: { hidden: 'true' } }, isChecked === true ? '✓' : ''),
    label,
  );
}

function nextItem(items: readonly HTMLElement[], key: string): HTMLElement | undefined {
  const at = items.findIndex((item) => item === document.activeElement);
  switch (key) {
    case 'ArrowDown':
      return items[(at + 1) % items.length];
    case 'ArrowUp':
      return items.at(at <= 0 ? -1 : at - 1);
    case 'Home':
      return items[0];
    case 'End':
      return items.at(-1);
    default:
      return undefined;
  }
}

/** At the point, or where it is wholly in the window. */
function place(menu: HTMLElement, x: number, y: number): void {
  const { width, height } = menu.getBoundingClientRect();
  menu.style.left = `${Math.max(0, Math.min(x, window.innerWidth - width))}px`;
  menu.style.top = `${Math.max(0, Math.min(y, window.innerHeight - height))}px`;
}
