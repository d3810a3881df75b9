// @ts-check
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { chromium as chromiumPath } from '../../needs.mjs';
import { out, root } from '../../paths.mjs';
import { coldProgram } from '../bundles.mjs';
import { interleaved, medians } from '../measure.mjs';

/**
 * @typedef {import('../measure.mjs').Finding} Finding
 * @typedef {import('playwright-core').Browser} Browser
 */

const ROUNDS = 7;

/** When the data of the page's tests is looked at. */
const NOW = Date.UTC(2026, 10, 22, 14, 30);

const SIDES = /** @type {const} */ (['year', 'empty']);

/** Opens the page as the editor does, tells it what the extension would, and waits until all of it is painted. */
const OPEN = `async (script, messages, lines) => {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  window.acquireVsCodeApi = () => ({
    getState: () => undefined,
    setState: () => undefined,
    postMessage: ({ name }) => {
      if (name === 'ready') {
        for (const message of messages) {
          const { bytes } = message.said;
          const said = bytes ? { ...message.said, frame: new Uint8Array(bytes).buffer } : message.said;
          window.postMessage({ name: message.name, said });
        }
      }
    },
  });
  const element = document.createElement('script');
  element.textContent = script;
  document.body.append(element);
  const isShown = () =>
    document.querySelectorAll('.card').length > 0 &&
    document.querySelectorAll('tbody tr').length > 0 &&
    document.querySelectorAll('.history').length >= lines;
  for (let frames = 0; !isShown(); frames += 1) {
    if (frames > 3000) {
      throw new Error('the page did not come to show all of it');
    }
    await frame();
  }
  await frame();
  await frame();
}`;

async function pageBundle() {
  const { outputFiles } = await build({
    entryPoints: ['main.ts', 'usage.css'].map((file) => path.join(root, 'src/webview/usage', file)),
    bundle: true,
    minify: true,
    write: false,
    outdir: 'page',
    format: 'iife',
    logLevel: 'error',
  });
  const textOf = (/** @type {string} */ ending) =>
    outputFiles.find((file) => file.path.endsWith(ending))?.text ?? '';
  return { script: textOf('.js'), style: textOf('.css') };
}

/**
 * How long a page of its own process takes, as a webview has, until all that is in sight is painted.
 * @param {Browser} browser
 * @param {{ script: string, style: string }} bundle
 * @param {readonly object[]} messages
 * @param {number} lines
 */
async function opened(browser, { script, style }, messages, lines) {
  const startedMs = performance.now();
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.setContent(`<!doctype html><style>${style}</style><body></body>`);
  const standsMs = performance.now() - startedMs;
  // how it comes to know what it is told is no part of the opening
  await page.clock.setFixedTime(NOW);
  await page.evaluate(
    `window.given = [${JSON.stringify(script)}, ${JSON.stringify(messages)}, ${lines}]; window.open_ = ${OPEN}`,
  );
  const toldMs = performance.now();
  await page.evaluate('window.open_(...window.given)');
  const pageMs = standsMs + performance.now() - toldMs;
  await page.close();
  return { pageMs };
}

/**
 * What both sides, the extension and the page, spend on opening the panel for five accounts, with samples and without.
 * @returns {Promise<Finding[]>}
 */
export async function opening() {
  const samples = coldProgram('samples');
  const folders = { year: path.join(out, 'bench/year'), empty: path.join(out, 'bench/noSamples') };
  rmSync(folders.year, { recursive: true, force: true });
  mkdirSync(folders.empty, { recursive: true });
  execFileSync(process.execPath, [samples, 'write', folders.year]);
  const host = await interleaved(ROUNDS, {
    year: [samples, 'measure', folders.year],
    empty: [samples, 'measure', folders.empty],
  });
  const messages = Object.fromEntries(
    SIDES.map((side) => [
      side,
      JSON.parse(
        execFileSync(process.execPath, [samples, 'messages', folders[side]], {
          encoding: 'utf8',
          maxBuffer: 1e9,
        }),
      ),
    ]),
  );
  const bundle = await pageBundle();
  /** @type {Record<string, Record<string, number>[]>} */
  const figures = { year: [], empty: [] };
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
  try {
    // a browser's very first page waits for fonts and processes that later ones find ready
    for (let round = -1; round < ROUNDS; round += 1) {
      for (const side of SIDES) {
        const lines = side === 'year' ? 5 : 0;
        const found = await opened(browser, bundle, messages[side], lines);
        if (round >= 0) {
          figures[side]?.push(found);
        }
      }
    }
  } finally {
    await browser.close();
  }
  const whole = (/** @type {typeof SIDES[number]} */ side) =>
    (host[side]['hostMs'] ?? NaN) + (medians(figures[side] ?? [])['pageMs'] ?? NaN);
  return [
    {
      name: 'the usage panel with a year of samples (5 accounts, hourly), ms, against an empty one',
      ours: whole('year'),
      other: whole('empty'),
      goal: 1.5,
    },
  ];
}
