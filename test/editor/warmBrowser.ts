// Has a browser compile the workbench, and keeps what it made of it for the browsers of the tests.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { editorHome, startServer } from '../../tools/editor/server.mjs';
import { quietSettings } from '../../tools/editor/settings.mjs';
import { builtinForTests, logs, warmBrowser } from '../../tools/paths.mjs';
import { until } from '../until.js';
import { openBrowser, workbenchUrl } from './browser.js';

const KEPT = ['Default/Cache', 'Default/Code Cache'];

/** The compiled workbench is by far the largest of the compiled files. */
const WORKBENCH_BYTES = 10_000_000;

/** Loads the workbench until the browser has kept it compiled, which it does once it has read it twice. */
async function compile(browserFolder: string, workspace: string, port: number): Promise<void> {
  const compiled = path.join(browserFolder, 'Default/Code Cache/js');
  const browser = await openBrowser(browserFolder, port);
  try {
    const page = browser.pages()[0] ?? (await browser.newPage());
    await page.goto(workbenchUrl(workspace));
    await page.locator('[id="status.problems"]').waitFor({ timeout: 60_000 });
    await page.reload();
    await until('the compiled workbench', () =>
      readdirSync(compiled).some((name) => statSync(path.join(compiled, name)).size > WORKBENCH_BYTES),
    );
  } finally {
    await browser.close();
  }
}

async function main(): Promise<void> {
  rmSync(warmBrowser, { recursive: true, force: true });
  const folder = mkdtempSync(path.join(os.tmpdir(), 'egress-'));
  const workspace = path.join(folder, 'workspace');
  mkdirSync(workspace);
  const server = await startServer({
    home: editorHome(path.join(folder, 'editor'), quietSettings),
    folder: workspace,
    logFile: path.join(logs, 'warm-editor.log'),
    builtin: builtinForTests,
  });
  try {
    const browser = path.join(folder, 'browser');
    await compile(browser, workspace, server.port);
    for (const kept of KEPT) {
      cpSync(path.join(browser, kept), path.join(warmBrowser, kept), { recursive: true });
    }
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

void main();
