import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { VERDICTS } from '../../../src/check/verdict.js';
import type { CommandName } from '../../../src/core/commands.js';
import { until } from '../../until.js';
import { Dialogs } from '../dialogs.js';
import { OwnWindow, type KeptState } from '../ownWindow.js';
import { app, rowAt, rowsBelow, run } from '../product.js';
import { useProduct } from '../useProduct.js';

interface Added {
  readonly account: string;
  readonly label: string;
  readonly total: number;
  readonly badLines: number;
  readonly duplicates: number;
}

const SCHEME_QUESTION = 'What do the proxies speak whose lines do not say it?';
const LOGIN_QUESTION = 'No line names a login. What do these proxies take?';
const LABEL_QUESTION = 'Your own name for this list';
const SAME_LOGIN = 'The same user name and password for all';

describe('a list of any vendor', function () {
  this.timeout(60_000);
  const product = useProduct();
  const workspace = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
  const added: string[] = [];
  let folder: string;

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'egress-lists-'));
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const dialogs = new Dialogs();
    for (const account of added.splice(0)) {
      dialogs.press('Remove');
      assert.deepEqual(await run('removeAccount', { account }), { account });
    }
    dialogs.restore();
    for (const name of ['.env', '.gitignore', 'kept.txt', 'pool.py', 'one.py']) {
      rmSync(path.join(workspace, name), { force: true });
    }
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  /** Proxies of the sandbox that take a login each of its own, raw. */
  const rented = () => {
    const found = product()
      .sandbox.proxies.working()
      .filter(({ provider, scheme }) => provider === 'gateway' && scheme === 'http')
      .map(({ scheme, host, port, user = '', password = '' }) => ({ scheme, host, port, user, password }));
    return [...new Map(found.map((proxy) => [proxy.user, proxy])).values()];
  };
  const urls = (count: number) =>
    rented()
      .slice(0, count)
      .map(({ scheme, host, port, user, password }) => `${scheme}://${user}:${password}@${host}:${port}`);

  function file(name: string, lines: readonly string[]): string {
    const place = path.join(folder, name);
    writeFileSync(place, lines.join('\n'));
    return place;
  }

  const prompts = () => product().questions.asked.map(({ prompt }) => prompt);

  async function add(args: object, by: CommandName = 'addProxyList'): Promise<Added> {
    const outcome = (await run(by, args)) as Added | undefined;
    assert.ok(outcome, `${product().dialogs.text} ${prompts().join()}`);
    added.push(outcome.account);
    const { dialogs, questions, assertNoSecret } = product();
    assertNoSecret([outcome, dialogs.text, questions.asked], 'what it answered, said and asked');
    return outcome;
  }

  /** The list's row with its proxies, read. */
  async function listRow(label: string) {
    const row = await rowAt(label, 'Proxies');
    return { row, proxies: await rowsBelow((await app()).tree, row) };
  }

  describe('is added', () => {
    it('from the clipboard, in notations mixed, with what is not said asked once', async () => {
      const [one, two, three] = rented();
      assert.ok(one && two && three);
      await vscode.env.clipboard.writeText(
        [
          `${one.host}:${one.port}:${one.user}:${one.password}`,
          `${two.user}:${two.password}@${two.host}:${two.port}`,
          `socks5://${three.user}:${three.password}@${three.host}:${three.port}`,
          '',
          'no proxy',
          `${one.host}:${one.port}:${one.user}:${one.password}`,
        ].join('\r\n'),
      );
      product().questions.answer('The clipboard', 'HTTP', 'Vendor A');
      const { account, ...outcome } = await add({});
      assert.deepEqual(outcome, { label: 'Vendor A', total: 3, badLines: 1, duplicates: 1 });
      assert.deepEqual(prompts(), ['Which list is to be kept?', SCHEME_QUESTION, LABEL_QUESTION]);
      assert.match(product().dialogs.text, /^Kept 3 proxies as Vendor A\. 1 line is no proxy\.$/m);
      const { row, proxies } = await listRow('Vendor A');
      assert.equal(row.args?.account, account);
      assert.deepEqual(
        proxies.map(({ label }) => label),
        [one, two, three].map(({ host, port }) => `${host}:${port}`),
      );
      assert.deepEqual(
        proxies.map(({ description = '' }) => description.split(' ')[0]),
        ['http', 'http', 'socks5'],
      );
    });

    it('from a file, without a question where all is said', async () => {
      const { account, ...outcome } = await add({ file: file('said.txt', urls(4)), label: 'Vendor B' });
      assert.deepEqual(outcome, { label: 'Vendor B', total: 4, badLines: 0, duplicates: 0 });
      assert.deepEqual(prompts(), []);
      assert.equal((await listRow('Vendor B')).proxies.length, 4);
      assert.ok(account);
    });

    it('from the lines that are selected', async () => {
      const content = urls(3).join('\n');
      const editor = await vscode.window.showTextDocument(
        await vscode.workspace.openTextDocument({ content }),
      );
      editor.selection = new vscode.Selection(0, 0, 1, content.indexOf('\n'));
      const { total } = await add({ source: 'selection', label: 'Vendor C' });
      assert.equal(total, 2);
    });

    it('from a file that a dialog asks for, by its name unless another is given', async () => {
      const place = file('vendor-d.txt', urls(1));
      product().questions.answer('A file…', place, 'vendor-d.txt');
      assert.equal((await add({})).label, 'vendor-d.txt');
    });

    it('by the command that adds accounts too', async () => {
      await vscode.env.clipboard.writeText(urls(2).join('\n'));
      product().questions.answer('The clipboard');
      assert.equal((await add({ provider: 'list', label: 'Vendor E' }, 'addAccount')).total, 2);
      product().questions.answer('Proxy list', 'The clipboard', 'Vendor F');
      assert.equal((await add({}, 'addAccount')).label, 'Vendor F');
    });

    it('with one login for all, where no line names one', async () => {
      const [{ host, port, user, password } = { host: '', port: 0, user: '', password: '' }] = rented();
      const list = file('bare.txt', [`${host}:${port}`]);
      product().questions.answer(SAME_LOGIN, user, password);
      const { account } = await add({ file: list, scheme: 'http', label: 'Bare' });
      assert.deepEqual(prompts().slice(0, 1), [LOGIN_QUESTION]);
      assert.deepEqual(
        product().questions.asked.map(({ isPassword }) => isPassword),
        [false, false, true],
      );
      const { row } = await listRow('Bare');
      product().sandbox.judge.clear();
      await checked(row);
      assert.equal(product().sandbox.judge.seen.find(({ via }) => via !== 'direct')?.via, `gateway:${user}`);
      assert.ok(account);
    });

    it('not where a question is closed, or nothing in it is a proxy, or it is too long', async () => {
      const { tree } = await app();
      const known = (await tree.getChildren()).length;
      for (const answers of [['No login'], ['No login', 'HTTP'], []]) {
        product().questions.clear();
        product().questions.answer(...answers);
        assert.equal(await run('addProxyList', { file: file('closed.txt', ['127.0.0.1:9']) }), undefined);
      }
      assert.deepEqual(product().dialogs.shown, []);
      assert.equal(await run('addProxyList', { file: file('empty.txt', []) }), undefined);
      assert.equal(await run('addProxyList', { file: file('bad.txt', ['no', 'proxy']) }), undefined);
      assert.equal(await run('addProxyList', { file: path.join(folder, 'gone.txt') }), undefined);
      const many = Array.from(
        { length: 20_001 },
        (_, index) => `http://a:b@10.0.${index >> 8}.${index & 255}:80`,
      );
      assert.equal(await run('addProxyList', { file: file('long.txt', many), label: 'Long' }), undefined);
      assert.deepEqual(
        product().dialogs.shown.map(({ message }) => message.replace(folder, '…')),
        [
          'There is no proxy in empty.txt.',
          'None of the 2 lines of bad.txt is a proxy.',
          '…/gone.txt cannot be read.',
          '20,001 proxies are more than a kept list takes (20,000). Check them as a file, or keep a part of them.',
        ],
      );
      assert.equal((await tree.getChildren()).length, known);
    });
  });

  /** Checks the list of a row from this machine, to the end. */
  async function checked(...passed: readonly unknown[]) {
    product().questions.answer('This machine', '');
    const { run: id } = (await run('checkProxies', ...passed)) as { readonly run: string };
    const { runs } = await (await app()).checks();
    return until('the end of the check', async () => {
      const open = await runs.open(id);
      return open?.info.endedAt === undefined ? undefined : open;
    });
  }

  describe('once it is there', () => {
    beforeEach(async () => {
      await add({ file: file('vendor.txt', urls(3)), label: 'Vendor' });
      product().dialogs.shown.length = 0;
    });

    it('is inserted by a reference, and copied without its password unless that is agreed to', async () => {
      const { proxies } = await listRow('Vendor');
      const [first] = proxies;
      const place = path.join(workspace, 'one.py');
      writeFileSync(place, 'proxy = \n');
      const editor = await vscode.window.showTextDocument(vscode.Uri.file(place));
      editor.selection = new vscode.Selection(0, 8, 0, 8);
      product().dialogs.press('Write');
      const outcome = await run('insertProxyUrl', first, [first]);
      assert.deepEqual(outcome, { inserted: 1, variable: 'PROXY_URL', envFile: 'written' });
      assert.match(editor.document.getText(), /os\.environ\["PROXY_URL"\]/);
      product().assertNoSecret(editor.document.getText(), 'the text');
      assert.match(readFileSync(path.join(workspace, '.env'), 'utf8'), /^PROXY_URL=.*u_\w+:p_\w+@127\./m);
      product().dialogs.press('Copy without password');
      assert.deepEqual(await run('copyProxyUrl', first, [first]), { hasCredentials: false });
      product().assertNoSecret(await vscode.env.clipboard.readText(), 'the clipboard');
      product().dialogs.press('Copy');
      assert.deepEqual(await run('copyProxyUrl', first, [first]), { hasCredentials: true });
      assert.equal(await vscode.env.clipboard.readText(), urls(1)[0]);
    });

    it('is exported without passwords, and with them after a modal that counts them', async () => {
      const { row } = await listRow('Vendor');
      const place = path.join(folder, 'exported.txt');
      product().questions.answer('host:port', place);
      assert.deepEqual(await run('exportProxies', row, [row]), {
        count: 3,
        format: 'host:port',
        hasCredentials: false,
        file: place,
      });
      product().assertNoSecret(readFileSync(place, 'utf8'), 'the file');
      const given = { account: 'Vendor', format: 'url', file: 'kept.txt', credentials: 'literal' };
      product().questions.answer('Vendor');
      assert.equal(await run('exportProxies', given), undefined);
      assert.match(product().dialogs.modals[0]?.message ?? '', /passwords of 3 proxies/);
      assert.equal(existsSync(path.join(workspace, 'kept.txt')), false);
    });

    it('is checked from its row, and each result knows its proxy', async () => {
      const { row, proxies } = await listRow('Vendor');
      product().sandbox.judge.clear();
      const { info, list, results } = await checked(row, [row]);
      assert.deepEqual([info.title, info.progress.live, list.count], ['Vendor', 3, 3]);
      assert.ok([...results.verdicts].every((verdict) => VERDICTS[verdict] === 'live'));
      assert.deepEqual(
        [0, 1, 2].map((at) => list.origin(at)),
        proxies.map(({ args }) => ({ account: args?.account, proxy: args?.proxy })),
      );
      const one = await checked(proxies[1], [proxies[1]]);
      assert.deepEqual([one.list.count, one.list.label(0)], [1, proxies[1]?.label]);
    });

    it('is a pool for a snippet', async () => {
      await listRow('Vendor');
      const place = path.join(workspace, 'pool.py');
      writeFileSync(place, '');
      const { document } = await vscode.window.showTextDocument(vscode.Uri.file(place));
      product().dialogs.press('Write');
      const outcome = await run('insertSnippet', { account: 'Vendor', pool: true, client: 'python-urllib' });
      assert.equal((outcome as { readonly proxies: number } | undefined)?.proxies, 3, product().dialogs.text);
      assert.match(document.getText(), /os\.environ\["PROXY_URLS"\]/);
      product().assertNoSecret(document.getText(), 'the text');
      assert.match(readFileSync(path.join(workspace, '.env'), 'utf8'), /^PROXY_URLS=\S+,\S+,\S+$/m);
    });

    it('is renamed, and has no key to replace', async () => {
      assert.deepEqual(await run('renameAccount', { account: 'Vendor', label: 'Other' }), {
        account: added[0],
        label: 'Other',
      });
      assert.equal((await listRow('Other')).proxies.length, 3);
      assert.equal(await run('replaceKey', { account: 'Other' }), undefined);
      assert.match(product().dialogs.text, /Add the list again\./);
      assert.deepEqual(prompts(), []);
    });
  });

  describe('on disk', () => {
    const windows: OwnWindow[] = [];
    let state: KeptState;

    before(() => {
      const kept = mkdtempSync(path.join(tmpdir(), 'egress-lists-window-'));
      state = { folder: kept, secrets: new Map(), memory: new Map() };
    });
    after(() => {
      for (const window of windows) {
        window.close();
      }
      rmSync(state.folder, { recursive: true });
    });

    /** One window goes, the next comes. */
    const next = () => {
      windows.at(-1)?.close();
      const window = new OwnWindow(state);
      windows.push(window);
      return window;
    };

    const lists = () =>
      readdirSync(path.join(state.folder, 'lists')).map((name) => path.join(state.folder, 'lists', name));

    async function rows(window: OwnWindow) {
      const { tree } = await window.app();
      const [account] = await rowsBelow(tree);
      const section = (await rowsBelow(tree, account)).find(({ label }) => label === 'Proxies');
      return section ? rowsBelow(tree, section) : [];
    }

    it('stays for the next window, with its passwords in the keychain alone', async () => {
      const first = next();
      await first.run('addProxyList', { file: file('kept.txt', urls(3)), label: 'Kept' });
      const labels = (await rows(first)).map(({ label }) => label);
      assert.equal(labels.length, 3);
      const second = next();
      assert.deepEqual(
        (await rows(second)).map(({ label }) => label),
        labels,
      );
      product().dialogs.press('Copy');
      const [row] = await rows(second);
      assert.deepEqual(await second.run('copyProxyUrl', row, [row]), { hasCredentials: true });
      assert.equal(await vscode.env.clipboard.readText(), urls(1)[0]);
      const files = readdirSync(state.folder, { recursive: true, withFileTypes: true }).filter((entry) =>
        entry.isFile(),
      );
      assert.ok(files.length >= 2);
      for (const { parentPath, name } of files) {
        product().assertNoSecret(readFileSync(path.join(parentPath, name), 'latin1'), name);
      }
      product().assertNoSecret([...state.memory], 'what the editor keeps');
      const passwords = rented()
        .slice(0, 3)
        .map(({ password }) => password);
      const kept = [...state.secrets.values()].join('\n');
      assert.ok(passwords.every((password) => kept.includes(password)));
    });

    it('shows one row with the reason where its file is damaged', async () => {
      const [place = ''] = lists();
      const text = readFileSync(place, 'utf8');
      writeFileSync(place, text.slice(0, text.length / 2));
      const window = next();
      assert.deepEqual(
        (await rows(window)).map(({ label }) => label),
        [`The list cannot be read: ${place} is gone or damaged. Add the list again.`],
      );
      writeFileSync(place, text);
      assert.equal((await rows(next())).length, 3);
    });

    it('goes with its file and its secret', async () => {
      const window = next();
      const { tree } = await window.app();
      const [account] = await rowsBelow(tree);
      assert.equal(await window.run('removeAccount', account, [account]), undefined, 'not without a yes');
      assert.deepEqual([lists().length, state.secrets.size], [1, 1]);
      product().dialogs.press('Remove');
      await window.run('removeAccount', account, [account]);
      assert.match(
        product().dialogs.modals.at(-1)?.detail ?? '',
        /The list and its passwords are deleted from this machine\./,
      );
      assert.deepEqual([lists(), state.secrets.size], [[], 0]);
    });
  });
});
