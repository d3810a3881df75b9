import type { FrameLocator, Locator } from 'playwright-core';
import type { PageElement } from './pageElement.js';

/** The page with a check's results, in the webview that is shown. */
export class ResultsPanel {
  constructor(private readonly webview: FrameLocator) {}

  get heading(): Locator {
    return this.webview.getByRole('heading', { level: 1 });
  }

  get table(): Locator {
    return this.webview.getByRole('grid', { name: 'Proxies' });
  }

  get rows(): Locator {
    return this.table.locator('.grid-body [role=row]:not([hidden])');
  }

  get verdicts(): Locator {
    return this.webview.getByRole('group', { name: 'Verdicts' });
  }

  get filter(): Locator {
    return this.webview.getByRole('searchbox');
  }

  get menu(): Locator {
    return this.webview.getByRole('menu');
  }

  /** The bar with what can be done with the selected rows. */
  get selection(): Locator {
    return this.webview.getByRole('toolbar', { name: 'Selected rows' });
  }

  button(name: string): Locator {
    return this.webview.getByRole('button', { name });
  }

  /** Anything that says exactly this. */
  text(text: string): Locator {
    return this.webview.getByText(text, { exact: true });
  }

  /** The texts of the cells of the rows that are drawn, by the address of each. */
  async cells(): Promise<ReadonlyMap<string, readonly string[]>> {
    const cells = await this.rows.evaluateAll((rows: readonly PageElement[]) =>
      rows.map((row) =>
        Array.from(row.querySelectorAll('[role=gridcell]'), (cell) => cell.textContent ?? ''),
      ),
    );
    return new Map(cells.map((texts) => [texts[1] ?? '', texts]));
  }

  /** The address in the row that the keyboard is on. */
  async activeAddress(): Promise<string | undefined> {
    const active = this.rows.filter({ has: this.webview.locator('.is-active') });
    return (await active.count()) === 1 ? active.getByRole('gridcell').nth(1).innerText() : undefined;
  }

  async hasFocus(): Promise<boolean> {
    return (await this.webview.locator('[role=grid]:focus').count()) === 1;
  }
}
