// @ts-check
import { readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { isEditorAvailable, isEditorInstalled } from '../editor/install.mjs';
import { packageExtension } from '../package.mjs';
import { out, root } from '../paths.mjs';
import { mustRun } from '../run.mjs';
import { accuracy, checks, hanging, lacksCores, runs } from './checks/comparisons.mjs';
import { coldProgram, LATER, NAIVE, SHIPPED, VSCODE_STUB } from './bundles.mjs';
import { interleaved, medians } from './measure.mjs';
import { writeProxyList } from './proxyList.mjs';
import { relay } from './relay/comparison.mjs';
import { compareTable, tableLacks } from './table/compareTable.mjs';
import { opening } from './usage/opening.mjs';
import { refreshes } from './usage/refreshing.mjs';

/** @typedef {import('./measure.mjs').Finding} Finding */

/** What a part that is loaded later may weigh. */
const LATER_PART_BYTES = 200_000;

/** What shows usage, of which half draws the charts, and what runs programs through proxies. */
const LARGE_PARTS = ['usage.js', 'webview/usage.js', 'webview/usage.css', 'run.js'].map((name) =>
  path.join(root, 'dist', name),
);

/** @param {string} file */
const sizeOf = (file) => statSync(file).size;

/** @returns {Promise<Finding[]>} */
async function weights() {
  const sidebar = sizeOf(SHIPPED.entry) + sizeOf(SHIPPED.app);
  const vsix = path.join(out, 'bench/egress.vsix');
  await packageExtension(vsix);
  const packed = (/** @type {string[]} */ ...files) =>
    files.reduce((sum, file) => sum + deflateRawSync(readFileSync(file)).length, 0);
  return [
    { name: 'entry bundle, bytes, against 24 KB', ours: sizeOf(SHIPPED.entry), other: 24_000, goal: 1 },
    {
      name: 'JavaScript from the sidebar to the cursor, bytes, against a naive eager bundle of everything',
      ours: sidebar,
      other: sizeOf(NAIVE),
      goal: 0.25,
    },
    ...Object.entries(LATER).map(([name, file]) => ({
      name: `${name}, loaded when first used, bytes, against ${LATER_PART_BYTES / 1000} KB`,
      ours: sizeOf(file),
      other: LATER_PART_BYTES,
      goal: 1,
    })),
    {
      name: 'vsix without the sandbox, what shows usage and what runs programs, bytes, against 300 KB',
      ours: sizeOf(vsix) - packed(SHIPPED.sandbox) - packed(...LARGE_PARTS),
      other: 300_000,
      goal: 1,
    },
    {
      name: 'vsix without the sandbox, bytes, against 420 KB',
      ours: sizeOf(vsix) - packed(SHIPPED.sandbox),
      other: 420_000,
      goal: 1,
    },
  ];
}

/** @returns {Promise<Finding[]>} */
async function loading() {
  const load = path.join(import.meta.dirname, 'cold/load.cjs');
  /** @param {string} bundle */
  const loadOf = (bundle) => ['--require', VSCODE_STUB, load, bundle];
  const { entry, app, naive } = await interleaved(15, {
    entry: loadOf(SHIPPED.entry),
    app: loadOf(SHIPPED.app),
    naive: loadOf(NAIVE),
  });
  const ms = (/** @type {Record<string, number>} */ figures) => figures['loadMs'] ?? NaN;
  return [
    { name: 'loading the entry, ms, against the rest', ours: ms(entry), other: ms(app), goal: 0.08 },
    {
      name: 'loading the rest, ms, against a naive eager bundle',
      ours: ms(app),
      other: ms(naive),
      goal: 1,
    },
  ];
}

/** @returns {Promise<Finding[]>} */
async function parsing() {
  const list = path.join(out, 'bench/proxies.txt');
  writeProxyList(list);
  const { columns, urls } = await interleaved(5, {
    columns: [coldProgram('parse'), 'columns', list],
    urls: [coldProgram('parse'), 'urls', list],
  });
  const pair = (/** @type {string} */ figure) => ({
    ours: columns[figure] ?? NaN,
    other: urls[figure] ?? NaN,
  });
  return [
    { name: 'a million proxy lines, ms, against new URL', ...pair('parseMs'), goal: 1 / 12 },
    { name: 'a million proxy lines, peak MB, against new URL', ...pair('peakMb'), goal: 1 / 4 },
  ];
}

/** @returns {Promise<Finding[]>} */
async function leaks() {
  const { found } = await interleaved(1, { found: [coldProgram('leaks')] });
  return [
    {
      name: 'the slowest of a million lines searched for credentials, ms, against 5 ms',
      ours: found['slowestLineMs'] ?? NaN,
      other: 5,
      goal: 1,
    },
    {
      name: 'an edit in 50,000 lines, ms, against a frame',
      ours: found['editMs'] ?? NaN,
      other: 16,
      goal: 1,
    },
  ];
}

/** @returns {Promise<Finding[]>} */
async function drawing() {
  const { draw, read } = await interleaved(7, {
    draw: ['--require', VSCODE_STUB, coldProgram('redraw'), 'draw'],
    read: ['--require', VSCODE_STUB, coldProgram('redraw'), 'read'],
  });
  return [
    {
      name: 'drawing 10,000 orders, ms, against reading their answers',
      ours: draw['runMs'] ?? NaN,
      other: read['runMs'] ?? NaN,
      goal: 1.5,
    },
  ];
}

/** @returns {Promise<Finding[]>} */
async function sandbox() {
  const start = path.join(import.meta.dirname, 'cold/startSandbox.cjs');
  const { up } = await interleaved(5, { up: [start, SHIPPED.sandbox] });
  return [
    { name: 'the sandbox is up, large, ms, against a second', ours: up['upMs'] ?? NaN, other: 1000, goal: 1 },
  ];
}

/** @returns {Promise<Finding[]>} */
async function activation() {
  const file = path.join(out, 'bench/activation.json');
  /** @type {Record<string, number>[]} */
  const runs = [];
  for (let round = 0; round < 5; round += 1) {
    rmSync(file, { force: true });
    const run = ['--import', 'tsx', 'tools/bench/activate.ts', coldProgram('activation')];
    await mustRun('bench-activation', process.execPath, run, {
      env: { ...process.env, EGRESS_BENCH_FILE: file },
      limitMs: 120_000,
    });
    runs.push(JSON.parse(readFileSync(file, 'utf8')));
  }
  const { oursMs = NaN, otherMs = NaN } = medians(runs);
  return [
    { name: 'activation in the editor, ms, against vscode.git', ours: oursMs, other: otherMs, goal: 1 },
  ];
}

/** @returns {Promise<Finding[]>} */
async function transport() {
  const { frame, json } = await interleaved(5, {
    frame: [coldProgram('transport'), 'frame'],
    json: [coldProgram('transport'), 'json'],
  });
  const pair = (/** @type {string} */ figure) => ({ ours: frame[figure] ?? NaN, other: json[figure] ?? NaN });
  return [
    { name: '100,000 rows to a page, ms, against JSON', ...pair('sendMs'), goal: 1 / 8 },
    { name: '100,000 rows to a page, bytes, against JSON', ...pair('bytes'), goal: 1 / 7 },
  ];
}

/**
 * Everything that is compared, and why this machine cannot where it cannot.
 * @type {readonly { name: string, compare: () => Promise<Finding[]>, lacks?: () => string | undefined }[]}
 */
export const COMPARISONS = [
  { name: 'weight', compare: weights },
  { name: 'loading', compare: loading },
  { name: 'parsing', compare: parsing },
  { name: 'leaks', compare: leaks },
  { name: 'drawing', compare: drawing },
  { name: 'sandbox', compare: sandbox },
  { name: 'table', compare: compareTable, lacks: tableLacks },
  { name: 'transport', compare: transport },
  { name: 'checks', compare: checks, lacks: lacksCores },
  { name: 'hanging', compare: hanging, lacks: lacksCores },
  { name: 'accuracy', compare: accuracy, lacks: lacksCores },
  { name: 'runs', compare: runs, lacks: lacksCores },
  { name: 'relay', compare: relay },
  { name: 'opening', compare: opening, lacks: tableLacks },
  { name: 'refreshes', compare: refreshes, lacks: lacksEditor },
  { name: 'activation', compare: activation, lacks: lacksEditor },
];

function lacksEditor() {
  return process.env['EGRESS_VSCODE'] !== undefined || (isEditorAvailable && isEditorInstalled())
    ? undefined
    : 'no editor: run node tools/ready.mjs, or name a desktop VS Code in EGRESS_VSCODE';
}
