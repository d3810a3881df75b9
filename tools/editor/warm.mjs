// @ts-check
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { headlessChromium } from '../needs.mjs';
import { root, warmBrowser } from '../paths.mjs';
import { run } from '../run.mjs';
import { editor, isEditorInstalled } from './install.mjs';

const keyFile = path.join(warmBrowser, 'madeFor.json');

/** What a browser compiled serves the same browser, started in the same way, on the same editor. */
function madeFor() {
  const browser = headlessChromium();
  const started = readFileSync(path.join(root, 'test/editor/browser.ts'), 'utf8');
  return JSON.stringify({ editor, browser, browserMs: statSync(browser).mtimeMs, started });
}

/**
 * Has a browser compile the workbench once for all browsers of the tests: each would take three seconds of a core for it.
 * Without it they do the same, later.
 */
export async function warmUpBrowser() {
  if (!isEditorInstalled()) {
    // the suite runs in a desktop editor
    return;
  }
  const key = madeFor();
  if (existsSync(keyFile) && readFileSync(keyFile, 'utf8') === key) {
    return;
  }
  const { code, logFile } = await run('warm-browser', process.execPath, [
    '--import',
    'tsx',
    'test/editor/warmBrowser.ts',
  ]);
  if (code === 0) {
    writeFileSync(keyFile, key);
  } else {
    console.log(`the browsers of the tests compile the editor each for itself: see ${logFile}`);
  }
}
