import * as l10n from '@vscode/l10n';
import type { ShownAccount, ShownExpiry } from '../../protocol/usage.js';
import { element } from '../kit/dom.js';
import { cardElement } from './card.js';
import { redraw } from './redraw.js';
import type { PageTools } from './tools.js';

/** A card for each account. */
export class CardsView {
  readonly element = element('ul', { class: 'cards', aria: { label: l10n.t('Accounts') } });
  readonly #tools: PageTools;

  constructor(tools: PageTools) {
    this.#tools = tools;
  }

  show(accounts: readonly ShownAccount[], expiries: readonly ShownExpiry[]): void {
    const nowMs = Date.now();
    const prolongable = expiries
      .filter(({ canProlong, at }) => canProlong && at > nowMs)
      .sort((one, other) => one.at - other.at);
    redraw(
      this.element,
      ...accounts.map((account) =>
        cardElement(
          account,
          prolongable.find((expiry) => expiry.account === account.id),
          this.#tools,
        ),
      ),
    );
  }

  /** Brings an account's card into sight and gives it the focus. */
  reveal(account: string): void {
    const card = this.element.querySelector<HTMLElement>(`[data-account="${CSS.escape(account)}"]`);
    card?.scrollIntoView({ block: 'nearest' });
    card?.querySelector<HTMLElement>('h3')?.focus({ preventScroll: true });
  }
}
