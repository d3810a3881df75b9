import * as l10n from '@vscode/l10n';
import { formatMoney, type Money } from '../../core/money.js';
import { element } from '../kit/dom.js';
import { lengthOf } from './amounts.js';
import type { SpendingGroup } from './spending.js';
import type { UsageFormats } from './usageFormats.js';

export interface ChartedAccount {
  readonly label: string;
  /** Which of the chart's colours is its own. */
  readonly colour: number;
}

export interface SpendingChartOptions {
  /** The months that are chosen; the others stand beside them and are dim. */
  readonly chosen: SpendingGroup;
  readonly accountOf: (id: string) => ChartedAccount;
  readonly formats: UsageFormats;
}

/** A bar for each month, of a part for each account. The table beside it has the numbers. */
export function spendingChart(
  group: SpendingGroup,
  { chosen, accountOf, formats }: SpendingChartOptions,
): HTMLElement {
  const outOf = (money: Money | undefined) => Math.max(0, money ? -lengthOf(money) : 0);
  const stacks = group.months.map((month) =>
    [...group.accounts].map(([account, sums]) => ({
      account,
      money: sums.get(month),
      size: outOf(sums.get(month)),
    })),
  );
  const most = Math.max(...stacks.map((parts) => parts.reduce((sum, { size }) => sum + size, 0)));
  const bars = stacks.map((parts, at) => {
    const month = group.months[at] ?? 0;
    return element(
      'div',
      { class: chosen.byMonth.has(month) ? 'month' : 'month is-beside' },
      element(
        'div',
        { class: 'month-stack' },
        ...parts.map(({ account, money, size }) => {
          const { label, colour } = accountOf(account);
          const part = element('div', {
            class: 'month-part',
            title: `${formats.month(month)} · ${label} · ${money ? formatMoney(money) : ''}`,
            data: { colour: String(colour) },
            hidden: size === 0,
          });
          part.style.height = `${most === 0 ? 0 : (size / most) * 100}%`;
          return part;
        }),
      ),
      element('div', { class: 'month-name' }, monthName(group.months, at, formats)),
    );
  });
  return element(
    'div',
    {
      class: 'months',
      role: 'img',
      aria: {
        label: l10n.t('Spending by month, {0} in all; the table has the numbers', formatMoney(chosen.total)),
      },
    },
    ...bars,
  );
}

/** The colours of the bars, where there is more than one. */
export function legend(accounts: readonly ChartedAccount[]): HTMLElement | undefined {
  return accounts.length < 2
    ? undefined
    : element(
        'ul',
        { class: 'legend', aria: { hidden: 'true' } },
        ...accounts.map(({ label, colour }) =>
          element(
            'li',
            {},
            element('span', { class: 'legend-mark', data: { colour: String(colour) } }),
            label,
          ),
        ),
      );
}

/** The year stands at the first month and at each January; of many months only some are named. */
function monthName(months: readonly number[], at: number, { month, shortMonth }: UsageFormats): string {
  const moment = months[at] ?? 0;
  const step = Math.ceil(months.length / 12);
  if (at % step !== 0) {
    return '';
  }
  return at === 0 || new Date(moment).getMonth() < step ? month(moment) : shortMonth(moment);
}
