import type { Locator, Page } from 'playwright-core';
import { actUntil, ATTEMPT, chooseFromMenu, clickUntilArrived } from './clicks.js';
import type { PageElement } from './pageElement.js';
import { RowCommands, type IsTaken } from './rowCommands.js';

const TWISTIE = '.monaco-tl-twistie';

/** A row of a tree as a screen reader tells it. */
export interface NamedRow {
  readonly name: string;
  /** From 1, at the root. */
  readonly level: number;
  /** Absent where nothing can be below it. */
  readonly isOpen?: boolean;
}

/** Our view container in the sidebar, with its trees. */
export class Sidebar {
  private readonly part: Locator;
  private readonly commands: RowCommands;

  constructor(private readonly page: Page) {
    this.part = page.locator('.part.sidebar');
    this.commands = new RowCommands(page);
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

  /** The rows that are rendered, from top to bottom, with their accessible names; those of RemindersView are its own. */
  async namedRows(): Promise<NamedRow[]> {
    const reminders = this.page.locator('.pane-header[aria-label^="Reminders"]');
    const rows = this.part.locator('.pane').filter({ hasNot: reminders }).getByRole('treeitem');
    return (await rows.evaluateAll(describeRows)).map(toNamedRow);
  }

  /** The row that the keyboard is on, if any. */
  async focusedRow(): Promise<NamedRow | undefined> {
    const focused = this.part.locator('.monaco-list:focus-within [role=treeitem].focused');
    return (await focused.evaluateAll(describeRows)).map(toNamedRow)[0];
  }

  /** Drags the sidebar's edge until it is this wide, in CSS pixels. */
  async resize(width: number): Promise<void> {
    const box = await this.part.boundingBox();
    const left = box?.x ?? 0;
    const middle = (box?.y ?? 0) + (box?.height ?? 0) / 2;
    await this.page.mouse.move(left + (box?.width ?? 0), middle);
    await this.page.mouse.down();
    await this.page.mouse.move(left + width, middle, { steps: 5 });
    await this.page.mouse.up();
  }

  /** Whether a row's description can be read to the end of this text, and is not cut off before it. */
  async isReadable(text: string): Promise<boolean> {
    return this.row(text)
      .locator('.label-description')
      .evaluate((description: PageElement, wanted: string) => {
        const words = description.firstChild;
        const at = words?.textContent?.indexOf(wanted) ?? -1;
        if (words === null || at < 0) {
          return false;
        }
        const range = description.ownerDocument.createRange();
        range.setStart(words, at);
        range.setEnd(words, at + wanted.length);
        const edge = description.closest('.monaco-icon-label-container')?.getBoundingClientRect().right ?? 0;
        return range.getBoundingClientRect().right <= edge;
      }, text);
  }

  /** The name of a row's codicon. */
  async icon(text: string | RegExp): Promise<string | undefined> {
    const classes = await this.row(text).locator('.custom-view-tree-node-item-icon').getAttribute('class');
    return /codicon-([\w-]+)/.exec(classes ?? '')?.[1];
  }

  /** The CSS colour of a row's label. */
  async labelColour(text: string | RegExp): Promise<string> {
    return this.row(text)
      .locator('.label-name')
      .first()
      .evaluate((label: PageElement) => label.ownerDocument.defaultView?.getComputedStyle(label).color ?? '');
  }

  /** The first row whose text contains this or matches it. */
  row(text: string | RegExp): Locator {
    return this.part.getByRole('treeitem').filter({ hasText: text }).first();
  }

  /** Opens a row's children, or leaves them open. */
  async expand(text: string | RegExp): Promise<void> {
    await this.toggle(text, 'true');
  }

  /** Closes a row, or leaves it closed. */
  async collapse(text: string | RegExp): Promise<void> {
    await this.toggle(text, 'false');
  }

  /** Presses one of a row's inline actions, which show while the pointer is on it, until it is taken. */
  async pressAction(text: string | RegExp, action: string, isTaken?: IsTaken): Promise<void> {
    const row = this.row(text);
    const label = `.actions a.action-label[aria-label^="${action}"]`;
    await this.commands.give(
      `${action} at ${String(text)}`,
      () =>
        clickUntilArrived(this.part, label, async () => {
          await row.hover();
          await row.locator(label).click(ATTEMPT);
        }),
      isTaken,
    );
  }

  /** Chooses an entry of a row's context menu, until it is taken. */
  async pressMenu(text: string | RegExp, entry: string, isTaken?: IsTaken): Promise<void> {
    await this.commands.give(
      `${entry} at ${String(text)}`,
      async () => {
        await this.row(text).click({ button: 'right' });
        await chooseFromMenu(this.page, entry);
      },
      isTaken,
    );
  }

  /** What the first view says above its rows. */
  get message(): Locator {
    return this.part.locator('.tree-explorer-viewlet-tree-view .message').first();
  }

  /** The buttons and texts of a view that has no rows. */
  get welcome(): Locator {
    return this.part.locator('.welcome-view-content');
  }

  private async toggle(text: string | RegExp, expanded: 'true' | 'false'): Promise<void> {
    const row = this.row(text);
    await row.waitFor();
    await actUntil(
      `${String(text)} with aria-expanded ${expanded}`,
      async () => (await row.getAttribute('aria-expanded')) === expanded,
      () => clickUntilArrived(this.part, TWISTIE, () => row.locator(TWISTIE).click(ATTEMPT)),
    );
  }
}

interface DescribedRow {
  readonly name: string | null;
  readonly level: number;
  readonly expanded: string | null;
}

/** Runs in the page. */
function describeRows(rows: readonly PageElement[]): DescribedRow[] {
  return rows
    .toSorted((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
    .map((row) => ({
      name: row.getAttribute('aria-label'),
      level: Number(row.getAttribute('aria-level')),
      expanded: row.getAttribute('aria-expanded'),
    }));
}

function toNamedRow({ name, level, expanded }: DescribedRow): NamedRow {
  return { name: name ?? '', level, ...(expanded === null ? {} : { isOpen: expanded === 'true' }) };
}
