import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { startSandbox, type Sandbox } from '../../src/sandbox/index.js';
import type { ProviderId } from '../../src/sandbox/types.js';
import type { Locator } from 'playwright-core';
import { plainText } from '../../src/core/plainText.js';
import { openingText } from '../../src/ui/running/terminalText.js';
import { until } from '../until.js';
import { accountKeys, addByKeys } from './addAccount.js';
import { useEditor } from './editor/useEditor.js';
import { hostileTwin, type HostileTwin } from './markup/hostileTwin.js';
import { assertInnocent } from './markup/innocence.js';
import { MARK, PAYLOADS, payloads, together } from './markup/payloads.js';

const PROVIDERS = ['gateway', '1001proxy', 'iploop', 'checker', 'ipswamp'] as const;

/** So many notifications hold all payloads, whatever the port is that they name. */
const NOTIFICATIONS = together(payloads('http://127.0.0.1:65535')).length;

/** So many rows may be scrolled past between two looks. */
const FEW = PAYLOADS / 20;

/** Runs in the page: whether the last row of a list of so many is there. */
const IS_LAST_SHOWN = `[...document.querySelectorAll('[role=treeitem]')].some((row) =>
  Number(row.ariaSetSize) >= ${PAYLOADS} && row.ariaPosInSet === row.ariaSetSize)`;

/** Runs in the page: resolves once what a key has moved is drawn, in the frame after the next. */
const DRAWN = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))';

const CHECK_KEY = { command: 'egress.checkKey', args: { account: 'Residential (sandbox)' } };

describe('a provider that answers with markup', function () {
  this.timeout(300_000);
  let sandbox: Sandbox;
  let sink: Server;
  let asked = 0;
  let texts: readonly string[];
  /** The marks that are read where the payloads are shown as they are; some hide theirs in a terminal sequence. */
  let shown: readonly string[];
  const twins = new Map<ProviderId, HostileTwin>();
  before(async () => {
    sink = createServer((socket) => {
      asked += 1;
      socket.destroy();
    });
    await new Promise<void>((resolve) => sink.listen(0, '127.0.0.1', resolve));
    texts = payloads(`http://127.0.0.1:${(sink.address() as AddressInfo).port}`);
    shown = texts.flatMap((text, place) =>
      plainText(text).includes(`${MARK}${place}`) ? [`${MARK}${place}`] : [],
    );
    sandbox = await startSandbox();
    for (const provider of PROVIDERS) {
      const account = sandbox.accounts.find((each) => each.provider === provider);
      assert.ok(account);
      twins.set(provider, await hostileTwin(account, texts));
    }
  });
  const accounts = () => [...twins.values()].map((twin) => twin.account);
  const editor = useEditor(() => ({
    viewport: { width: 1280, height: 1400 },
    files: { 'main.py': 'proxy = \n' },
    keybindings: [
      ...accountKeys(accounts()),
      { key: 'ctrl+alt+1', command: 'egress.refresh', args: {} },
      { key: 'ctrl+alt+2', command: 'runCommands', args: { commands: Array(NOTIFICATIONS).fill(CHECK_KEY) } },
    ],
  }));
  before(async () => {
    await addByKeys(editor(), accounts());
  });
  after(async () => {
    for (const twin of twins.values()) {
      twin.stop();
    }
    sink.close();
    await sandbox.stop();
  });
  const twin = (provider: ProviderId) => {
    const found = twins.get(provider);
    assert.ok(found, provider);
    return found;
  };

  afterEach(() => {
    twin('iploop').refuseWith([]);
    assert.equal(asked, 0, 'requests to the address that the payloads lead to');
  });

  /** Goes through a list from this row, which was just opened and has the keyboard, to its end, looking at all that comes by; the answer is the marks that were read. */
  async function lookThrough(first: Locator, where: string): Promise<ReadonlySet<string>> {
    const { page } = editor();
    const seen = new Set<string>();
    await first.waitFor();
    await until(
      `the end of ${where}`,
      async () => {
        const isAtEnd = await page.evaluate<boolean>(IS_LAST_SHOWN);
        await assertInnocent(page, seen, where);
        await page.keyboard.press('PageDown');
        await page.evaluate(DRAWN);
        return isAtEnd;
      },
      120_000,
    );
    await page.keyboard.press('Home');
    await first.hover();
    await page.locator('.monaco-hover').first().waitFor();
    await assertInnocent(page, seen, `the tooltip in ${where}`);
    return seen;
  }

  it('is shown as text in every row of the sidebar', async () => {
    const { sidebar } = editor();
    for (const [provider, sections] of [
      ['gateway', [/^Subscriptions/, /^Plans/]],
      ['1001proxy', [/^Orders/, /^Transactions/, /^Deposit addresses/]],
      ['iploop', []],
    ] as const) {
      const { label } = twin(provider).account;
      await sidebar.expand(label);
      for (const section of sections) {
        await sidebar.expand(section);
        const seen = await lookThrough(sidebar.row(section), `${provider} ${String(section)}`);
        const missed = shown.filter((mark) => !seen.has(mark));
        assert.ok(
          missed.length <= FEW,
          `${missed.length} not seen in ${provider} ${String(section)}: ${missed.slice(0, FEW).join(' ')}`,
        );
        await sidebar.collapse(section);
      }
      await sidebar.collapse(label);
    }
  });

  it('is text in the box that finds what is loaded', async () => {
    const { page, quickInput } = editor();
    await editor().runCommand('Egress: Find');
    await quickInput.input.fill(MARK);
    await quickInput.rows.first().waitFor();
    const seen = new Set<string>();
    for (let pages = 0; pages < 12; pages++) {
      await assertInnocent(page, seen, 'the box that finds');
      await page.keyboard.press('PageDown');
    }
    assert.ok(seen.size > FEW, `${seen.size} payloads were seen`);
    await quickInput.cancel();
  });

  it('is text in the log and in the row of a failure', async () => {
    const { page, quickInput, sidebar } = editor();
    const seen = new Set<string>();
    // an address alone, of which VS Code itself makes a link
    twin('iploop').refuseWith(texts.slice(0, 1));
    await editor().runCommand('Egress: Ask support');
    await quickInput.isAsking('Ask IPLoop');
    await quickInput.answer('What about my quota?');
    // the question is looked at before the box closes
    await quickInput.input.waitFor({ state: 'hidden' });
    await editor().runCommand('Egress: Show log');
    const line = page.locator('.part.panel .view-line').filter({ hasText: 'askSupport' });
    await line.first().waitFor();
    await assertInnocent(page, seen, 'the log');
    assert.ok(seen.has(`${MARK}0`));
    await editor().runCommand('View: Hide Panel');
    await page.keyboard.press('Control+Alt+1');
    await sidebar.expand(twin('iploop').account.label);
    await assertInnocent(page, seen, 'the row of a failure');
  });

  it('is text in notifications', async () => {
    const { page, notifications } = editor();
    const seen = new Set<string>();
    await notifications.clear();
    twin('iploop').refuseWith(together(texts));
    await page.keyboard.press('Control+Alt+2');
    await until('so many refusals', () => twin('iploop').refusals === NOTIFICATIONS, 120_000);
    await notifications.show();
    await until(
      'all notifications',
      async () => {
        await notifications.lookThrough(() => assertInnocent(page, seen, 'the notifications'));
        return shown.every((mark) => seen.has(mark));
      },
      60_000,
    );
    await notifications.clear();
  });

  it('is text in a terminal, which obeys nothing of it', async () => {
    const { page, profile } = editor();
    const inWorkspace = (name: string) => path.join(profile.workspace, name);
    // what a terminal through a proxy of each such name says first
    const openings = texts.map((text) => `${openingText(text, true)}\r\n`).join('');
    writeFileSync(inWorkspace('openings.txt'), openings);
    await page.evaluate(`navigator.clipboard.writeText('mine')`);
    await editor().runCommand('Terminal: Create New Terminal');
    await page.locator('.terminal-wrapper.active textarea.xterm-helper-textarea').focus();
    await page.keyboard.type('cat openings.txt; touch said\n');
    await until('all of it', () => existsSync(inWorkspace('said')));
    await assertInnocent(page, new Set(), 'a terminal');
    assert.equal(await page.evaluate(`navigator.clipboard.readText()`), 'mine');
    await editor().screenshot('markup terminal');
    await editor().runCommand('View: Hide Panel');
  });

  it('is text in an answer of support, an explanation and a question', async () => {
    const { page, quickInput } = editor();
    const seen = new Set<string>();
    await editor().runCommand('Egress: Ask support');
    await quickInput.isAsking('Ask IPLoop');
    await quickInput.answer('What about my quota?');
    await until('the answer', async () => {
      await assertInnocent(page, seen, 'an answer of support');
      return (await editor().documents.visibleLines()).join('').includes(MARK);
    });
    await editor().runCommand('Egress: Explain a proxy error');
    await quickInput.isAsking('Which error');
    await quickInput.pick('407');
    await until('the explanation', async () => {
      await assertInnocent(page, seen, 'an explanation');
      return (await editor().documents.visibleLines()).join('').includes('407');
    });
    await editor().runCommand('Egress: Buy a subscription');
    await quickInput.rows.first().waitFor();
    await assertInnocent(page, seen, 'the plans to buy');
    await page.keyboard.press('Enter');
    await until('the question after it', async () => {
      await assertInnocent(page, seen, 'the steps of a purchase');
      return (await quickInput.question()) !== '';
    });
    await quickInput.cancel();
    assert.equal(await page.locator('.monaco-dialog-box').count(), 0);
  });

  it('is text on the pages of usage and of an address', async () => {
    const { page, quickInput, modal, webview } = editor();
    const seen = new Set<string>();
    await editor().runCommand('Egress: Open usage');
    await until(
      'the transactions',
      async () => {
        await assertInnocent(page, seen, 'the usage page');
        return seen.size > PAYLOADS / 4;
      },
      60_000,
    );
    await editor().screenshot('markup usage');
    await editor().runCommand('Egress: Look up an IP');
    await quickInput.isAsking('IP address to look up');
    await quickInput.answer('8.8.8.8');
    await modal.press('Look up for 1 request');
    await webview.getByRole('heading', { name: '8.8.8.8' }).waitFor();
    await until('its fields', async () => {
      const fields = new Set<string>();
      await assertInnocent(page, fields, 'the page of an address');
      return fields.size > 0;
    });
    await editor().screenshot('markup look-up');
  });

  it('is text in the hover over the status bar and in the reminders', async () => {
    const { page } = editor();
    const seen = new Set<string>();
    await page.locator('.statusbar-item[id*="egress"]').first().hover();
    await page.locator('.monaco-hover').first().waitFor();
    await assertInnocent(page, seen, 'the status bar');
  });
});
