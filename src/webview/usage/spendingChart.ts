import * as l10n from '@vscode/l10n';
import { formatMoney, type Money } from '../../core/money.js';
import { element } from '../kit/dom.js';
import { lengthOf } from './amounts.js';
import { endOf, type Unit } from './period.js';
import type { SpendingGroup } from './spending.js';
import type { UsageFormats } from './usageFormats.js';

export interface ChartedAccount {
  readonly label: string;
  /** Which of the chart's colours is its own. */
  readonly colour: number;
}

export interface SpendingChartOptions {
  /** What is chosen; the bars of other times stand beside and are dim. */
  readonly chosen: SpendingGroup;
  readonly unit: Unit;
  readonly accountOf: (id: string) => ChartedAccount;
  readonly formats: UsageFormats;
}

/** A bar for each week or month, of a part for each account. The table beside it has the numbers. */
export function spendingChart(
  group: SpendingGroup,
  { chosen, unit, accountOf, formats }: SpendingChartOptions,
): HTMLElement {
  const outOf = (money: Money | undefined) => Math.max(0, money ? -lengthOf(money) : 0);
  const stacks = group.starts.map((start) =>
    [...group.accounts].map(([account, sums]) => ({
      account,
      money: sums.get(start),
      size: outOf(sums.get(start)),
    })),
  );
  const most = Math.max(...stacks.map((parts) => parts.reduce((sum, { size }) => sum + size, 0)));
  const bars = stacks.map((parts, at) => {
    const start = group.starts[at] ?? 0;
    return element(
      'div',
      { class: chosen.sums.has(start) ? 'spent' : 'spent is-beside' },
      element(
        'div',
        { class: 'spent-stack' },
        ...parts.map(({ account, money, size }) => {
          const { label, colour } = accountOf(account);
          const part = element('div', {
            class: 'spent-part',
            title: `${timeName(unit, start, formats)} · ${label} · ${money ? formatMoney(money) : ''}`,
            data: { colour: String(colour) },
            hidden: size === 0,
          });
          part.style.height = `${most === 0 ? 0 : (size / most) * 100}%`;
          return part;
        }),
      ),
      element('div', { class: 'spent-name' }, barName(unit, group.starts, at, formats)),
    );
  });
  return element(
    'div',
    {
      class: 'spent-bars',
      role: 'img',
      aria: {
        label:
          unit === 'week'
            ? l10n.t('Spending by week, {0} in all; the table has the numbers', formatMoney(chosen.total))
            : l10n.t('Spending by month, {0} in all; the table has the numbers', formatMoney(chosen.total)),
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

/** A month, or the days of a week. */
export function timeName(unit: Unit, start: number, { month, days }: UsageFormats): string {
  return unit === 'month' ? month(start) : days(start, endOf(unit, start) - 1);
}

/** The most names that fit under the bars. */
const MOST_NAMES = { week: 6, month: 12 } as const;

/** A week's is its first day; with months, the year stands at the first and at each January. */
function barName(unit: Unit, starts: readonly number[], at: number, formats: UsageFormats): string {
  const start = starts[at] ?? 0;
  const step = Math.ceil(starts.length / MOST_NAMES[unit]);
  if (at % step !== 0) {
    return '';
  }
  if (unit === 'week') {
    return formats.dayOfMonth(start);
  }
  return at === 0 || new Date(start).getMonth() < step ? formats.month(start) : formats.shortMonth(start);
}
