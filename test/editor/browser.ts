import { chromium } from 'playwright-core';
import type { BrowserContext } from 'playwright-core';
import { headlessChromium } from '../../tools/needs.mjs';
import type { Profile } from './profile.js';

/** A bar that runs while something is waited for has the whole window drawn 60 times a second, by the processor. */
const STOP_ANIMATIONS = `
  const still = new CSSStyleSheet();
  still.replaceSync('*, *::before, *::after { animation: none !important; }');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, still];
`;

/** Opens Chromium on the profile's browser folder, with a page that may read and write the clipboard. */
export async function openBrowser(
  profile: Profile,
  viewport = { width: 1280, height: 800 },
): Promise<BrowserContext> {
  const browser = await chromium.launchPersistentContext(profile.browser, {
    executablePath: headlessChromium(),
    headless: true,
    viewport,
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
      // a window lives for a minute: what is compiled twice for speed takes longer than it saves
      '--js-flags=--no-opt --no-maglev',
    ],
  });
  await browser.grantPermissions(['clipboard-read', 'clipboard-write']);
  await browser.addInitScript(STOP_ANIMATIONS);
  return browser;
}

/** The address of the workbench on a folder; `payload` holds what a desktop editor takes as arguments. */
export function workbenchUrl(
  port: number,
  folder: string,
  payload: readonly (readonly [string, string])[] = [],
): string {
  const query = new URLSearchParams({
    folder,
    payload: JSON.stringify([['skipWelcome', 'true'], ['skipReleaseNotes', 'true'], ...payload]),
  });
  return `http://127.0.0.1:${port}/?${query.toString()}`;
}
