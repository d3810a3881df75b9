import * as l10n from '@vscode/l10n';
import type { ShownBadLine, ShownRun } from '../../protocol/results.js';
import { element, fill, setText } from '../kit/dom.js';
import type { Formats } from '../kit/formats.js';
import { badLineText } from './badLines.js';
import type { ChangeSum } from './changes.js';

/** What a person should know beside the rows: why a run ended early, what of the list was left out, what changed. */
export class Notices {
  readonly element: HTMLElement;
  readonly #formats: Formats;
  readonly #stopped = element('p', { class: 'notice is-warning', role: 'alert', hidden: true });
  readonly #changes = element('p', { class: 'notice', hidden: true });
  readonly #duplicates = element('p', { class: 'notice', hidden: true });
  readonly #badSummary = element('summary');
  readonly #badLines = element('ul', { class: 'notice-lines' });
  readonly #bad = element('details', { class: 'notice', hidden: true }, this.#badSummary, this.#badLines);

  constructor(formats: Formats) {
    this.#formats = formats;
    this.element = element(
      'div',
      { class: 'notices' },
      this.#stopped,
      this.#changes,
      this.#duplicates,
      this.#bad,
    );
  }

  showRun({ stopped = '', duplicateCount, badLineCount }: ShownRun): void {
    const { count } = this.#formats;
    show(this.#stopped, stopped);
    show(
      this.#duplicates,
      duplicateCount === 0
        ? ''
        : duplicateCount === 1
          ? l10n.t('1 duplicate was left out.')
          : l10n.t('{0} duplicates were left out.', count(duplicateCount)),
    );
    this.#bad.hidden = badLineCount === 0;
    setText(
      this.#badSummary,
      badLineCount === 1
        ? l10n.t('1 line is no proxy')
        : l10n.t('{0} lines are no proxies', count(badLineCount)),
    );
  }

  showBadLines(lines: readonly ShownBadLine[]): void {
    fill(this.#badLines, ...lines.map((line) => element('li', {}, badLineText(line, this.#formats))));
  }

  showChanges({ revived, lost, others, fresh, gone }: ChangeSum, since: number): void {
    const { count, moment } = this.#formats;
    const parts = [
      revived === 0 ? '' : l10n.t('{0} came alive', count(revived)),
      lost === 0 ? '' : l10n.t('{0} no longer live', count(lost)),
      others === 0 ? '' : l10n.t('{0} dead in another way', count(others)),
      fresh === 0 ? '' : l10n.t('{0} new', count(fresh)),
      gone === 0 ? '' : l10n.t('{0} gone from the list', count(gone)),
    ].filter(Boolean);
    show(
      this.#changes,
      l10n.t(
        'Since {0}: {1}',
        moment(since),
        parts.length === 0 ? l10n.t('nothing changed') : parts.join(' · '),
      ),
    );
  }
}

function show(notice: HTMLElement, text: string): void {
  notice.hidden = text === '';
  setText(notice, text);
}
