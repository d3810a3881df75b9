import type { Locator, Page } from 'playwright-core';
import { until } from '../../until.js';
import type { PageElement } from './pageElement.js';

/** For one step of an attempt that another may follow. */
export const ATTEMPT = { timeout: 5_000 } as const;

/**
 * Tries to click within a part of the window; the answer is whether the click came to an element of this selector. What
 * is drawn anew between the press and the release of the button gets none.
 */
export async function hasArrived(
  part: Locator,
  selector: string,
  click: () => Promise<void>,
): Promise<boolean> {
  try {
    await part.evaluate(markClick, selector, ATTEMPT);
    await click();
  } catch (error) {
    if (!(error instanceof Error && error.name === 'TimeoutError')) {
      throw error;
    }
  }
  return part.evaluateAll(
    (parts: readonly PageElement[], marked) =>
      parts.some((each) => each.getAttribute('data-clicked') === marked),
    selector,
  );
}

/** Clicks, and again only while no click came to an element of this selector. */
export async function clickUntilArrived(
  part: Locator,
  selector: string,
  click: () => Promise<void>,
): Promise<void> {
  await until(`a click on ${selector}`, () => hasArrived(part, selector, click), 60_000);
}

/** Acts until something is so, and again where it is not so for a while: what is drawn anew just then loses a press. */
export async function actUntil(
  what: string,
  isSo: () => Promise<boolean>,
  act: () => Promise<void>,
): Promise<void> {
  let actedMs = 0;
  await until(what, async () => {
    if (await isSo()) {
      return true;
    }
    if (Date.now() > actedMs + ATTEMPT.timeout) {
      await act();
      actedMs = Date.now();
    }
    return false;
  });
}

/** Chooses from the menu that is opening. It ignores a click that comes at once, but no key. */
export async function chooseFromMenu(page: Page, entry: string): Promise<void> {
  const item = page.getByRole('menuitem', { name: entry });
  await item.hover();
  await page.locator('.monaco-menu .action-item.focused').filter({ has: item }).waitFor();
  await page.keyboard.press('Enter');
}

/** Runs in the page. */
function markClick(part: PageElement, selector: string): void {
  part.removeAttribute('data-clicked');
  part.addEventListener(
    'click',
    ({ target }) => {
      if (target.closest(selector) !== null) {
        part.setAttribute('data-clicked', selector);
      }
    },
    { capture: true, once: true },
  );
}
