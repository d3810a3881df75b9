import { element, setText } from './dom.js';

/** Says things to a screen reader that stand on the page for the eyes alone. */
export class LiveRegion {
  readonly element = element('div', { class: 'kit-unseen', role: 'status', aria: { live: 'polite' } });

  /** What is said replaces what was not yet said before it. */
  say(text: string): void {
    setText(this.element, text);
  }
}
