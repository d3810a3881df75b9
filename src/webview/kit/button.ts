import { element } from './dom.js';

export interface ButtonOptions {
  readonly isSecondary?: boolean;
  /** It opens a menu. */
  readonly hasMenu?: boolean;
  readonly title?: string;
}

/** A button as VS Code draws its own. */
export function button(
  label: string,
  onPress: (pressed: HTMLButtonElement) => void,
  { isSecondary = false, hasMenu = false, title }: ButtonOptions = {},
): HTMLButtonElement {
  const made = element(
    'button',
    {
      class: isSecondary ? 'kit-button is-secondary' : 'kit-button',
      type: 'button',
      ...(title === undefined ? {} : { title }),
      aria: hasMenu ? { haspopup: 'menu', expanded: 'false' } : {},
    },
    label,
  );
  made.addEventListener('click', () => {
    onPress(made);
  });
  return made;
}

/** A choice in a list that drops down. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** A list that drops down, whose first choice is everything. */
export class Dropdown {
  readonly element: HTMLSelectElement;
  #choices = '';

  constructor(label: string, onChange: (value: string) => void) {
    this.element = element('select', { class: 'kit-dropdown', title: label, aria: { label } });
    this.element.addEventListener('change', () => {
      onChange(this.element.value);
    });
  }

  get value(): string {
    return this.element.value;
  }

  /** Offers these and keeps what is chosen, though it may not be among them any more. */
  offer(choices: readonly Choice[], chosen: string): void {
    const all = choices.some(({ value }) => value === chosen)
      ? choices
      : [...choices, { value: chosen, label: chosen }];
    const offered = JSON.stringify(all);
    if (offered !== this.#choices) {
      this.#choices = offered;
      this.element.replaceChildren(...all.map(({ value, label }) => element('option', { value }, label)));
    }
    this.element.value = chosen;
  }
}
