import type { Locator, Page } from 'playwright-core';

/** Our Reminders view, below the providers, which is there while it has a row. */
export class RemindersView {
  readonly pane: Locator;

  constructor(private readonly page: Page) {
    this.pane = page
      .locator('.part.sidebar .pane')
      .filter({ has: page.locator('.pane-header[aria-label^="Reminders"]') });
  }

  /** The rows as a screen reader tells them, from top to bottom. */
  async names(): Promise<string[]> {
    const rows = await this.pane.getByRole('treeitem').all();
    return Promise.all(rows.map(async (row) => (await row.getAttribute('aria-label')) ?? ''));
  }

  row(text: string | RegExp): Locator {
    return this.pane.getByRole('treeitem').filter({ hasText: text }).first();
  }

  /** The number at the icon of the container; empty where there is none. */
  async badge(): Promise<string> {
    const tab = this.page.locator('.part.activitybar').getByRole('tab', { name: 'Egress' });
    const badge = tab.locator('.badge-content');
    return (await badge.isVisible()) ? badge.innerText() : '';
  }

  /** Our item in the status bar. */
  get statusBarItem(): Locator {
    return this.page.locator('[id="egress.egress.egress.usage"]');
  }
}
