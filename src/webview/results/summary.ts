import * as l10n from '@vscode/l10n';
import { element, fill } from '../kit/dom.js';
import type { Formats } from '../kit/formats.js';
import { anonymityText } from './cells.js';
import type { Latencies } from './latencies.js';
import type { Share, Tally } from './tally.js';
import {
  isDead,
  type Outcome,
  outcomeOf,
  OUTCOMES,
  outcomeText,
  verdictMark,
  verdictText,
  verdictTone,
} from './verdicts.js';

/** How many countries are named; the others are one. */
const COUNTRIES = 5;

/** What the rows come to: how many of each outcome, how fast, from where and how anonymous the live ones are. */
export class Summary {
  readonly element: HTMLElement;
  readonly #formats: Formats;
  readonly #onOutcome: (outcome: Outcome | '') => void;
  readonly #outcomes = element('div', { class: 'summary-outcomes', role: 'group' });
  readonly #charts = element('div', { class: 'summary-charts' });

  /** `onOutcome` is told of the outcome that was pressed; empty where it was the one chosen already. */
  constructor(formats: Formats, onOutcome: (outcome: Outcome | '') => void) {
    this.#formats = formats;
    this.#onOutcome = onOutcome;
    this.#outcomes.setAttribute('aria-label', l10n.t('Verdicts'));
    this.#outcomes.addEventListener('click', ({ target }) => {
      const pressed = target instanceof Element ? target.closest('button') : null;
      const outcome = OUTCOMES.find((each) => each === pressed?.dataset['outcome']);
      if (outcome) {
        this.#onOutcome(pressed?.getAttribute('aria-pressed') === 'true' ? '' : outcome);
      }
    });
    this.element = element('section', { class: 'summary' }, this.#outcomes, this.#charts);
    this.element.setAttribute('aria-label', l10n.t('Summary'));
  }

  show(tally: Tally, chosen: string): void {
    this.#showOutcomes(tally, chosen);
    fill(
      this.#charts,
      this.#latencies(tally.latencies),
      this.#shares(l10n.t('countries'), namedCountries(tally, this.#formats)),
      this.#shares(
        l10n.t('anonymity'),
        tally.anonymities.map(({ name, count }) => ({ name: anonymityText(name), count })),
      ),
    );
  }

  /** The buttons stay the same, so that the focus stays on them while the numbers change. */
  #showOutcomes({ verdicts }: Tally, chosen: string): void {
    for (const outcome of OUTCOMES) {
      const own = verdicts.filter(({ name }) => outcomeOf(name) === outcome);
      const count = own.reduce((sum, each) => sum + each.count, 0);
      const there = this.#outcomes.querySelector<HTMLElement>(`[data-outcome=${outcome}]`);
      const shown = there ?? this.#outcomeButton(outcome);
      shown.hidden = count === 0 && outcome !== 'live' && chosen !== outcome;
      shown.setAttribute('aria-pressed', String(chosen === outcome));
      const number = shown.querySelector('.outcome-count');
      if (number) {
        number.textContent = this.#formats.count(count);
      }
      shown.title = own
        .filter(({ name }) => isDead(name))
        .map((each) => `${this.#formats.count(each.count)} ${verdictText(each.name)}`)
        .join(' · ');
    }
  }

  #outcomeButton(outcome: Outcome): HTMLElement {
    const made = element(
      'button',
      { class: 'outcome', type: 'button', data: { outcome, tone: verdictTone(outcome) } },
      element('span', { class: 'outcome-mark', aria: { hidden: 'true' } }, verdictMark(outcome)),
      element('span', { class: 'outcome-count' }),
      ` ${outcomeText(outcome)}`,
    );
    this.#outcomes.append(made);
    return made;
  }

  #latencies({ count, p50Ms, p95Ms, bars }: Latencies): HTMLElement | undefined {
    if (count === 0) {
      return undefined;
    }
    const { milliseconds } = this.#formats;
    const most = Math.max(...bars.map((bar) => bar.count));
    const chart = element(
      'div',
      { class: 'bars', role: 'img' },
      ...bars.map((bar) => {
        const drawn = element('div', {
          class: 'bar',
          title: l10n.t(
            '{0} to {1}: {2}',
            milliseconds(bar.fromMs),
            milliseconds(bar.toMs),
            this.#formats.count(bar.count),
          ),
        });
        drawn.style.height = `${bar.count === 0 ? 0 : Math.max(6, (bar.count / most) * 100)}%`;
        return drawn;
      }),
    );
    chart.setAttribute(
      'aria-label',
      l10n.t('Half answer within {0}, 95 % within {1}', milliseconds(p50Ms), milliseconds(p95Ms)),
    );
    return element(
      'div',
      { class: 'chart', title: l10n.t('From the request to the first byte, of the live ones') },
      element('span', { class: 'chart-label' }, l10n.t('latency')),
      chart,
      element('span', {}, `p50 ${milliseconds(p50Ms)}`),
      element('span', {}, `p95 ${milliseconds(p95Ms)}`),
    );
  }

  #shares(label: string, shares: readonly Share[]): HTMLElement | undefined {
    const sum = shares.reduce((total, { count }) => total + count, 0);
    return sum === 0
      ? undefined
      : element(
          'div',
          { class: 'chart' },
          element('span', { class: 'chart-label' }, label),
          ...shares.map(({ name, count }) => this.#share(name, count, count / sum)),
        );
  }

  #share(name: string, count: number, part: number): HTMLElement {
    const bar = element('span', { class: 'share-bar' });
    bar.style.width = `${Math.max(2, part * 48)}px`;
    return element(
      'span',
      { class: 'share', title: `${name}: ${this.#formats.count(count)}` },
      `${name} ${this.#formats.percent(part)}`,
      element('span', { class: 'share-track', aria: { hidden: 'true' } }, bar),
    );
  }
}

/** The most frequent by their codes, and the others together. */
function namedCountries({ countries }: Tally, formats: Formats): readonly Share[] {
  const others = countries.slice(COUNTRIES);
  const count = others.reduce((sum, each) => sum + each.count, 0);
  return [
    ...countries.slice(0, COUNTRIES),
    ...(count === 0 ? [] : [{ name: l10n.t('{0} others', formats.count(others.length)), count }]),
  ];
}
