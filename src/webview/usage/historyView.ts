import * as l10n from '@vscode/l10n';
import type { ShownAccount } from '../../protocol/usage.js';
import { element, fill, setText } from '../kit/dom.js';
import { dailyValues, type History, historyWithin } from './history.js';
import { HistoryChart } from './historyChart.js';
import type { Span } from './period.js';
import { axisText, quantityText } from './readings.js';
import { Section } from './section.js';
import { tableElement } from './tableElement.js';
import { onThemeChange } from './theme.js';
import type { PageTools } from './tools.js';

/** One account's line: what was left over time, each in its own unit, and the same as a table. */
class AccountHistory {
  readonly element: HTMLElement;
  readonly #tools: PageTools;
  readonly #name = element('span', { class: 'history-name' });
  readonly #point = element('span', { class: 'dim' });
  readonly #plot = element('div', { class: 'history-plot', role: 'img' });
  readonly #days = element('details', {}, element('summary', {}, l10n.t('By day')));
  readonly #table = element('div');
  #chart: HistoryChart | undefined;
  #shown: History = { at: new Float64Array(), remaining: new Float64Array() };
  #account: ShownAccount | undefined;
  #span: Span = { from: 0, to: 0 };
  #isSeen = false;
  /** A line is drawn once it is in sight, as drawing is what costs. */
  readonly #seeing = new IntersectionObserver((entries) => {
    this.#isSeen = entries.at(-1)?.isIntersecting === true;
    if (this.#isSeen) {
      this.#draw();
    }
  });

  constructor(tools: PageTools) {
    this.#tools = tools;
    this.#days.append(this.#table);
    this.#days.addEventListener('toggle', () => {
      this.#showDays();
    });
    this.element = element(
      'figure',
      { class: 'history' },
      element('figcaption', {}, this.#name, ' ', this.#point),
      this.#plot,
      this.#days,
    );
    this.#seeing.observe(this.#plot);
  }

  show(account: ShownAccount, history: History, span: Span): void {
    this.#account = account;
    this.#shown = history;
    const last = history.remaining.at(-1) ?? 0;
    setText(this.#name, account.label);
    this.#showPoint(undefined, undefined);
    this.#plot.setAttribute(
      'aria-label',
      l10n.t(
        '{0} over time: from {1} to {2}, {3} at last; the table has the days',
        account.label,
        this.#text(history.remaining.reduce((least, each) => Math.min(least, each))),
        this.#text(history.remaining.reduce((most, each) => Math.max(most, each))),
        this.#text(last),
      ),
    );
    this.#span = span;
    if (this.#isSeen) {
      this.#draw();
    }
    this.#showDays();
  }

  recolour(): void {
    this.#chart?.recolour();
  }

  dispose(): void {
    this.#seeing.disconnect();
    this.#chart?.dispose();
    this.element.remove();
  }

  #draw(): void {
    const { formats } = this.#tools;
    this.#chart ??= new HistoryChart(this.#plot, {
      formats,
      axisText: (remaining) => axisText(remaining, this.#account?.reading?.value, formats),
      onPoint: (at, remaining) => {
        this.#showPoint(at, remaining);
      },
    });
    this.#chart.show(this.#shown, this.#span);
  }

  #text(remaining: number): string {
    return quantityText(remaining, this.#account?.reading?.value, this.#tools.formats);
  }

  /** The last sample where none is pointed at. */
  #showPoint(at = this.#shown.at.at(-1), remaining = this.#shown.remaining.at(-1)): void {
    if (at !== undefined && remaining !== undefined) {
      setText(this.#point, `${this.#text(remaining)} · ${this.#tools.formats.moment(at)}`);
    }
  }

  #showDays(): void {
    if (!this.#days.open) {
      fill(this.#table);
      return;
    }
    const { day } = this.#tools.formats;
    fill(
      this.#table,
      tableElement({
        label: l10n.t('What was left by day'),
        columns: [{ label: l10n.t('Day') }, { label: l10n.t('Left at its end'), isNumber: true }],
        rows: dailyValues(this.#shown).map(({ at, remaining }) => ({
          cells: [day(at), this.#text(remaining)],
        })),
        hasNames: true,
      }),
    );
  }
}

/** What was left over time: a small line for each account, all of the same time. */
export class HistoryView {
  readonly #section = new Section('over-time', l10n.t('Left over time'));
  readonly #tools: PageTools;
  readonly #lines = new Map<string, AccountHistory>();
  readonly #empty = element('p', { class: 'empty' }, l10n.t('No samples of this time are kept yet.'));
  readonly #list = element('div', { class: 'history-list' });

  constructor(tools: PageTools) {
    this.#tools = tools;
    this.#section.body.append(this.#empty, this.#list);
    onThemeChange(() => {
      for (const line of this.#lines.values()) {
        line.recolour();
      }
    });
  }

  get element(): HTMLElement {
    return this.#section.element;
  }

  show(accounts: readonly ShownAccount[], histories: ReadonlyMap<string, History>, span: Span): void {
    const to = Math.min(span.to, Date.now());
    const shown = accounts.flatMap((account) => {
      const history = histories.get(account.id);
      const within = history && historyWithin(history, span);
      return within && within.at.length > 0 ? [{ account, history: within }] : [];
    });
    const first = Math.min(...shown.map(({ history }) => history.at[0] ?? to));
    const from = Number.isFinite(span.from) ? span.from : first;
    this.element.hidden = false;
    this.#empty.hidden = shown.length > 0;
    for (const [id, line] of this.#lines) {
      if (!shown.some(({ account }) => account.id === id)) {
        line.dispose();
        this.#lines.delete(id);
      }
    }
    for (const [at, { account, history }] of shown.entries()) {
      const line = this.#lines.get(account.id) ?? new AccountHistory(this.#tools);
      this.#lines.set(account.id, line);
      const there = this.#list.children[at] ?? null;
      if (there !== line.element) {
        this.#list.insertBefore(line.element, there);
      }
      line.show(account, history, { from, to });
    }
  }
}
