import { until } from '../until.js';
import type { Editor } from './editor/editor.js';
import type { NamedRow } from './editor/sidebar.js';

/** Presses a key, once or as often as it takes, until the keyboard is on a row of the sidebar's tree that is wanted. */
export async function pressUntil(
  { sidebar, page }: Editor,
  key: string,
  isWanted: (row: NamedRow) => boolean,
): Promise<void> {
  await until(
    `the row that ${key} leads to`,
    async () => {
      const row = await sidebar.focusedRow();
      if (row === undefined || isWanted(row)) {
        return row;
      }
      await page.keyboard.press(key);
      return undefined;
    },
    30_000,
  );
}

/** Puts the keyboard on the first row of the providers' tree. */
export async function focusFirstRow(editor: Editor): Promise<void> {
  await editor.runCommand('Egress: Focus on Providers View');
  // a tree whose row with the keyboard has gone waits for a key before it chooses another
  await until('a row with the keyboard', async () => {
    await editor.page.keyboard.press('Home');
    return editor.sidebar.focusedRow();
  });
}

/** A row's label, without what stands behind it. */
export function labelOf({ name }: NamedRow): string {
  return name.replace(/, .*/, '');
}
