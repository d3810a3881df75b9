import type { Locator, Page } from 'playwright-core';

/** Our view of what runs through proxies, which is there while something does. */
export class RunningView {
  readonly pane: Locator;

  constructor(private readonly page: Page) {
    this.pane = page
      .locator('.part.sidebar .pane')
      .filter({ has: page.locator('.pane-header[aria-label^="Running with a proxy"]') });
  }

  /** The rows as a screen reader tells them, from top to bottom. */
  async names(): Promise<string[]> {
    const rows = await this.pane.getByRole('treeitem').all();
    return Promise.all(rows.map(async (row) => (await row.getAttribute('aria-label')) ?? ''));
  }

  row(text: string | RegExp): Locator {
    return this.pane.getByRole('treeitem').filter({ hasText: text }).first();
  }

  /** Our item in the status bar. */
  get statusBarItem(): Locator {
    return this.page.locator('[id="egress.egress.egress.running"]');
  }
}
