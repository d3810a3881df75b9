import type { Locator, Page } from 'playwright-core';
import { until } from '../../until.js';
import { ATTEMPT, clickUntilArrived } from './clicks.js';
import type { PageElement } from './pageElement.js';
import type { QuickInput } from './quickInput.js';

/** The notification centre: toasts come and go, the centre keeps what they said. */
export class Notifications {
  private readonly centre: Locator;

  constructor(
    private readonly page: Page,
    private readonly quickInput: QuickInput,
  ) {
    this.centre = page.locator('.notifications-center');
  }

  /** The texts of all notifications that nobody has closed. */
  async texts(): Promise<string[]> {
    await this.show();
    return this.centre.locator('.notification-list-item-message').allInnerTexts();
  }

  /** Waits for a notification whose text contains this; the answer is the whole of it. */
  async isShowing(text: string, limitMs = 30_000): Promise<string> {
    return until(
      `the notification ${text}`,
      async () => (await this.texts()).find((each) => each.includes(text)),
      limitMs,
    );
  }

  /** Presses a button of the notification whose text contains this. */
  async press(text: string, button: string): Promise<void> {
    await this.isShowing(text);
    const item = this.centre.locator('.monaco-list-row').filter({ hasText: text });
    await clickUntilArrived(this.centre, '.monaco-button', async () => {
      await item.hover(ATTEMPT);
      await item.getByRole('button', { name: button }).click(ATTEMPT);
    });
  }

  /** Waits for a notification as `isShowing` does, and closes it: only those that fit into the centre can be read. */
  async acknowledge(text: string, limitMs = 30_000): Promise<string> {
    const whole = await this.isShowing(text, limitMs);
    const item = this.centre.locator('.monaco-list-row').filter({ hasText: text });
    await closeNotification(item);
    return whole;
  }

  /** Goes through all that the open centre holds, from the newest on, with a look at each page of it. */
  async lookThrough(look: () => Promise<void>): Promise<void> {
    const { page } = this;
    const isInSight = async (place: (own: RowPlace) => boolean) =>
      (await this.centre.locator('.monaco-list-row').evaluateAll(placesOf)).some(place);
    await until('the newest notification', async () => {
      await page.keyboard.press('Home');
      return isInSight(({ place }) => place === 1);
    });
    await until(
      'the oldest notification',
      async () => {
        const isAtEnd = await isInSight(({ place, of }) => place === of);
        await look();
        await page.keyboard.press('PageDown');
        return isAtEnd;
      },
      60_000,
    );
  }

  async clear(): Promise<void> {
    await this.quickInput.runCommand('Notifications: Clear All Notifications');
  }

  /** Opens the centre, which then has the keyboard. */
  async show(): Promise<void> {
    if (!(await this.centre.isVisible())) {
      await this.quickInput.runCommand('Notifications: Show Notifications');
    }
  }
}

/** Closes a notification, in the centre or out of it, unless it is gone. */
export async function closeNotification(item: Locator): Promise<void> {
  // its button goes with the hover, which ends when the list is drawn anew
  await until(
    'a notification to be closed',
    async () => {
      if (!(await item.isVisible())) {
        return true;
      }
      try {
        await item.hover({ timeout: 2_000 });
        await item.getByRole('button', { name: 'Clear Notification' }).click({ timeout: 2_000 });
      } catch {
        // gone or drawn anew: seen above
      }
      return false;
    },
    60_000,
  );
}

interface RowPlace {
  readonly place: number;
  readonly of: number;
}

/** Runs in the page. */
function placesOf(rows: readonly PageElement[]): RowPlace[] {
  return rows.map((row) => ({
    place: Number(row.getAttribute('aria-posinset')),
    of: Number(row.getAttribute('aria-setsize')),
  }));
}
