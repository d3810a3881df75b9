import { type Child, element } from '../kit/dom.js';

/** A part of the page under a heading of its own, hidden until there is something to tell. */
export class Section {
  readonly element: HTMLElement;
  /** What the section holds below its heading. */
  readonly body = element('div', { class: 'section-body' });

  constructor(id: string, title: string, ...controls: readonly Child[]) {
    const heading = element('h2', { id: `${id}-title`, tabIndex: -1 }, title);
    this.element = element(
      'section',
      { class: `section ${id}`, aria: { labelledby: heading.id }, hidden: true },
      element('div', { class: 'section-head' }, heading, ...controls),
      this.body,
    );
  }
}
