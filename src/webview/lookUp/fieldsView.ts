import * as l10n from '@vscode/l10n';
import type { ShownField } from '../../protocol/lookUp.js';
import { element, fill } from '../kit/dom.js';
import { openMenu } from '../kit/menu.js';
import { FieldTree } from './fieldTree.js';

export interface FieldsOptions {
  readonly onCopy: (field: number) => void;
  readonly onCopyAll: () => void;
}

/** Deeper fields stand no further to the right, so that their texts keep some place. */
const DEEPEST_INDENT = 12;
const INDENT_PX = 16;

/** The fields of an answer as a tree that keyboard and screen reader operate; exactly one field takes the focus. */
export class FieldsView {
  readonly element = element('div', {
    class: 'fields',
    role: 'tree',
    aria: { label: l10n.t('Every field that came') },
  });
  readonly #options: FieldsOptions;
  readonly #rows = new Map<number, HTMLElement>();
  #fields: readonly ShownField[] = [];
  #tree = new FieldTree([]);
  #active = 0;

  constructor(options: FieldsOptions) {
    this.#options = options;
    this.element.addEventListener('keydown', this.#onKey);
    this.element.addEventListener('click', (event) => {
      const at = placeOf(event.target);
      if (at !== undefined) {
        this.#activate(at);
        if (isTwistie(event.target)) {
          this.#toggle(at);
        }
      }
    });
    this.element.addEventListener('dblclick', (event) => {
      const at = placeOf(event.target);
      if (at !== undefined && !isTwistie(event.target)) {
        this.#toggle(at);
      }
    });
    this.element.addEventListener('contextmenu', this.#onMenu);
  }

  /** The field that has the focus, or had it last. */
  get active(): number {
    return this.#active;
  }

  /** Shows other fields in place of those there were. */
  show(fields: readonly ShownField[]): void {
    const hadFocus = this.element.contains(document.activeElement);
    this.#fields = fields;
    this.#tree = new FieldTree(fields);
    this.#rows.clear();
    fill(this.element, this.#rowsOf(this.#tree.seen()));
    this.element.hidden = fields.length === 0;
    this.#active = 0;
    this.#activate(0, hadFocus);
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const at = placeOf(event.target);
    if (at === undefined || event.altKey) {
      return;
    }
    if (event.ctrlKey || event.metaKey) {
      // a text that is marked is copied by the editor
      if (event.key.toLowerCase() === 'c' && document.getSelection()?.isCollapsed !== false) {
        this.#options.onCopy(at);
        event.preventDefault();
      }
      return;
    }
    const next = this.#tree.next(event.key, at);
    if (next !== undefined) {
      this.#activate(next);
    } else if (this.#tree.turns(event.key, at)) {
      this.#toggle(at);
    } else if (!MOVING.has(event.key)) {
      return;
    }
    event.preventDefault();
  };

  readonly #onMenu = (event: MouseEvent): void => {
    const at = placeOf(event.target);
    if (at === undefined) {
      return;
    }
    event.preventDefault();
    this.#activate(at);
    const { onCopy, onCopyAll } = this.#options;
    const entries = [
      {
        label: l10n.t('Copy value'),
        run: () => {
          onCopy(at);
        },
      },
      { label: l10n.t('Copy all as JSON'), run: onCopyAll },
    ];
    openMenu(entries, event.clientX, event.clientY, (hasFocus) => {
      if (hasFocus) {
        this.#activate(at);
      }
    });
  };

  #activate(at: number, takesFocus = true): void {
    const before = this.#rows.get(this.#active);
    before?.setAttribute('aria-selected', 'false');
    before?.setAttribute('tabindex', '-1');
    this.#active = at;
    const now = this.#rows.get(at);
    now?.setAttribute('aria-selected', 'true');
    now?.setAttribute('tabindex', '0');
    if (takesFocus) {
      now?.focus();
    }
  }

  #toggle(at: number): void {
    const row = this.#rows.get(at);
    if (!row || !this.#tree.isBranch(at)) {
      return;
    }
    for (const below of this.#tree.seen(at)) {
      this.#rows.get(below)?.remove();
      this.#rows.delete(below);
    }
    this.#tree.toggle(at);
    const isOpen = this.#tree.isOpen(at);
    row.setAttribute('aria-expanded', String(isOpen));
    row.after(this.#rowsOf(this.#tree.seen(at)));
    if (!this.#rows.has(this.#active)) {
      this.#activate(at);
    }
  }

  #rowsOf(places: readonly number[]): DocumentFragment {
    const made = document.createDocumentFragment();
    for (const at of places) {
      const field = this.#fields[at];
      if (field) {
        const row = this.#rowOf(at, field);
        this.#rows.set(at, row);
        made.append(row);
      }
    }
    return made;
  }

  #rowOf(at: number, { depth, name, kind, value, size }: ShownField): HTMLElement {
    const place = this.#tree.place(at);
    const row = element(
      'div',
      {
        class: 'field',
        role: 'treeitem',
        tabIndex: -1,
        aria: {
          level: String(depth + 1),
          selected: 'false',
          ...(place && { posinset: String(place.position), setsize: String(place.siblings) }),
          ...(size > 0 && { expanded: String(this.#tree.isOpen(at)) }),
        },
        data: { at: String(at) },
      },
      element('span', { class: 'field-twistie', aria: { hidden: 'true' } }),
      element(
        'span',
        { class: 'field-text' },
        element('span', { class: 'field-name' }, name),
        ': ',
        element('span', { class: 'field-value', data: { kind } }, valueText(kind, value, size)),
      ),
    );
    row.style.paddingInlineStart = `${Math.min(depth, DEEPEST_INDENT) * INDENT_PX}px`;
    return row;
  }
}

/** The keys of the tree pattern: those that lead nowhere do not scroll the page either. */
const MOVING = new Set(['ArrowDown', 'ArrowUp', 'ArrowRight', 'ArrowLeft', 'Home', 'End', ' ']);

function valueText(kind: ShownField['kind'], value: string, size: number): string {
  switch (kind) {
    case 'object':
      return size === 1 ? l10n.t('1 field') : l10n.t('{0} fields', size);
    case 'list':
      return size === 1 ? l10n.t('1 item') : l10n.t('{0} items', size);
    default:
      return value === '' ? '""' : value;
  }
}

function placeOf(target: EventTarget | null): number | undefined {
  const at = target instanceof Element ? target.closest<HTMLElement>('.field')?.dataset['at'] : undefined;
  return at === undefined ? undefined : Number(at);
}

function isTwistie(target: EventTarget | null): boolean {
  return target instanceof Element && target.classList.contains('field-twistie');
}
