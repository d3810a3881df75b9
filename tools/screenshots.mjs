// @ts-check
// npm run screenshots: takes the README's pictures in the real editor, on the sandbox.
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Editor } from '../test/window/editor/editor.js';
import { buildExtension } from './build.mjs';
import { layOutBuiltin } from './editor/builtin.mjs';
import { installPacked } from './editor/packed.mjs';
import { root } from './paths.mjs';
import { ready, runTool } from './ready.mjs';

const pictures = path.join(root, 'media/screenshots');

/** The demo without its remark on what to do, and `None` in it, whose place the insertion takes. */
const file = 'scrape.py';
const text = readFileSync(path.join(root, 'demo', file), 'utf8').replace(/ +# .*/, '');
const wanted = { line: 4, column: 9, letters: 'None'.length };

const httpEndpoint = /^http\d/;

/** A program on which the list of clients has something to go by. */
const client = { name: 'client.py', text: 'import requests\n\n\n' };

/**
 * Shows the accounts with one subscription opened, beside the demo.
 * @param {Editor} editor
 */
async function arrange(editor) {
  await editor.sidebar.open();
  await widenSidebar(editor);
  await editor.sidebar.expand('Subscriptions');
  await editor.sidebar.expand('Client A');
  await editor.documents.open(file, wanted.line, wanted.column);
  for (let letter = 0; letter < wanted.letters; letter++) {
    await editor.page.keyboard.press('Shift+ArrowRight');
  }
}

/** @param {Editor} editor */
async function widenSidebar({ page }) {
  const box = await page.locator('.part.sidebar').boundingBox();
  const edge = (box?.x ?? 0) + (box?.width ?? 0);
  await page.mouse.move(edge, 500);
  await page.mouse.down();
  await page.mouse.move(470, 500, { steps: 5 });
  await page.mouse.up();
}

/**
 * @param {Editor} editor
 * @param {string} name
 */
async function take({ page }, name) {
  const picture = path.join(pictures, `${name}.png`);
  await page.screenshot({ path: picture, animations: 'disabled', caret: 'hide' });
  console.log(path.relative(root, picture));
}

/**
 * Answers what is asked before two subscriptions are bought for three periods, up to the modal.
 * @param {Editor} editor
 */
async function fillIn({ quickInput, modal, page }) {
  await quickInput.runCommand('Egress: Buy a subscription');
  await quickInput.isAsking('Which plan?');
  await quickInput.rows.first().waitFor();
  await page.keyboard.press('Enter');
  await quickInput.isAsking('How many subscriptions?');
  await quickInput.answer('2');
  await quickInput.isAsking('For how many periods?');
  await quickInput.answer('3');
  await quickInput.isAsking('Coupon code.');
  await quickInput.answer('');
  await modal.text();
}

/**
 * Checks the proxies of an order from this machine, up to the end.
 * @param {Editor} editor
 */
async function check({ sidebar, quickInput, page, webview }) {
  await sidebar.expand('Main (sandbox)');
  await sidebar.expand(/^Orders/);
  await sidebar.pressAction(/^ipv4.*Germany/, 'Check proxies');
  await quickInput.isAsking('Who is to check them?');
  await quickInput.pick('This machine');
  await quickInput.isAsking('What is to be found out');
  await quickInput.row('Anonymity').click();
  await page.keyboard.press('Enter');
  await webview.getByText('finished', { exact: true }).waitFor();
  await page.mouse.move(1, 1);
}

/**
 * Opens a terminal that goes out through a proxy, and has a program there ask who it is.
 * @param {Editor} editor
 */
async function runInTerminal({ sidebar, quickInput, notifications, page }) {
  await notifications.clear();
  await sidebar.pressMenu(httpEndpoint, 'Run with a proxy…');
  await quickInput.pick('A new terminal');
  await page.locator('.terminal-wrapper.active textarea.xterm-helper-textarea').focus();
  // without the folder of a throw-away editor in each line
  await page.keyboard.type("PS1='$ '; clear\n");
  await page.keyboard.type('curl -s http://judge.sandbox.test/\n');
  await sidebar.row(/^Through .*1 request/).waitFor();
  await page.mouse.move(1, 1);
}

/**
 * Shows what is left of each account, once all of it was read.
 * @param {Editor} editor
 */
async function showUsage(editor) {
  await editor.runCommand('Egress: Open usage');
  await editor.webview.getByRole('table', { name: 'Transactions' }).waitFor();
  await editor.webview.getByRole('button', { name: 'Extend…' }).first().waitFor();
  await editor.page.mouse.move(1, 1);
}

await runTool(async () => {
  await ready(['programs', 'editor']);
  await buildExtension();
  await installPacked();
  await layOutBuiltin();
  mkdirSync(pictures, { recursive: true });
  const editor = await Editor.open({
    env: { EGRESS_SANDBOX: 'start' },
    files: {
      [file]: text,
      [client.name]: client.text,
      'requirements.txt': 'requests==2.32.4\nhttpx==0.28.1\n',
    },
    settings: { 'editor.minimap.enabled': false, 'workbench.layoutControl.enabled': false },
    viewport: { width: 1280, height: 820 },
  });
  try {
    await editor.useTheme('Dark 2026');
    await arrange(editor);
    await editor.sidebar.pressAction(httpEndpoint, 'Insert proxy URL');
    await editor.modal.text();
    await take(editor, 'insert-dark');
    await editor.modal.press('Cancel');

    await editor.documents.open(client.name, 3, 1);
    await editor.sidebar.pressMenu(httpEndpoint, 'Insert snippet…');
    await editor.quickInput.isAsking('Which client shall use');
    await editor.quickInput.focusedRow.waitFor();
    await editor.page.mouse.move(1, 1);
    await take(editor, 'snippet-dark');
    await editor.quickInput.cancel();

    await fillIn(editor);
    await take(editor, 'buy-dark');
    await editor.modal.press('Cancel');

    await check(editor);
    await take(editor, 'check-dark');
    await editor.runCommand('View: Close Editor');

    await showUsage(editor);
    await take(editor, 'usage-dark');
    await editor.runCommand('View: Close Editor');

    await editor.useTheme('Light 2026');
    // the orders would push the subscriptions out of sight
    await editor.sidebar.collapse(/^Orders/);
    await arrange(editor);
    await editor.sidebar.pressAction(httpEndpoint, 'Insert proxy URL');
    await editor.modal.press('Write');
    await editor.documents.isShowing(text.replace('None', 'os.environ["PROXY_URL"]').split('\n'));
    await editor.page.locator('.notifications-toasts').getByText('was written to .env').waitFor();
    await take(editor, 'overview-light');

    await runInTerminal(editor);
    await take(editor, 'running-light');
  } finally {
    await editor.close();
  }
});
