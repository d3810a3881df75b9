import type { Send } from '../../protocol/messages.js';
import type { FROM_USAGE, ShownAccount } from '../../protocol/usage.js';
import { element, fill } from '../kit/dom.js';
import type { Formats } from '../kit/formats.js';

/** The page about what is left, what it costs and what runs out. */
export class UsagePage {
  /** Fills `host`. */
  constructor(
    private readonly host: HTMLElement,
    private readonly formats: Formats,
    private readonly send: Send<typeof FROM_USAGE>,
  ) {}

  showAccounts(accounts: readonly ShownAccount[]): void {
    fill(this.host, element('main', { class: 'page' }, this.formats.count(accounts.length)));
    this.send('refresh', {});
  }
}
