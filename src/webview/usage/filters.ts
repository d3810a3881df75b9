import * as l10n from '@vscode/l10n';
import type { ShownAccount } from '../../protocol/usage.js';
import { Dropdown } from '../kit/button.js';
import { element } from '../kit/dom.js';
import { type Period, PERIODS } from './period.js';
import type { View } from './view.js';

/** Which time and which account the page is about. */
export class Filters {
  readonly element: HTMLElement;
  readonly #period: Dropdown;
  readonly #account: Dropdown;

  constructor(onChoice: (choice: Pick<View, 'period' | 'account'>) => void) {
    const choose = () => {
      onChoice({
        period: PERIODS.find((period) => period === this.#period.value) ?? 'thisMonth',
        account: this.#account.value,
      });
    };
    this.#period = new Dropdown(l10n.t('Time'), choose);
    this.#account = new Dropdown(l10n.t('Account'), choose);
    this.element = element('div', { class: 'filters' }, this.#period.element, this.#account.element);
  }

  show({ period, account }: View, accounts: readonly ShownAccount[]): void {
    this.#period.offer(
      PERIODS.map((value) => ({ value, label: periodText(value) })),
      period,
    );
    this.#account.offer(
      [
        { value: '', label: l10n.t('All accounts') },
        ...accounts.map(({ id, label, provider }) => ({ value: id, label: `${label} · ${provider}` })),
      ],
      account,
    );
  }
}

function periodText(period: Period): string {
  switch (period) {
    case 'thisMonth':
      return l10n.t('This month');
    case 'lastMonth':
      return l10n.t('Last month');
    case 'days90':
      return l10n.t('90 days');
    case 'year':
      return l10n.t('A year');
    case 'all':
      return l10n.t('All time');
  }
}
