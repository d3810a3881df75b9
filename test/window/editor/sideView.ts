import type { Locator, Page } from 'playwright-core';
import type { PageElement } from './pageElement.js';

/** One of our views below the providers, which is there while it has a row. */
export class SideView {
  readonly pane: Locator;

  constructor(
    protected readonly page: Page,
    title: string,
  ) {
    this.pane = page
      .locator('.part.sidebar .pane')
      .filter({ has: page.locator(`.pane-header[aria-label^="${title}"]`) });
  }

  /** The rows as a screen reader tells them, from top to bottom. */
  async names(): Promise<string[]> {
    return this.pane
      .getByRole('treeitem')
      .evaluateAll((rows: readonly PageElement[]) => rows.map((row) => row.getAttribute('aria-label') ?? ''));
  }

  row(text: string | RegExp): Locator {
    return this.pane.getByRole('treeitem').filter({ hasText: text }).first();
  }
}
