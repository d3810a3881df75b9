import type { Locator, Page } from 'playwright-core';
import { SideView } from './sideView.js';

/** Our Reminders view, below the providers, which is there while it has a row. */
export class RemindersView extends SideView {
  constructor(page: Page) {
    super(page, 'Reminders');
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
