import type { Locator, Page } from 'playwright-core';
import { SideView } from './sideView.js';

/** Our view of what runs through proxies, which is there while something does. */
export class RunningView extends SideView {
  constructor(page: Page) {
    super(page, 'Running with a proxy');
  }

  /** Our item in the status bar. */
  get statusBarItem(): Locator {
    return this.page.locator('[id="egress.egress.egress.running"]');
  }
}
