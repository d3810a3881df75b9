import type { Locator, Page } from 'playwright-core';
import { until } from '../../until.js';
import { closeNotification } from './notifications.js';

/** Whether a command's effect is there to be seen. */
export type IsTaken = () => boolean | Promise<boolean>;

/**
 * What is done to a row by its buttons and its menu. While VS Code draws the tree anew it passes no row to a command; the
 * product then does nothing and says so, and a person presses again.
 */
export class RowCommands {
  private readonly questions: Locator;
  private readonly refusal: Locator;

  constructor(page: Page) {
    this.questions = page.locator('.quick-input-widget:visible, .monaco-dialog-box:visible');
    this.refusal = page
      .locator('.notifications-toasts, .notifications-center')
      .locator('.monaco-list-row:visible')
      .filter({ hasText: 'The row was changing just then.' })
      .first();
  }

  /**
   * Presses, and again only after a refusal, until the command is taken: until it asks something, unless `isTaken` knows
   * of another effect.
   */
  async give(
    what: string,
    press: () => Promise<void>,
    isTaken: IsTaken = () => this.isAsking(),
  ): Promise<void> {
    await until('the box before to close', async () => !(await this.isAsking()));
    await closeNotification(this.refusal);
    for (;;) {
      await press();
      const outcome = await until(
        `the effect of ${what}`,
        async () => ((await isTaken()) ? 'taken' : (await this.refusal.isVisible()) && 'refused'),
        // a price and the lists may have to be read first
        60_000,
      );
      if (outcome === 'taken') {
        return;
      }
      await closeNotification(this.refusal);
    }
  }

  private async isAsking(): Promise<boolean> {
    return (await this.questions.count()) > 0;
  }
}
