import { element, setText } from '../kit/dom.js';
import type { UsageFormats } from './usageFormats.js';

/** How often ages are written anew. */
const TICK_MS = 20_000;

type Form = 'ago' | 'until';

/** Times that are told from now, and stay right while they are on the page. */
export class Clock {
  readonly #formats: UsageFormats;

  constructor(formats: UsageFormats) {
    this.#formats = formats;
    setInterval(() => {
      for (const shown of document.querySelectorAll<HTMLElement>('time[data-at]')) {
        const form = shown.dataset['form'] === 'until' ? 'until' : 'ago';
        setText(shown, this.#text(form, Number(shown.dataset['at'])));
      }
    }, TICK_MS);
  }

  /** `3 hr. ago`, with the moment as its title. */
  ago(at: number): HTMLTimeElement {
    return this.#made('ago', at);
  }

  /** `in 19 days`, with the moment as its title; `5 min. ago` once it is past. */
  until(at: number): HTMLTimeElement {
    return this.#made('until', at);
  }

  #made(form: Form, at: number): HTMLTimeElement {
    const made = element(
      'time',
      { title: this.#formats.moment(at), data: { at: String(at), form } },
      this.#text(form, at),
    );
    made.dateTime = new Date(at).toISOString();
    return made;
  }

  #text(form: Form, at: number): string {
    const nowMs = Date.now();
    return form === 'until' && at > nowMs ? this.#formats.until(at, nowMs) : this.#formats.ago(at, nowMs);
  }
}
