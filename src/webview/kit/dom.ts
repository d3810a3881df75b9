type Tag = keyof HTMLElementTagNameMap;

/** What may be set on an element; there is no way to give it markup, a style or a script. */
export interface Props {
  readonly class?: string;
  readonly id?: string;
  readonly title?: string;
  readonly role?: string;
  readonly type?: string;
  readonly value?: string;
  readonly placeholder?: string;
  readonly tabIndex?: number;
  readonly hidden?: boolean;
  readonly disabled?: boolean;
  readonly aria?: Readonly<Record<string, string>>;
  readonly data?: Readonly<Record<string, string>>;
}

/** A part of an element: texts are texts, whatever they hold. */
export type Child = Node | string | undefined;

/** Makes an element; parts that are undefined are left out. */
export function element<Name extends Tag>(
  name: Name,
  props: Props = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const attribute of ['class', 'id', 'title', 'role', 'type', 'value', 'placeholder'] as const) {
    const value = props[attribute];
    if (value !== undefined) {
      made.setAttribute(attribute, value);
    }
  }
  made.hidden = props.hidden ?? false;
  made.toggleAttribute('disabled', props.disabled ?? false);
  if (props.tabIndex !== undefined) {
    made.tabIndex = props.tabIndex;
  }
  setPrefixed(made, 'aria-', props.aria);
  setPrefixed(made, 'data-', props.data);
  made.append(...present(children));
  return made;
}

/** Puts parts in the place of all that an element holds. */
export function fill(target: Element, ...children: readonly Child[]): void {
  target.replaceChildren(...present(children));
}

/** Sets the text only where it differs, so that a screen reader is not told the same again. */
export function setText(target: Element, text: string): void {
  if (target.textContent !== text) {
    target.textContent = text;
  }
}

function present(children: readonly Child[]): readonly (Node | string)[] {
  return children.filter((child) => child !== undefined);
}

function setPrefixed(target: Element, prefix: string, values: Readonly<Record<string, string>> = {}): void {
  for (const [name, value] of Object.entries(values)) {
    target.setAttribute(`${prefix}${name}`, value);
  }
}
