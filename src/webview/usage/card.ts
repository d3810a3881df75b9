import * as l10n from '@vscode/l10n';
import type { ShownAccount, ShownExpiry } from '../../protocol/usage.js';
import { element } from '../kit/dom.js';
import { amountText } from './amounts.js';
import { budgetsElement } from './budgets.js';
import { gauge } from './gauge.js';
import { prolongLabel } from './prolonging.js';
import { forecastReason, forecastText, readingText } from './readings.js';
import { sourceText } from './words.js';
import { keyedButton, type PageTools } from './tools.js';

/** What is left of one account, what it costs and what runs out next. `prolongable` is what can be made to last longer first. */
export function cardElement(
  account: ShownAccount,
  prolongable: ShownExpiry | undefined,
  tools: PageTools,
): HTMLElement {
  const { id, label, provider, isSandbox, trouble, isReading } = account;
  const name = element('h3', { class: 'card-name', tabIndex: -1, data: { key: `name ${id}` } }, label);
  return element(
    'li',
    { class: 'card', aria: { busy: String(isReading) }, data: { account: id } },
    element(
      'div',
      { class: 'card-head' },
      name,
      element('span', { class: 'dim' }, isSandbox ? l10n.t('{0} · sandbox', provider) : provider),
    ),
    ...readingElements(account, tools),
    ...spendingElements(account, prolongable, tools),
    trouble === undefined
      ? undefined
      : element('p', { class: 'trouble' }, element('span', { aria: { hidden: 'true' } }, '⚠ '), trouble),
    budgetsElement(account, tools),
    element('div', { class: 'card-buttons' }, ...buttons(account, tools)),
  );
}

function readingElements(
  account: ShownAccount,
  { formats, clock }: PageTools,
): readonly (HTMLElement | undefined)[] {
  const { reading, forecast, cost } = account;
  if (!reading) {
    const counts = countsText(account);
    return [
      counts === undefined ? undefined : element('p', { class: 'card-reading' }, counts),
      element(
        'p',
        { class: 'dim' },
        ...(cost === undefined
          ? account.listsAt === undefined
            ? [l10n.t('This provider tells of no balance or quota.')]
            : [l10n.t('From the provider'), ' · ', clock.ago(account.listsAt)]
          : [account.isReading ? l10n.t('Reading…') : l10n.t('Not read yet.')]),
      ),
    ];
  }
  const { value, at } = reading;
  const text = readingText(value, formats);
  const reason = forecast && forecastReason(forecast, value, formats);
  return [
    element('p', { class: 'card-reading' }, text),
    value.kind === 'traffic' && value.quotaGigabytes > 0
      ? gauge(
          { used: value.quotaGigabytes - value.remainingGigabytes, limit: value.quotaGigabytes, text },
          formats,
        )
      : value.kind === 'requests' && value.limit > 0
        ? gauge({ ...value, text }, formats)
        : undefined,
    element(
      'p',
      { class: 'dim' },
      value.kind === 'traffic' && value.plan !== undefined ? `${value.plan} · ` : undefined,
      ...(account.isReading ? [l10n.t('Reading…')] : [l10n.t('From the provider'), ' · ', clock.ago(at)]),
    ),
    forecast &&
      element(
        'p',
        { class: forecast.kind === 'lasts' ? 'card-forecast' : 'dim', title: reason ?? '' },
        forecastText(forecast, formats, Date.now()),
        element('span', { class: 'kit-unseen' }, `. ${reason ?? ''}`),
      ),
  ];
}

function spendingElements(
  { id, spentThisMonth, spent, next, listsAt, abilities }: ShownAccount,
  prolongable: ShownExpiry | undefined,
  { formats, clock, send }: PageTools,
): readonly (HTMLElement | undefined)[] {
  return [
    spentThisMonth.length === 0
      ? undefined
      : element(
          'p',
          spent
            ? { title: l10n.t('From: {0}, {1}', sourceText(spent.source), formats.moment(spent.at)) }
            : {},
          spent?.isPartial === true
            ? l10n.t('{0} or more this month', spentThisMonth.map(amountText).join(' · '))
            : l10n.t('{0} this month', spentThisMonth.map(amountText).join(' · ')),
        ),
    next &&
      element(
        'p',
        { class: 'card-next' },
        element(
          'span',
          listsAt === undefined ? {} : { title: l10n.t('From lists read {0}', formats.moment(listsAt)) },
          l10n.t('Next: {0}', next.label),
          ' ',
          clock.until(next.at),
        ),
        prolongable === undefined || !(abilities.canRenew || abilities.canExtend)
          ? undefined
          : keyedButton({
              key: `prolong ${id} ${prolongable.kind} ${prolongable.id}`,
              label: prolongLabel(prolongable.kind),
              about: prolongable.label,
              title: prolongable.label,
              run: () => {
                send('prolong', { account: id, kind: prolongable.kind, id: prolongable.id });
              },
            }),
      ),
  ];
}

function countsText({ subscriptions, orders, hasMoreOrders }: ShownAccount): string | undefined {
  const texts = [
    subscriptions === undefined
      ? ''
      : subscriptions === 1
        ? l10n.t('1 subscription')
        : l10n.t('{0} subscriptions', subscriptions),
    orders === undefined
      ? ''
      : hasMoreOrders === true
        ? l10n.t('{0} orders or more', orders)
        : orders === 1
          ? l10n.t('1 order')
          : l10n.t('{0} orders', orders),
  ].filter(Boolean);
  return texts.length === 0 ? undefined : texts.join(' · ');
}

function buttons({ id, label, cost, isReading, abilities }: ShownAccount, { send }: PageTools) {
  const isBusy = isReading;
  return [
    cost === 'oneRequest'
      ? keyedButton({
          key: `check ${id}`,
          label: l10n.t('Check (1 request)'),
          about: label,
          title: l10n.t('Counts as one request of your plan'),
          isBusy,
          run: () => {
            send('check', { account: id });
          },
        })
      : keyedButton({
          key: `refresh ${id}`,
          label: l10n.t('Refresh'),
          about: label,
          isBusy,
          run: () => {
            send('refresh', { account: id });
          },
        }),
    abilities.canDeposit
      ? keyedButton({
          key: `deposit ${id}`,
          label: l10n.t('Add funds…'),
          about: label,
          run: () => {
            send('deposit', { account: id });
          },
        })
      : undefined,
  ];
}
