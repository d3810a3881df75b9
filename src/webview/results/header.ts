import * as l10n from '@vscode/l10n';
import type { Machine, ShownRun } from '../../protocol/results.js';
import { button } from '../kit/button.js';
import { element, setText } from '../kit/dom.js';
import type { Formats } from '../kit/formats.js';

export interface HeaderActions {
  readonly pause: () => void;
  readonly resume: () => void;
  readonly cancel: () => void;
}

/** What was checked and from where, how far it is, and what can be done about it. */
export class Header {
  readonly element: HTMLElement;
  readonly #formats: Formats;
  readonly #heading = element('h1', { class: 'header-title' });
  readonly #name = element('p', { class: 'header-name' });
  readonly #bar = element('div', { class: 'header-done' });
  readonly #track = element('div', { class: 'header-track', role: 'progressbar' }, this.#bar);
  readonly #pace = element('p', { class: 'header-pace' });
  readonly #pause: HTMLButtonElement;
  readonly #resume: HTMLButtonElement;
  readonly #cancel: HTMLButtonElement;

  constructor(formats: Formats, { pause, resume, cancel }: HeaderActions) {
    this.#formats = formats;
    this.#pause = button(l10n.t('Pause'), pause, { isSecondary: true });
    this.#resume = button(l10n.t('Resume'), resume);
    this.#cancel = button(l10n.t('Cancel'), cancel, { isSecondary: true });
    this.#track.setAttribute('aria-label', l10n.t('Progress'));
    this.element = element(
      'header',
      { class: 'header' },
      element('div', { class: 'header-words' }, this.#heading, this.#name),
      element('div', { class: 'header-progress' }, this.#track, this.#pace),
      element('div', { class: 'header-buttons' }, this.#pause, this.#resume, this.#cancel),
    );
  }

  show(run: ShownRun): void {
    const { state, total, done, isOwn } = run;
    const isGoing = state === 'running' || state === 'paused';
    setText(
      this.#heading,
      total === 1
        ? l10n.t('Check · 1 proxy · {0}', machineText(run.machine))
        : l10n.t('Check · {0} proxies · {1}', this.#formats.count(total), machineText(run.machine)),
    );
    setText(this.#name, run.title);
    const part = total === 0 ? 0 : done / total;
    this.#bar.style.width = `${part * 100}%`;
    this.#track.setAttribute('aria-valuenow', String(Math.floor(part * 100)));
    this.#track.hidden = !isGoing;
    setText(this.#pace, this.#paceText(run, part));
    showIf(this.#pause, isOwn && state === 'running', this.#resume);
    showIf(this.#resume, isOwn && state === 'paused', this.#pause);
    showIf(this.#cancel, isOwn && isGoing, undefined);
  }

  #paceText({ state, perSecond, remainingMs }: ShownRun, part: number): string {
    const { percent, count, span } = this.#formats;
    switch (state) {
      case 'running':
        return [
          percent(part),
          l10n.t('{0}/s', count(Math.round(perSecond))),
          remainingMs === undefined ? '' : l10n.t('{0} left', span(remainingMs)),
        ]
          .filter(Boolean)
          .join(' · ');
      case 'paused':
        return `${percent(part)} · ${l10n.t('paused')}`;
      case 'finished':
        return l10n.t('finished');
      case 'cancelled':
        return l10n.t('cancelled at {0}', percent(part));
      case 'stopped':
        return l10n.t('stopped at {0}', percent(part));
    }
  }
}

/** Hides a button or shows it; one that had the focus gives it to the one in its place. */
function showIf(shown: HTMLButtonElement, isShown: boolean, other: HTMLButtonElement | undefined): void {
  const hadFocus = document.activeElement === shown;
  shown.hidden = !isShown;
  if (hadFocus && !isShown && other) {
    other.hidden = false;
    other.focus();
  }
}

function machineText({ kind, name }: Machine): string {
  switch (kind) {
    case 'local':
      return l10n.t('from this machine');
    case 'remote':
      return l10n.t('from {0}', name);
    case 'provider':
      return l10n.t('by {0}', name);
  }
}

/** What a screen reader is told when a run begins to go on, rests or ends. */
export function stateText({ state, stopped = '', done, total }: ShownRun, { count }: Formats): string {
  switch (state) {
    case 'running':
      return l10n.t('The check goes on');
    case 'paused':
      return l10n.t('The check is paused');
    case 'finished':
    case 'cancelled':
      return l10n.t('The check has ended: {0} of {1} checked', count(done), count(total));
    case 'stopped':
      return stopped;
  }
}
