import * as l10n from '@vscode/l10n';
import { button } from '../kit/button.js';
import { element, fill, setText } from '../kit/dom.js';
import type { Formats } from '../kit/formats.js';
import type { RowAction } from './rowActions.js';

/** The actions for the rows that are selected; hidden while none is. */
export class SelectionBar {
  readonly element: HTMLElement;
  readonly #formats: Formats;
  readonly #count = element('span', { class: 'selection-count' });
  readonly #buttons = element('div', { class: 'selection-buttons' });
  #actions: readonly RowAction[] = [];

  constructor(formats: Formats) {
    this.#formats = formats;
    this.element = element(
      'div',
      { class: 'selection', role: 'toolbar', hidden: true },
      this.#count,
      this.#buttons,
    );
    this.element.setAttribute('aria-label', l10n.t('Selected rows'));
  }

  /** The buttons stay as they are while the actions are the same, so that the focus stays on them. */
  show(count: number, actions: readonly RowAction[]): void {
    this.element.hidden = count === 0;
    setText(
      this.#count,
      count === 1 ? l10n.t('1 selected') : l10n.t('{0} selected', this.#formats.count(count)),
    );
    const isSame =
      actions.length === this.#actions.length &&
      actions.every(({ label }, at) => label === this.#actions[at]?.label);
    this.#actions = actions;
    if (!isSame) {
      fill(
        this.#buttons,
        ...actions.map(({ label }, at) =>
          button(
            label,
            () => {
              this.#actions[at]?.run();
            },
            { isSecondary: true },
          ),
        ),
      );
    }
    [...this.#buttons.children].forEach((made, at) => {
      made.toggleAttribute('disabled', this.#actions[at]?.isDisabled === true);
    });
  }
}
