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

/** Runs in the page: a window writes what it has to keep when a person turns to another, and else once a minute. */
const TURN_AWAY = `(() => {
  document.hasFocus = () => false;
  window.dispatchEvent(new Event('blur'));
  delete document.hasFocus;
  window.dispatchEvent(new Event('focus'));
})()`;

async function isKept(page: Page, key: string, text: string): Promise<void> {
  await until(`${text} to be kept`, async () => {
    const kept = await page.evaluate<string>(`${READ}(${JSON.stringify(key)})`);
    if (kept.includes(text)) {
      return true;
    }
    await page.evaluate(TURN_AWAY);
    return false;
  });
}

/** Waits until the extension would remember this text after a reload. */
export async function isRemembered(page: Page, text: string): Promise<void> {
  await isKept(page, 'egress.egress', text);
}

/** Waits until a panel whose type or state holds this text would come back after a reload. */
export async function isPanelKept(page: Page, text: string): Promise<void> {
  await isKept(page, 'memento/workbench.parts.editor', text);
}
