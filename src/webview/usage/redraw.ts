import type { Child } from '../kit/dom.js';

/**
 * Puts parts in the place of all that an element holds. Those that look the same are left alone, with what listens to
 * them; so a listener may hold no more than can be seen of its element. What has the focus or is open stays so, where
 * it has a `data-key` of its own in the element. What had the focus and is gone leaves it to the heading of its section.
 */
export function redraw(host: Element, ...children: readonly Child[]): void {
  const focused = host.contains(document.activeElement) ? document.activeElement : null;
  const next = document.createElement('div');
  next.append(...children.filter((child) => child !== undefined));
  for (const open of host.querySelectorAll<HTMLDetailsElement>('details[open][data-key]')) {
    keyed(next, open)?.setAttribute('open', '');
  }
  const parts = [...next.childNodes];
  const before = [...host.childNodes];
  for (const [at, part] of parts.entries()) {
    const old = before[at];
    if (!old) {
      host.append(part);
    } else if (!old.isEqualNode(part)) {
      old.replaceWith(part);
    }
  }
  for (const old of before.slice(parts.length)) {
    old.remove();
  }
  if (focused && !focused.isConnected) {
    const successor = keyed(host, focused) ?? host.closest('section')?.querySelector('h2');
    if (successor instanceof HTMLElement) {
      successor.focus({ preventScroll: true });
    }
  }
}

function keyed(host: Element, { tagName, attributes }: Element): Element | null {
  const key = attributes.getNamedItem('data-key')?.value;
  return key === undefined ? null : host.querySelector(`${tagName}[data-key="${CSS.escape(key)}"]`);
}
