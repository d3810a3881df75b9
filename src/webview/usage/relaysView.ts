import * as l10n from '@vscode/l10n';
import type { ShownRelay } from '../../protocol/usage.js';
import { element } from '../kit/dom.js';
import { amountText } from './amounts.js';
import { redraw } from './redraw.js';
import { Section } from './section.js';
import { tableElement } from './tableElement.js';
import type { PageTools } from './tools.js';

/** What goes out through relays now, and what it has sent; not on the page while nothing does. */
export class RelaysView {
  readonly #section = new Section('relays', l10n.t('Relays'));
  readonly #tools: PageTools;

  constructor(tools: PageTools) {
    this.#tools = tools;
  }

  get element(): HTMLElement {
    return this.#section.element;
  }

  show(rows: readonly ShownRelay[]): void {
    const { clock, formats } = this.#tools;
    this.element.hidden = rows.length === 0;
    redraw(
      this.#section.body,
      tableElement({
        label: l10n.t('What runs through relays'),
        columns: [
          { label: l10n.t('Running') },
          { label: l10n.t('Through') },
          { label: l10n.t('Since') },
          { label: l10n.t('Requests'), isNumber: true },
          { label: l10n.t('Sent'), isNumber: true },
          { label: l10n.t('Received'), isNumber: true },
          { label: l10n.t('Errors'), isNumber: true },
          {
            label: l10n.t('Estimated cost'),
            title: l10n.t('By the median price of a gigabyte'),
            isNumber: true,
          },
        ],
        rows: rows.map((row) => ({
          cells: [
            row.label,
            row.through,
            clock.ago(row.startedAt),
            formats.count(row.requests),
            formats.bytes(row.sentBytes),
            formats.bytes(row.receivedBytes),
            row.failures > 0 && row.lastError !== undefined
              ? element('span', { title: row.lastError }, formats.count(row.failures))
              : formats.count(row.failures),
            row.cost ? amountText(row.cost) : '–',
          ],
        })),
        hasNames: true,
      }),
    );
  }
}
