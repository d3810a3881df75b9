import type { Page } from 'playwright-core';

/** Runs in the page: a web editor keeps what extensions remember in the browser's own databases. */
const READ = `(async () => {
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const kept = [];
  for (const { name } of await indexedDB.databases()) {
    if (name.startsWith('vscode-web-state-db-')) {
      const database = await done(indexedDB.open(name));
      const items = database.transaction('ItemTable').objectStore('ItemTable');
      kept.push((await done(items.get('egress.egress'))) ?? '');
      database.close();
    }
  }
  return kept.join();
})()`;

/** What the extension remembers, as far as it is written: a window that is reloaded at once has not written yet. */
export function keptState(page: Page): Promise<string> {
  return page.evaluate<string>(READ);
}
