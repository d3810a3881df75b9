import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import {
  CHECK_COMMANDS,
  CODE_COMMANDS,
  COMMANDS,
  type CommandName,
  GUARD_COMMANDS,
  MONEY_COMMANDS,
  PROXY_RUN_COMMANDS,
  RUNNING_COMMANDS,
  RUN_COMMANDS,
} from '../../../src/core/commands.js';
import type { ProviderId } from '../../../src/sandbox/types.js';
import type { Row } from '../../../src/ui/tree/row.js';
import { app, COMMAND_IDS, rowAt, rowsBelow, run } from '../product.js';
import { useProduct } from '../useProduct.js';

/** The commands that act on an account, and so may be told which. */
const OF_AN_ACCOUNT = COMMANDS.filter(
  (name) =>
    ![
      ...['addAccount', 'refresh', 'loadMore', 'cancelLoading', 'find'],
      ...['startSandbox', 'stopSandbox', 'showLog', 'signUp', 'showSpendingHistory'],
      // looks for a place to insert into before it looks for an account
      'insertSnippet',
      ...['addProxyList', ...RUN_COMMANDS],
      ...GUARD_COMMANDS,
      ...['actOnReminder', 'snoozeReminder'],
      ...RUNNING_COMMANDS,
      // looks for a screen before it looks for an account
      'openBrowserWithProxy',
    ].includes(name),
);

/** One call with all it takes, the buttons a person presses and the answers to what is asked all the same. */
interface Given {
  readonly args?: object;
  readonly presses?: readonly string[];
  readonly answers?: readonly string[];
  /** Its result as JSON. */
  readonly result: RegExp;
}

describe('the commands', function () {
  this.timeout(60_000);
  const product = useProduct();
  let folder: string;

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'egress-commands-'));
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    rmSync(folder, { recursive: true });
  });

  const row = (provider: ProviderId, ...labels: readonly (string | RegExp)[]) =>
    rowAt(product().label(provider), ...labels);

  async function withRow(args: keyof NonNullable<Row['args']>, ...where: Parameters<typeof row>) {
    return { [args]: (await row(...where)).args?.[args] };
  }

  it('are all registered', async () => {
    const registered = await vscode.commands.getCommands(true);
    assert.deepEqual(
      COMMAND_IDS.filter((id) => !registered.includes(id)),
      [],
    );
  });

  it('start the sandbox once, and stop it', async () => {
    const { tree } = await app();
    assert.deepEqual(await run('startSandbox'), { accounts: 5 });
    assert.equal((await tree.getChildren()).length, 5);
    assert.deepEqual(await run('stopSandbox'), {});
    assert.deepEqual(await tree.getChildren(), []);
    await run('stopSandbox');
    assert.deepEqual(
      product().dialogs.shown.map(({ message }) => message),
      ['The sandbox is not running.'],
    );
    await product().restart();
    assert.equal((await tree.getChildren()).length, 5);
  });

  describe('given all they take', () => {
    before(async () => {
      const document = await vscode.workspace.openTextDocument({ language: 'javascript', content: '' });
      await vscode.window.showTextDocument(document);
    });

    const account = (provider: ProviderId) => ({ account: product().label(provider) });
    const proxyOf = async () => withRow('proxy', 'gateway', 'Subscriptions', 'Client A');
    const orderOf = async () => withRow('order', '1001proxy', 'Orders', 'ipv4');

    const CALLS: Readonly<Partial<Record<CommandName, () => Given | Promise<Given>>>> = {
      refresh: () => ({ result: /^{"refreshed":5}$/ }),
      find: () => ({
        answers: [product().label('gateway')],
        result: /^{"found":"Scraping EU \(sandbox\)"}$/,
      }),
      openProviderSite: () => ({ args: account('gateway'), result: /^{"url":"http:\/\/127\.0\.0\.1:\d+"}$/ }),
      insertProxyUrl: async () => ({
        args: { ...account('gateway'), ...(await proxyOf()), scheme: 'socks5', credentials: 'reference' },
        presses: ['Insert only'],
        result: /^{"inserted":1,"variable":"PROXY_URL","envFile":"declined"}$/,
      }),
      copyProxyUrl: async () => ({
        args: { ...account('gateway'), ...(await proxyOf()) },
        presses: ['Copy without password'],
        result: /^{"hasCredentials":false}$/,
      }),
      buildTargetedProxy: () => ({
        args: { ...account('iploop'), country: 'us', city: 'miami', session: 'a1' },
        presses: ['Insert only'],
        result: /^{"country":"US","city":"miami","session":"a1","inserted":1,.*"declined"}$/,
      }),
      showOrders: () => ({
        args: { ...account('1001proxy'), type: 'all', status: 'all' },
        result: /^{"type":"all","status":"all","loaded":[1-9]\d*}$/,
      }),
      showTransactions: () => ({
        args: { ...account('1001proxy'), type: 'deposit' },
        result: /^{"type":"deposit","loaded":\d+}$/,
      }),
      quoteOrder: () => ({
        args: { ...account('1001proxy'), type: 'resident', tariffId: 1 },
        result: /^{"type":"resident","total":"\$[\d.]+"}$/,
      }),
      showDepositAddresses: () => ({
        args: { ...account('1001proxy'), currency: 'BTC' },
        result: /^{"currency":"BTC","network":"BTC","hasAddress":true}$/,
      }),
      browseProxies: () => ({
        args: { ...account('checker'), protocol: 'socks5', country: 'US', minUptime: 0.5 },
        result:
          /^{"filters":{"protocol":"socks5","country":"US","minUptime":0\.5},"loaded":[1-9]\d*,"total":\d+}$/,
      }),
      browsePremium: () => ({
        args: { ...account('checker'), country: 'US' },
        result: /^{"filters":{"country":"US"},"loaded":0,"passing":0}$/,
      }),
      followJob: async () => ({
        args: { ...account('checker'), job: await product().startJob() },
        result: /^{"job":"[^"]+","status":"(queued|running|completed)"}$/,
      }),
      checkKey: () => ({
        args: account('iploop'),
        result: /^{"isValid":true,"usage":"6\.8 of 10 GB left"}$/,
      }),
      showServiceStatus: () => ({
        args: account('iploop'),
        result: /^{"status":"operational","countries":195}$/,
      }),
      explainError: () => ({
        args: { ...account('iploop'), code: 407 },
        result: /^{"code":407,"meaning":"Proxy Authentication Required — .+"}$/,
      }),
      askSupport: () => ({
        args: { ...account('iploop'), question: 'Which countries?' },
        result: /^{"answer":"Exits are .+","related":\["countries_available: 195",".+"\]}$/,
      }),
      showSupportAnswers: () => ({
        args: account('iploop'),
        answers: ['Which countries?'],
        result: /^{"count":[1-9]\d*}$/,
      }),
      openUsage: () => ({ args: account('iploop'), result: /^{"accounts":5}$/ }),
      lookUpIp: () => ({
        args: { ...account('ipswamp'), ip: '8.8.8.8' },
        presses: ['Look up for 1 request'],
        result: /^{"ip":"8\.8\.8\.8","fields":[1-9]\d*}$/,
      }),
      downloadProxies: async () => ({
        args: { ...account('1001proxy'), ...(await orderOf()), format: 'ip:port', protocol: 'https' },
        answers: [path.join(folder, 'order.txt')],
        result: /^{"file":".*order\.txt"}$/,
      }),
      showLog: () => ({ result: /^{}$/ }),
    };

    for (const [name, given] of Object.entries(CALLS)) {
      it(`${name} asks for nothing more, and answers with plain data without secrets`, async () => {
        const { dialogs, questions, assertNoSecret } = product();
        const { args, presses = [], answers = [], result } = await given();
        dialogs.press(...presses);
        questions.answer(...answers);
        const answer = await vscode.commands.executeCommand(`egress.${name}`, ...(args ? [args] : []));
        assert.match(JSON.stringify(answer ?? null), result, dialogs.text);
        assert.equal(questions.asked.length, answers.length);
        assert.equal(dialogs.modals.filter(({ buttons }) => buttons.length > 0).length, presses.length);
        assert.deepEqual(structuredClone(answer), answer);
        assertNoSecret([answer, dialogs.text, questions.asked], 'what it answered, said or asked');
      });
    }

    it('were each called, but for those of the tree’s own rows, of stored accounts and with suites of their own', () => {
      const others = COMMANDS.filter(
        (name) =>
          CALLS[name] === undefined &&
          !['actOnReminder', 'snoozeReminder'].includes(name) &&
          ![
            ...MONEY_COMMANDS,
            ...CODE_COMMANDS,
            ...GUARD_COMMANDS,
            ...CHECK_COMMANDS,
            ...PROXY_RUN_COMMANDS,
          ].some((each) => each === name),
      );
      assert.deepEqual(others, [
        ...['addAccount', 'replaceKey', 'renameAccount', 'removeAccount'],
        ...['loadMore', 'cancelLoading', 'startSandbox', 'stopSandbox'],
      ]);
    });

    it('downloaded the file of the order', () => {
      assert.match(readFileSync(path.join(folder, 'order.txt'), 'utf8'), /^127\.0\.0\.\d+:\d+\n/);
    });
  });

  describe('given what a menu passes', () => {
    it('act on its row', async () => {
      const { dialogs, questions } = product();
      const endpoint = await row('gateway', 'Subscriptions', 'Client A', 'http');
      dialogs.press('Copy without password');
      assert.deepEqual(await run('copyProxyUrl', endpoint, [endpoint]), { hasCredentials: false });
      // a check of an earlier suite may stand behind the place
      const [place = ''] = (endpoint.description ?? '').split(' · ');
      assert.equal(`http://${place}`, await vscode.env.clipboard.readText());
      assert.deepEqual(questions.asked, []);
    });

    it('load the next page of the list that it ends, and read a list again', async () => {
      const { tree } = await app();
      const list = await row('checker', 'Public proxies');
      const before = (await rowsBelow(tree, list)).length;
      const more = (await rowsBelow(tree, list)).at(-1);
      assert.match(more?.label ?? '', /^Load more/);
      await run('loadMore', more);
      assert.ok((await rowsBelow(tree, list)).length > before);
      assert.deepEqual(await run('refresh', list), { refreshed: 1 });
    });
  });

  describe('of stored accounts', () => {
    it('add, rename, give another key and remove', async () => {
      const { dialogs, questions, sandbox, assertNoSecret } = product();
      const [gateway] = sandbox.accounts.filter(({ provider }) => provider === 'gateway');
      assert.ok(gateway);
      questions.answer(sandbox.keys.gateway.trial);
      const added = await run('addAccount', { provider: 'gateway', label: 'Mine', baseUrl: gateway.baseUrl });
      assert.ok(questions.asked.every(({ isPassword }) => isPassword));
      questions.answer(gateway.key);
      const replaced = await run('replaceKey', { account: 'Mine' });
      const renamed = await run('renameAccount', { account: 'Mine', label: 'Ours' });
      assert.equal(await run('removeAccount', { account: 'Ours' }), undefined, 'not without a yes');
      dialogs.press('Remove');
      const removed = await run('removeAccount', { account: 'Ours' });
      const all = JSON.stringify([added, replaced, renamed, removed]);
      const id = /"account":"([^"]+)"/.exec(all)?.[1] ?? '';
      assert.deepEqual(
        [added, replaced, renamed, removed],
        [
          { account: id, provider: 'gateway', label: 'Mine' },
          { account: id },
          { account: id, label: 'Ours' },
          { account: id },
        ],
      );
      assertNoSecret([all, dialogs.text, questions.asked], 'what they answered, said or asked');
    });
  });

  describe('given what they cannot use', () => {
    const refused = async (name: CommandName, argument: unknown) => {
      const { dialogs, questions, sandbox } = product();
      const before = sandbox.requests.length;
      assert.equal(await run(name, argument), undefined);
      assert.equal(dialogs.shown.length, 1, dialogs.text);
      assert.deepEqual([dialogs.modals, questions.asked], [[], []]);
      assert.equal(sandbox.requests.length, before, 'nothing was sent');
      return dialogs.shown[0]?.message ?? '';
    };

    for (const name of OF_AN_ACCOUNT) {
      it(`${name} says in a sentence that there is no such account`, async () => {
        assert.match(
          await refused(name, { account: 'nobody' }),
          /^(No account is called "nobody"|There is no)/,
        );
      });
    }

    for (const name of COMMANDS) {
      it(`${name} says in a sentence which argument it cannot read`, async () => {
        assert.match(
          await refused(name, { account: 5 }),
          /^The command cannot read its argument "account"\./,
        );
        product().dialogs.shown.length = 0;
        assert.equal(await refused(name, 'account'), 'The command takes one object with named fields.');
      });
    }
  });

  it('leave no file behind', () => {
    const workspace = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
    assert.equal(existsSync(path.join(workspace, '.env')), false);
  });
});
