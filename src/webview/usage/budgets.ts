import * as l10n from '@vscode/l10n';
import type { ShownAccount } from '../../protocol/usage.js';
import { element } from '../kit/dom.js';
import { tableElement } from './tableElement.js';
import type { PageTools } from './tools.js';

type Budget = ShownAccount['budgets'][number];

/** How often the provider may be asked, folded up: the tightest limit stands outside. */
export function budgetsElement(
  { id, budgets }: Pick<ShownAccount, 'id' | 'budgets'>,
  { formats, clock }: PageTools,
): HTMLElement | undefined {
  const tightest = budgets
    .filter(({ limit, remaining }) => limit !== undefined && remaining !== undefined)
    .sort((one, other) => shareLeft(one) - shareLeft(other))[0];
  const count = (value: number | undefined) => (value === undefined ? '–' : formats.count(value));
  if (budgets.length === 0) {
    return undefined;
  }
  const summary = tightest
    ? l10n.t('Rate limits: {0} of {1} left', count(tightest.remaining), count(tightest.limit))
    : l10n.t('Rate limits');
  return element(
    'details',
    { class: 'card-budgets', data: { key: `budgets ${id}` } },
    element('summary', { data: { key: `budgets ${id}` } }, summary),
    tableElement({
      label: l10n.t('Rate limits'),
      columns: [
        { label: l10n.t('Requests') },
        { label: l10n.t('Left'), isNumber: true },
        { label: l10n.t('Resets') },
      ],
      hasNames: true,
      rows: budgets.map((budget) => ({
        cells: [
          budget.category,
          l10n.t(
            '{0} of {1} in {2}',
            count(budget.remaining),
            count(budget.limit),
            formats.span(budget.windowMs),
          ),
          budget.resetsAt === undefined ? '–' : clock.until(budget.resetsAt),
        ],
      })),
    }),
  );
}

function shareLeft({ remaining = 0, limit = 0 }: Budget): number {
  return limit === 0 ? 0 : remaining / limit;
}
