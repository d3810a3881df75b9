import path from 'node:path';
import { build } from 'esbuild';
import { chromium, type Browser, type Page } from 'playwright-core';
import { pagePolicy } from '../../src/ui/webviews/pagePolicy.js';
import { headlessChromium } from '../../tools/needs.mjs';

const ROOT = path.join(import.meta.dirname, '../..');

/** What VS Code gives a webview of its dark theme. */
const THEME = `
  :root {
    --vscode-font-family: sans-serif; --vscode-font-size: 13px;
    --vscode-foreground: #cccccc; --vscode-editor-background: #1f1f1f; --vscode-focusBorder: #0078d4;
    --vscode-list-activeSelectionBackground: #04395e; --vscode-list-hoverBackground: #2a2d2e;
  }
  body { margin: 0 }
  main { height: 100vh }`;

/** Opens a browser for the tests of the surrounding `describe`. */
export function useChromium(): () => Browser {
  let browser: Browser | undefined;
  before(async () => {
    browser = await openChromium();
  });
  after(() => browser?.close());
  return () => {
    if (browser === undefined) {
      throw new Error('the browser opens before the first test, not while the tests are declared');
    }
    return browser;
  };
}

export async function pressKeys(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key);
  }
}

function openChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: headlessChromium(),
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'],
  });
}

/** A page with a script of `page/` and a style of the webviews, and nothing from anywhere else. */
export async function openPage(browser: Browser, script: string, style = 'grid/grid.css'): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1000, height: 400 } });
  await page.setContent(await pageContent(script, style));
  return page;
}

/** The same as text, under the policy that the editor's pages are under. */
export async function pageContent(script: string, style: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(import.meta.dirname, 'page', script), path.join(ROOT, 'src/webview', style)],
    bundle: true,
    write: false,
    outdir: 'page',
    format: 'iife',
  });
  const textOf = (extension: string) => outputFiles.find((file) => file.path.endsWith(extension))?.text ?? '';
  return `<!doctype html>
<meta http-equiv="Content-Security-Policy" content="${pagePolicy('test', "'none'")}">
<title>Test</title>
<style nonce="test">${THEME}${textOf('.css')}</style>
<body><script nonce="test">${textOf('.js')}</script></body>`;
}
