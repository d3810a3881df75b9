import { isDeepStrictEqual } from 'node:util';
import type { Locator, Page } from 'playwright-core';
import { until } from '../../until.js';
import type { PageElement } from './pageElement.js';
import type { QuickInput } from './quickInput.js';

/** The text editors of the window. */
export class Documents {
  private readonly active: Locator;

  constructor(
    private readonly page: Page,
    private readonly quickInput: QuickInput,
  ) {
    this.active = page.locator('.editor-group-container.active .editor-instance');
  }

  /** Opens a file of the workspace, and puts the cursor at a line and a column counted from 1. */
  async open(name: string, line = 1, column = 1): Promise<void> {
    await this.quickInput.openFile(name);
    await this.page
      .locator('.tab.active')
      .filter({ hasText: name.slice(name.lastIndexOf('/') + 1) })
      .waitFor();
    await this.active.locator('.monaco-editor').first().waitFor();
    await this.quickInput.goTo(line, column);
    // until then a key goes nowhere
    await this.active.locator('.monaco-editor.focused').waitFor();
  }

  /** The lines that are on the screen, as they are seen: without what is covered. A file's whole text is read from the disk after `save`. */
  async visibleLines(): Promise<string[]> {
    const placed = await this.active
      .locator('.view-line')
      .evaluateAll((lines: readonly PageElement[]) =>
        lines.map((line) => ({ top: line.getBoundingClientRect().top, text: line.innerText })),
      );
    return placed.sort((a, b) => a.top - b.top).map(({ text }) => text.replaceAll('\u00a0', ' '));
  }

  /** Waits until exactly these lines are on the screen. */
  async isShowing(lines: readonly string[]): Promise<void> {
    await until(`the lines ${JSON.stringify(lines)}`, async () =>
      isDeepStrictEqual(await this.visibleLines(), lines),
    );
  }

  /** Saves the active file and waits until it counts as saved. */
  async save(): Promise<void> {
    await this.page.keyboard.press('Control+S');
    await this.page.locator('.tab.active:not(.dirty)').waitFor();
  }
}
