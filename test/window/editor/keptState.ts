import type { Page } from 'playwright-core';
import { until } from '../../until.js';

/** Runs in the page: a web editor keeps what extensions remember in the browser's own databases. */
const READ = `(async (key) => {
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const kept = [];
  for (const { name } of await indexedDB.databases()) {
    if (name.startsWith('vscode-web-state-db-')) {
      const database = await done(indexedDB.open(name));
      const items = database.transaction('ItemTable').objectStore('ItemTable');
      kept.push((await done(items.get(key))) ?? '');
      database.close();
    }
  }
  return kept.join();
})`;

function read(page: Page, key: string): Promise<string> {
  return page.evaluate<string>(`${READ}(${JSON.stringify(key)})`);
}

/** What the extension remembers, as far as it is written: a window that is reloaded at once has not written yet. */
export function keptState(page: Page): Promise<string> {
  return read(page, 'egress.egress');
}

/** Waits until a panel of this type would come back after a reload. */
export async function isPanelKept(page: Page, type: string): Promise<void> {
  await until('the panel to be kept', async () =>
    (await read(page, 'memento/workbench.parts.editor')).includes(type),
  );
}
