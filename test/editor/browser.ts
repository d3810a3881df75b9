import { cpSync, existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { BrowserContext } from 'playwright-core';
import { headlessChromium } from '../../tools/needs.mjs';
import { warmBrowser } from '../../tools/paths.mjs';

/**
 * Where every editor is for its browser, whatever port it has: what a browser has read and compiled of a workbench
 * serves the next one only at the same address. No editor listens here itself.
 */
export const SEEN_AT = '127.0.0.1:19999';

/** A bar that runs while something is waited for has the whole window drawn 60 times a second, by the processor. */
const STOP_ANIMATIONS = `
  const still = new CSSStyleSheet();
  still.replaceSync('*, *::before, *::after { animation: none !important; }');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, still];
`;

export const VIEWPORT = { width: 1280, height: 800 };

/**
 * Opens Chromium on a folder for an editor at a port, with a page that may read and write the clipboard. A new folder
 * begins with what a browser before it has compiled.
 */
export async function openBrowser(folder: string, port: number): Promise<BrowserContext> {
  if (existsSync(warmBrowser) && !existsSync(folder)) {
    cpSync(warmBrowser, folder, { recursive: true });
  }
  const browser = await chromium.launchPersistentContext(folder, {
    executablePath: headlessChromium(),
    headless: true,
    viewport: VIEWPORT,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-software-rasterizer',
      // a container's shared memory is too small for a workbench
      '--disable-dev-shm-usage',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--host-resolver-rules=MAP ${SEEN_AT} 127.0.0.1:${port}`,
      // it looks past what is compiled already
      '--disable-features=BackgroundResourceFetch',
      // a window lives for a minute: what is compiled once more for speed, and memory given back, take longer than they
      // save; and no core is idle beside it
      '--js-flags=--no-opt,--no-memory-reducer,--no-parallel-scavenge',
    ],
  });
  await browser.grantPermissions(['clipboard-read', 'clipboard-write']);
  await browser.addInitScript(STOP_ANIMATIONS);
  return browser;
}

/** The address of the workbench on a folder; `payload` holds what a desktop editor takes as arguments. */
export function workbenchUrl(folder: string, payload: readonly (readonly [string, string])[] = []): string {
  const query = new URLSearchParams({
    folder,
    payload: JSON.stringify([['skipWelcome', 'true'], ['skipReleaseNotes', 'true'], ...payload]),
  });
  return `http://${SEEN_AT}/?${query.toString()}`;
}
