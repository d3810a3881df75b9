import * as l10n from '@vscode/l10n';
import type { ShownAccount, ShownExpiry } from '../../protocol/usage.js';
import { element } from '../kit/dom.js';
import { DAY_MS } from './period.js';
import { prolongLabel } from './prolonging.js';
import { redraw } from './redraw.js';
import { Section } from './section.js';
import { byDay, partLeft } from './timeline.js';
import { keyedButton, type PageTools } from './tools.js';

/** At first, and with each press. */
const ROWS_AT_ONCE = 30;

export interface ExpiriesShown {
  readonly rows: readonly ShownExpiry[];
  readonly accounts: readonly ShownAccount[];
  /** How far ahead is shown; all of it where that is infinite. */
  readonly days: number;
}

/** What runs out, by day. */
export class TimelineView {
  readonly #section = new Section('timeline', l10n.t('Running out'));
  readonly #tools: PageTools;
  #rowsShown = ROWS_AT_ONCE;
  #shown: ExpiriesShown | undefined;

  constructor(tools: PageTools) {
    this.#tools = tools;
  }

  get element(): HTMLElement {
    return this.#section.element;
  }

  show(shown: ExpiriesShown): void {
    this.#shown = shown;
    const nowMs = Date.now();
    const lastMs = nowMs + shown.days * DAY_MS;
    const coming = shown.rows.filter(({ at }) => at > nowMs && at <= lastMs);
    const seen = coming.slice(0, this.#rowsShown);
    const lastAt = seen.at(-1)?.at ?? nowMs;
    const labelOf = (id: string) => shown.accounts.find((account) => account.id === id)?.label ?? id;
    const list = (of: readonly ShownExpiry[]) =>
      element(
        'ol',
        { class: 'days', role: 'list' },
        ...byDay(of).map(({ day, rows: own }) =>
          element(
            'li',
            { class: 'day' },
            element('h3', {}, this.#tools.formats.day(day)),
            element(
              'ul',
              { role: 'list' },
              ...own.map((row) => this.#row(row, labelOf(row.account), partLeft(row.at, nowMs, lastAt))),
            ),
          ),
        ),
      );
    this.element.hidden = false;
    redraw(
      this.#section.body,
      seen.length === 0
        ? element('p', { class: 'empty' }, l10n.t('Nothing runs out in this time, as far as is known.'))
        : list(seen),
      seen.length === coming.length
        ? undefined
        : keyedButton({
            key: 'more',
            label: l10n.t('Show more ({0})', this.#tools.formats.count(coming.length - seen.length)),
            run: () => {
              this.#rowsShown += ROWS_AT_ONCE;
              if (this.#shown) {
                this.show(this.#shown);
              }
            },
          }),
      element(
        'p',
        { class: 'dim' },
        Number.isFinite(shown.days) ? l10n.t('The next {0} days', shown.days) : l10n.t('All that is known'),
        ...(coming.length === 0
          ? []
          : [
              ' · ',
              l10n.t('read'),
              ' ',
              this.#tools.clock.ago(Math.min(...coming.map(({ readAt }) => readAt))),
            ]),
      ),
    );
  }

  #row({ account, kind, id, label, at, canProlong }: ShownExpiry, owner: string, part: number): HTMLElement {
    const { clock, send } = this.#tools;
    const left = at - Date.now();
    const bar = element('div', { class: 'left-bar' });
    bar.style.width = `${part * 100}%`;
    const about = `${label} · ${owner}`;
    return element(
      'li',
      {
        class: 'expiry',
        data: { tone: left < DAY_MS ? 'bad' : left < 3 * DAY_MS ? 'warning' : 'good' },
      },
      element(
        'div',
        { class: 'expiry-words' },
        element('span', { class: 'expiry-label' }, label),
        element('span', { class: 'dim' }, ` · ${owner} · `),
        element('span', { class: 'expiry-time' }, clock.until(at)),
      ),
      element('div', { class: 'left-track', aria: { hidden: 'true' } }, bar),
      element(
        'div',
        { class: 'expiry-buttons' },
        canProlong
          ? keyedButton({
              key: `prolong ${account} ${kind} ${id}`,
              label: prolongLabel(kind),
              about,
              run: () => {
                send('prolong', { account, kind, id });
              },
            })
          : undefined,
        keyedButton({
          key: `reveal ${account} ${kind} ${id}`,
          label: l10n.t('Show in sidebar'),
          about,
          run: () => {
            send('reveal', { account, kind, id });
          },
        }),
      ),
    );
  }
}
