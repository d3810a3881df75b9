import type { FrameLocator, Locator } from 'playwright-core';

/** The page about usage, in the webview that is shown. */
export class UsagePanel {
  constructor(private readonly webview: FrameLocator) {}

  get heading(): Locator {
    return this.webview.getByRole('heading', { level: 1, name: 'Usage' });
  }

  /** What is said of the account with this label. */
  card(label: string): Locator {
    return this.webview.locator('.card').filter({ has: this.webview.getByRole('heading', { name: label }) });
  }

  /** The number that a card leads with. */
  reading(label: string): Locator {
    return this.card(label).locator('.card-reading');
  }

  /** The rows of the transactions, the newest first, below their heading. */
  get transactions(): Locator {
    return this.webview.getByRole('table', { name: 'Transactions' }).getByRole('row');
  }

  /** Whether the keyboard is on the name of this account's card. */
  async isAt(label: string): Promise<boolean> {
    return (await this.webview.locator('h3:focus').filter({ hasText: label }).count()) === 1;
  }
}
