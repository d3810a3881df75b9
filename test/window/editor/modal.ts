import type { Locator, Page } from 'playwright-core';

/** The dialog that asks before something happens. */
export class Modal {
  private readonly box: Locator;

  constructor(private readonly page: Page) {
    this.box = page.locator('.monaco-dialog-box');
  }

  /** Waits for the dialog; the answer is its message and detail. */
  async text(): Promise<string> {
    // a price and the lists may have to be read first
    await this.box.waitFor({ timeout: 60_000 });
    return this.box.locator('.dialog-message-container').innerText();
  }

  /** The labels of its buttons. */
  async buttons(): Promise<string[]> {
    await this.box.waitFor();
    return this.box.locator('.dialog-buttons .monaco-button').allInnerTexts();
  }

  /** Presses the button of this label and waits until the dialog is gone. */
  async press(label: string): Promise<void> {
    await this.box.getByRole('button', { name: label, exact: true }).click();
    await this.box.waitFor({ state: 'hidden' });
  }

  /** Closes the dialog with the keyboard, without an answer. */
  async escape(): Promise<void> {
    await this.box.waitFor();
    await this.page.keyboard.press('Escape');
    await this.box.waitFor({ state: 'hidden' });
  }
}
