// @ts-check
import { existsSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { chromium as chromiumPath } from '../../needs.mjs';
import { root } from '../../paths.mjs';
import { mustRun, outerEnvironment } from '../../run.mjs';
import { medians } from '../measure.mjs';

/**
 * @typedef {import('../measure.mjs').Finding} Finding
 * @typedef {import('playwright-core').Browser} Browser
 * @typedef {import('playwright-core').Page} Page
 */

const peers = path.join(root, 'tools/bench/tablePeers');
const pages = path.join(import.meta.dirname, 'pages');

/** Each is a page of `pages/`. */
const TABLES = /** @type {const} */ (['ours', 'virtualCore', 'agGrid', 'tabulator']);

const ROUNDS = 7;
const WARM_UP_FRAMES = 30;
const SCROLLED_FRAMES = 120;

/** As VS Code colours a webview; the same for all of them. */
const STYLE = `
  :root {
    --vscode-font-family: sans-serif; --vscode-font-size: 13px;
    --vscode-foreground: #333; --vscode-editor-background: #fff;
  }
  body { margin: 0; font: 13px sans-serif; color: #333; background: #fff }
  main { height: 100vh }`;

/** What the measuring does in a page: frames, whether rows are shown, and scrolling. */
const MEASURE = `
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const afterPaint = () => new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    port2.postMessage(0);
  });
  const host = document.querySelector('main');
  const isShown = () => {
    const cell = document.elementFromPoint(300, 300);
    const length = cell?.textContent.length ?? 0;
    return cell !== host && host.contains(cell) && length > 0 && length < 60;
  };
  async function firstPaint(code) {
    await frame();
    await afterPaint();
    const start = performance.now();
    const script = document.createElement('script');
    script.textContent = code;
    document.head.append(script);
    table.open(host);
    let frames = 0;
    do {
      await frame();
      frames += 1;
    } while (!isShown() && frames < 600);
    await afterPaint();
    return isShown() ? performance.now() - start : NaN;
  }
  async function scroll(frames) {
    const scroller = [...host.querySelectorAll('*')].find((element) => element.scrollHeight > 100_000);
    for (let at = 0; at < frames; at += 1) {
      scroller.scrollTop += 300;
      await frame();
    }
  }`;

async function installPeers() {
  if (!existsSync(path.join(peers, 'node_modules'))) {
    await mustRun('bench-table-peers', 'npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: peers,
      env: outerEnvironment(),
    });
  }
}

/**
 * A page's script and style, as it would ship.
 * @param {string} name
 */
async function bundle(name) {
  const { outputFiles } = await build({
    entryPoints: [path.join(pages, `${name}.js`)],
    bundle: true,
    minify: true,
    write: false,
    outdir: 'page',
    format: 'iife',
    globalName: 'table',
    nodePaths: [path.join(peers, 'node_modules')],
    alias: {
      'egress-grid': path.join(root, 'src/webview/grid/grid.ts'),
      'egress-grid.css': path.join(root, 'src/webview/grid/grid.css'),
    },
    logLevel: 'error',
  });
  const textOf = (/** @type {string} */ ending) =>
    outputFiles.find((file) => file.path.endsWith(ending))?.text ?? '';
  return { script: textOf('.js'), style: textOf('.css') };
}

/**
 * CPU time of the page's main thread, in milliseconds.
 * @param {Page} page
 */
async function cpuClock(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN) * 1000;
  };
}

/**
 * The clock begins before a table's script is run, and ends when the frame with its rows is painted.
 * @param {Browser} browser
 * @param {string} data
 * @param {{ script: string, style: string }} table
 * @param {boolean} isScrolled
 * @returns {Promise<Record<string, number>>}
 */
async function measure(browser, data, { script, style }, isScrolled) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.setDefaultTimeout(60_000);
  await page.setContent(`<!doctype html><style>${STYLE}</style><style>${style}</style><main></main>`);
  await page.addScriptTag({ content: data });
  await page.addScriptTag({ content: MEASURE });
  const firstPaintMs = Number(await page.evaluate(`firstPaint(${JSON.stringify(script)})`));
  let scrollMs = NaN;
  if (isScrolled) {
    await page.evaluate(`scroll(${WARM_UP_FRAMES})`);
    const cpu = await cpuClock(page);
    const beforeMs = await cpu();
    await page.evaluate(`scroll(${SCROLLED_FRAMES})`);
    scrollMs = ((await cpu()) - beforeMs) / SCROLLED_FRAMES;
  }
  await page.close();
  return { firstPaintMs, scrollMs };
}

/** @returns {Promise<Finding[]>} */
export async function compareTable() {
  await installPeers();
  const data = await bundle('data');
  const bundles = new Map(
    await Promise.all(TABLES.map(async (name) => /** @type {const} */ ([name, await bundle(name)]))),
  );
  /** @type {Map<string, Record<string, number>[]>} */
  const figures = new Map(TABLES.map((name) => [name, []]));
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
  try {
    // a browser's very first page waits for fonts and processes that later ones find ready
    for (let round = -1; round < ROUNDS; round += 1) {
      for (const [name, table] of bundles) {
        const isScrolled = name === 'ours' || name === 'virtualCore';
        const found = await measure(browser, data.script, table, isScrolled);
        if (round >= 0) {
          figures.get(name)?.push(found);
        }
      }
    }
  } finally {
    await browser.close();
  }
  const found = (/** @type {typeof TABLES[number]} */ name) => medians(figures.get(name) ?? []);
  const paint = (/** @type {typeof TABLES[number]} */ name) => found(name)['firstPaintMs'] ?? NaN;
  return [
    {
      name: 'first paint of 100,000 rows, ms, against AG Grid',
      ours: paint('ours'),
      other: paint('agGrid'),
      goal: 1 / 8,
    },
    {
      name: 'first paint of 100,000 rows, ms, against Tabulator',
      ours: paint('ours'),
      other: paint('tabulator'),
      goal: 1 / 4.5,
    },
    {
      name: 'a scrolled frame, CPU ms, against virtual-core',
      ours: found('ours')['scrollMs'] ?? NaN,
      other: found('virtualCore')['scrollMs'] ?? NaN,
      goal: 0.5,
    },
  ];
}

/** Why this machine cannot compare tables. */
export function tableLacks() {
  try {
    chromiumPath();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
