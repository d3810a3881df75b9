import * as l10n from '@vscode/l10n';
import type { Send } from '../../protocol/messages.js';
import type { FROM_LOOK_UP, ShownAnswer } from '../../protocol/lookUp.js';
import { button } from '../kit/button.js';
import { element, fill, setText } from '../kit/dom.js';
import type { Formats } from '../kit/formats.js';
import { LiveRegion } from '../kit/liveRegion.js';
import { factsElement } from './facts.js';
import { FieldsView } from './fieldsView.js';

/** How often the age is written anew. */
const AGED_EVERY_MS = 20_000;

/** The page of one address: what is known about it, and every field that came. */
export class LookUpPage {
  readonly #formats: Formats;
  readonly #title = element('h1', { class: 'title' });
  readonly #source = element('span');
  readonly #age = element('time');
  readonly #failure = element('p', { class: 'failure', role: 'alert', hidden: true });
  readonly #facts = element('section', { class: 'facts-host', aria: { label: l10n.t('Well-known facts') } });
  readonly #copy: HTMLButtonElement;
  readonly #again: HTMLButtonElement;
  readonly #empty = element('p', { class: 'empty', hidden: true }, l10n.t('The answer holds no field.'));
  readonly #fields: FieldsView;
  readonly #said = new LiveRegion();
  #answer: ShownAnswer | undefined;

  /** Fills `host`. */
  constructor(host: HTMLElement, formats: Formats, send: Send<typeof FROM_LOOK_UP>) {
    this.#formats = formats;
    const copyAll = () => {
      send('copyAll', {});
    };
    this.#fields = new FieldsView({
      onCopy: (field) => {
        send('copy', { field });
      },
      onCopyAll: copyAll,
    });
    this.#copy = button(
      l10n.t('Copy value'),
      () => {
        send('copy', { field: this.#fields.active });
      },
      { isSecondary: true },
    );
    this.#again = button(l10n.t('Look up again'), () => {
      send('again', {});
    });
    fill(
      host,
      element(
        'main',
        { class: 'page' },
        element(
          'header',
          { class: 'header' },
          element(
            'div',
            { class: 'header-words' },
            this.#title,
            element('p', { class: 'header-source' }, this.#source, ' · ', this.#age),
          ),
          element(
            'div',
            { class: 'header-buttons' },
            this.#again,
            button(l10n.t('Copy all as JSON'), copyAll, { isSecondary: true }),
            this.#copy,
          ),
        ),
        this.#failure,
        this.#facts,
        this.#empty,
        this.#fields.element,
        this.#said.element,
      ),
    );
    setInterval(() => {
      this.#showAge();
    }, AGED_EVERY_MS);
  }

  show(answer: ShownAnswer): void {
    const isNewer = this.#answer !== undefined && this.#answer.answeredAt !== answer.answeredAt;
    this.#answer = answer;
    setText(this.#title, answer.ip);
    setText(this.#source, l10n.t('from {0}, {1}', answer.account, answer.provider));
    this.#showAge();
    this.#again.title = answer.costsRequest ? l10n.t('Counts as one request of your plan') : '';
    this.#failure.hidden = answer.failure === undefined;
    setText(this.#failure, answer.failure ?? '');
    fill(this.#facts, factsElement(answer.facts, this.#formats));
    this.#facts.hidden = answer.facts.length === 0;
    const isEmpty = answer.fields.length === 0;
    this.#empty.hidden = !isEmpty;
    this.#copy.disabled = isEmpty;
    this.#fields.show(answer.fields);
    if (isNewer) {
      this.#said.say(l10n.t('{0} was looked up again.', answer.ip));
    }
  }

  tellCopied(): void {
    this.#said.say('');
    this.#said.say(l10n.t('Copied.'));
  }

  #showAge(): void {
    if (this.#answer) {
      const { answeredAt } = this.#answer;
      setText(this.#age, this.#formats.ago(answeredAt, Date.now()));
      this.#age.title = this.#formats.moment(answeredAt);
    }
  }
}
