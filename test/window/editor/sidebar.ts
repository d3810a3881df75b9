import type { Locator, Page } from 'playwright-core';
import { until } from '../../until.js';

/** Our view container in the sidebar, with its trees. */
export class Sidebar {
  private readonly part: Locator;

  constructor(private readonly page: Page) {
    this.part = page.locator('.part.sidebar');
  }

  /** Shows the container of this name, Egress unless another is asked for. */
  async open(name = 'Egress'): Promise<void> {
    const tab = this.page.locator('.part.activitybar').getByRole('tab', { name });
    await tab.waitFor();
    // a second click would hide it
    if ((await tab.getAttribute('aria-expanded')) !== 'true') {
      await tab.click();
    }
    await this.part.waitFor();
  }

  /** The texts of every row that is rendered, from top to bottom: label, then description. */
  async rows(): Promise<string[]> {
    const rows = await this.part.getByRole('treeitem').all();
    const placed = await Promise.all(
      rows.map(async (row) => ({
        top: (await row.boundingBox())?.y ?? 0,
        text: (await row.innerText()).replaceAll(/\s+/g, ' ').trim(),
      })),
    );
    return placed.sort((a, b) => a.top - b.top).map(({ text }) => text);
  }

  /** The first row whose text contains this or matches it. */
  row(text: string | RegExp): Locator {
    return this.part.getByRole('treeitem').filter({ hasText: text }).first();
  }

  /** Opens a row's children, or leaves them open. */
  async expand(text: string | RegExp): Promise<void> {
    const row = this.row(text);
    await row.waitFor();
    if ((await row.getAttribute('aria-expanded')) === 'false') {
      await row.locator('.monaco-tl-twistie').click();
    }
    await until(
      `the children of ${String(text)}`,
      async () => (await row.getAttribute('aria-expanded')) === 'true',
    );
  }

  /** Presses one of a row's inline actions, which show while the pointer is on it. */
  async pressAction(text: string | RegExp, action: string): Promise<void> {
    const row = this.row(text);
    await row.hover();
    await row.locator(`.actions a.action-label[aria-label^="${action}"]`).click();
  }

  /** Chooses an entry of a row's context menu. */
  async pressMenu(text: string | RegExp, entry: string): Promise<void> {
    await this.row(text).click({ button: 'right' });
    const item = this.page.getByRole('menuitem', { name: entry });
    await item.hover();
    // a menu ignores a click that comes at once, lest the click that opened it choose something
    await this.page.waitForTimeout(300);
    await item.click();
  }

  /** The buttons and texts of a view that has no rows. */
  get welcome(): Locator {
    return this.part.locator('.welcome-view-content');
  }
}
