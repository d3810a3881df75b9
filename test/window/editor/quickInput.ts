import type { Locator, Page } from 'playwright-core';
import { until } from '../../until.js';
import { ATTEMPT, clickUntilArrived, hasArrived } from './clicks.js';
import type { PageElement } from './pageElement.js';

const ROW = '.quick-input-list .monaco-list-row';

/** The box at the top of the window: palette, picks and inputs. */
export class QuickInput {
  private readonly widget: Locator;

  constructor(private readonly page: Page) {
    this.widget = page.locator('.quick-input-widget');
  }

  get input(): Locator {
    return this.widget.locator('input.input');
  }

  get rows(): Locator {
    return this.widget.locator(ROW);
  }

  /** The row that Enter would choose. */
  get focusedRow(): Locator {
    return this.widget.locator(`${ROW}.focused`);
  }

  /** A row whose label, or one of its texts, is exactly this. */
  row(label: string): Locator {
    return this.rows.filter({ has: this.page.getByText(label, { exact: true }) }).first();
  }

  /** Waits until the box asks with a text that contains this: its title, placeholder, prompt or message. */
  async isAsking(text: string): Promise<void> {
    await until(
      `a box that asks ${text}`,
      async () => {
        const shown = await this.question();
        return shown.includes(text);
      },
      30_000,
    );
  }

  /** Every text of the box beside its rows: title, placeholder, prompt and validation message. */
  async question(): Promise<string> {
    if (!(await this.widget.isVisible())) {
      return '';
    }
    const title = await this.widget.locator('.quick-input-titlebar').innerText();
    const message = await this.widget.locator('.quick-input-message').innerText();
    const placeholder = await this.input.getAttribute('placeholder');
    return [title, placeholder, message].join('\n');
  }

  /** Types the whole answer and accepts it. */
  async answer(text: string): Promise<void> {
    await this.input.fill(text);
    await this.page.keyboard.press('Enter');
  }

  /** Chooses the row with this label. */
  async pick(label: string): Promise<void> {
    await clickUntilArrived(this.widget, ROW, () => this.row(label).click(ATTEMPT));
  }

  /** Chooses the row with this label by the keyboard alone. */
  async choose(label: string): Promise<void> {
    await this.input.fill(label);
    await this.focusedRow.filter({ has: this.page.getByText(label, { exact: true }) }).waitFor();
    await this.page.keyboard.press('Enter');
  }

  /** Presses a button of the box, such as one that exports. */
  async pressButton(label: string): Promise<void> {
    const button = this.widget.getByRole('button', { name: label });
    await button.waitFor();
    // a hover that the focus opened may lie over it and stay: the event comes to the button all the same
    await button.dispatchEvent('click');
  }

  /** Returns to the question before. */
  async goBack(): Promise<void> {
    await this.pressButton('Back');
  }

  /** Closes the box by Escape, which closes an open notification centre or hover first. */
  async cancel(): Promise<void> {
    await until('the box to close', async () => {
      if (await this.widget.isVisible()) {
        await this.page.keyboard.press('Escape');
        return false;
      }
      return true;
    });
  }

  /** Answers the question where to save, which is asked under `title` with a first suggestion. */
  async saveAs(file: string, title = 'Save proxies', suggestion = /\.(txt|csv|json)$/): Promise<void> {
    await this.isAsking(title);
    // the dialog reads its folder first, and then puts a suggestion over whatever was typed
    await until('the suggested file', async () => suggestion.test(await this.input.inputValue()));
    await this.rows.first().waitFor();
    await until('the file that was typed', async () => {
      if ((await this.input.inputValue()) === file) {
        return true;
      }
      await this.input.fill(file);
      return false;
    });
    await this.page.keyboard.press('Enter');
    await this.widget.waitFor({ state: 'hidden' });
  }

  /** Runs the palette's command of this title. */
  async runCommand(title: string): Promise<void> {
    await until(`the command ${title}`, () => this.tryToPick('F1', `>${title}`, title), 40_000);
  }

  /** Opens a file of the workspace. */
  async openFile(name: string): Promise<void> {
    const label = name.slice(name.lastIndexOf('/') + 1);
    await until(`the file ${name}`, () => this.tryToPick('Control+P', name, label), 40_000);
  }

  /** Puts the cursor of the active editor on a line and a column, both from 1. */
  async goTo(line: number, column = 1): Promise<void> {
    await this.page.keyboard.press('Control+G');
    await this.input.fill(`:${line}:${column}`);
    // Enter does nothing until the box offers the place
    await this.focusedRow.filter({ hasText: new RegExp(`line ${line}\\b`) }).waitFor();
    await this.page.keyboard.press('Enter');
    await this.widget.waitFor({ state: 'hidden' });
  }

  /**
   * A palette that opened before an extension was known never shows its commands, one that is closing takes no text,
   * and one whose focus goes to an editor closes under the click.
   */
  private async tryToPick(key: string, text: string, label: string): Promise<boolean> {
    await this.page.keyboard.press(key);
    const isChosen = await hasArrived(this.widget, ROW, async () => {
      await this.input.waitFor({ timeout: 2_000 });
      // what is typed goes to whoever has the focus by then
      await this.input.evaluate(enterText, text, { timeout: 2_000 });
      await this.row(label).click({ timeout: 3_000 });
    });
    if (!isChosen) {
      await this.page.keyboard.press('Escape');
    }
    return isChosen;
  }
}

/** Runs in the page. */
function enterText(input: PageElement, text: string): void {
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
}
