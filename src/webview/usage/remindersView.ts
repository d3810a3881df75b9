import * as l10n from '@vscode/l10n';
import type { ReminderAction } from '../../core/reminderActions.js';
import type { ShownAccount, ShownReminder } from '../../protocol/usage.js';
import { element } from '../kit/dom.js';
import { redraw } from './redraw.js';
import { Section } from './section.js';
import { keyedButton, type PageTools } from './tools.js';

/** What needs attention now; what was put off is folded up below. */
export class RemindersView {
  readonly #section = new Section('reminders', l10n.t('Needs attention'));
  readonly #tools: PageTools;

  constructor(tools: PageTools) {
    this.#tools = tools;
  }

  get element(): HTMLElement {
    return this.#section.element;
  }

  show(reminders: readonly ShownReminder[], accounts: readonly ShownAccount[]): void {
    const labelOf = (id: string) => accounts.find((account) => account.id === id)?.label ?? id;
    const standing = reminders.filter(({ isSnoozed }) => !isSnoozed);
    const snoozed = reminders.filter(({ isSnoozed }) => isSnoozed);
    this.element.hidden = reminders.length === 0;
    redraw(
      this.#section.body,
      standing.length === 0
        ? element('p', { class: 'dim' }, l10n.t('Nothing now.'))
        : this.#list(standing, labelOf),
      snoozed.length === 0
        ? undefined
        : element(
            'details',
            { data: { key: 'snoozed' } },
            element('summary', { data: { key: 'snoozed' } }, l10n.t('{0} snoozed', snoozed.length)),
            this.#list(snoozed, labelOf),
          ),
    );
  }

  #list(reminders: readonly ShownReminder[], labelOf: (id: string) => string): HTMLElement {
    return element(
      'ul',
      { class: 'reminder-list' },
      ...reminders.map((reminder) => this.#row(reminder, labelOf(reminder.account))),
    );
  }

  #row({ id, severity, text, since, isSnoozed, actions }: ShownReminder, owner: string): HTMLElement {
    const { clock, send } = this.#tools;
    return element(
      'li',
      { class: 'reminder', data: { severity } },
      element(
        'span',
        { class: 'reminder-mark', role: 'img', aria: { label: severityText(severity) } },
        severity === 'error' ? '✕' : '⚠',
      ),
      element(
        'span',
        { class: 'reminder-text' },
        text,
        element('span', { class: 'dim' }, ` · ${owner} · `, clock.ago(since)),
      ),
      element(
        'span',
        { class: 'reminder-buttons' },
        ...actions.map((action, at) =>
          keyedButton({
            key: `${action} ${id}`,
            label: actionLabel(action),
            about: `${text} · ${owner}`,
            isPrimary: at === 0 && severity === 'error' && !isSnoozed,
            run: () => {
              send('act', { reminder: id, action });
            },
          }),
        ),
        isSnoozed
          ? undefined
          : keyedButton({
              key: `snooze ${id}`,
              label: l10n.t('Snooze'),
              about: `${text} · ${owner}`,
              run: () => {
                send('snooze', { reminder: id });
              },
            }),
      ),
    );
  }
}

function severityText(severity: ShownReminder['severity']): string {
  return severity === 'error' ? l10n.t('Error') : l10n.t('Warning');
}

function actionLabel(action: ReminderAction): string {
  switch (action) {
    case 'renew':
      return l10n.t('Renew…');
    case 'extend':
      return l10n.t('Extend…');
    case 'deposit':
      return l10n.t('Add funds…');
    case 'replaceKey':
      return l10n.t('Replace key…');
    case 'open':
      return l10n.t('Show in sidebar');
    case 'checkKey':
      return l10n.t('Check key…');
  }
}
