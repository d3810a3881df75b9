import * as l10n from '@vscode/l10n';
import { button, Dropdown, type Choice } from '../kit/button.js';
import { element } from '../kit/dom.js';
import type { Formats } from '../kit/formats.js';
import { anonymityText } from './cells.js';
import { type Filter, NO_FILTER } from './filter.js';
import type { Tally } from './tally.js';
import { isDead, outcomeOf, OUTCOMES, outcomeText, verdictText } from './verdicts.js';

export interface ToolbarActions {
  readonly onFilter: (filter: Filter) => void;
  readonly onExport: (pressed: HTMLElement) => void;
  readonly onColumns: (pressed: HTMLElement) => void;
}

type Chosen = Exclude<keyof Filter, 'text'>;

/** What of the rows is shown, and what is done with what is shown. */
export class Toolbar {
  readonly element: HTMLElement;
  readonly #formats: Formats;
  readonly #text = element('input', { class: 'kit-input toolbar-text', type: 'search' });
  readonly #dropdowns: Readonly<Record<Chosen, Dropdown>>;
  #filter = NO_FILTER;

  constructor(formats: Formats, { onFilter, onExport, onColumns }: ToolbarActions) {
    this.#formats = formats;
    const choose = (part: Partial<Filter>) => {
      this.#filter = { ...this.#filter, ...part };
      onFilter(this.#filter);
    };
    this.#text.placeholder = l10n.t('Filter…');
    this.#text.setAttribute('aria-label', l10n.t('Filter by address, exit, country or protocol'));
    this.#text.spellcheck = false;
    this.#text.addEventListener('input', () => {
      choose({ text: this.#text.value });
    });
    this.#dropdowns = {
      verdict: new Dropdown(l10n.t('Verdict'), (verdict) => {
        choose({ verdict });
      }),
      country: new Dropdown(l10n.t('Country'), (country) => {
        choose({ country });
      }),
      protocol: new Dropdown(l10n.t('Protocol'), (protocol) => {
        choose({ protocol });
      }),
      anonymity: new Dropdown(l10n.t('Anonymity'), (anonymity) => {
        choose({ anonymity });
      }),
    };
    this.element = element(
      'div',
      { class: 'toolbar', role: 'toolbar' },
      this.#text,
      ...Object.values(this.#dropdowns).map((dropdown) => dropdown.element),
      element(
        'div',
        { class: 'toolbar-end' },
        button(l10n.t('Export'), onExport, { isSecondary: true, hasMenu: true }),
        button(l10n.t('Columns'), onColumns, { isSecondary: true, hasMenu: true }),
      ),
    );
    this.element.setAttribute('aria-label', l10n.t('Rows'));
  }

  /** Shows what is chosen, and offers what there is to choose from. */
  show(filter: Filter, tally: Tally): void {
    this.#filter = filter;
    if (this.#text.value !== filter.text) {
      this.#text.value = filter.text;
    }
    const { country } = this.#formats;
    const offer = (name: Chosen, all: string, choices: readonly Choice[]) => {
      this.#dropdowns[name].offer([{ value: '', label: all }, ...choices], filter[name]);
    };
    offer('verdict', l10n.t('All verdicts'), verdictChoices(tally));
    offer(
      'country',
      l10n.t('All countries'),
      tally.countries.map(({ name }) => ({ value: name, label: `${name} · ${country(name)}` })),
    );
    offer(
      'protocol',
      l10n.t('All protocols'),
      tally.protocols.map(({ name }) => ({ value: name, label: name })),
    );
    offer(
      'anonymity',
      l10n.t('Any anonymity'),
      tally.anonymities.map(({ name }) => ({ value: name, label: anonymityText(name) })),
    );
  }
}

/** The outcomes that occur, each with the verdicts that it is made of where they are several. */
function verdictChoices({ verdicts }: Tally): readonly Choice[] {
  return OUTCOMES.flatMap((outcome) => {
    const own = verdicts.filter(({ name }) => outcomeOf(name) === outcome);
    return own.length === 0
      ? []
      : [
          { value: outcome, label: outcomeText(outcome) },
          ...own
            .filter(({ name }) => isDead(name))
            .map(({ name }) => ({ value: name, label: `– ${verdictText(name)}` })),
        ];
  });
}
