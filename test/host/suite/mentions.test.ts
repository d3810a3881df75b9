import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { pastes } from '../../../src/ui/guard/pastes.js';
import { settings } from '../../../src/ui/settings.js';
import { VariableMemory } from '../../../src/ui/variableMemory.js';
import { FakeMemento } from '../../unit/ui/fakeMemento.js';
import { until } from '../../until.js';
import { app, run } from '../product.js';
import { useProduct } from '../useProduct.js';

const STRANGER = 'http://somebody:else@203.0.113.250:8080';
const OFFERED = ['OTHER', 'PROXY_URL', 'PROXY_URLS', 'Insert proxy…'];

describe('a proxy that a text names', function () {
  this.timeout(60_000);
  const product = useProduct();
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
  const at = (name: string) => path.join(folder, name);
  /** A folder of its own for each test: the editor remembers the text of a file that comes and goes. */
  let own = 0;
  /** The URL of the first subscription's proxy, and where it is. */
  let [url, place] = ['', ''];

  before(async () => {
    const loaded = await app();
    await loaded.guard();
    // a command that was called before may have bound the folder
    const home = vscode.Uri.file(folder);
    await settings.setBinding(home, undefined);
    await until('the folder to be unbound', () => (settings.bindingSetting(home) ? undefined : true));
    const { tree } = loaded;
    const account = (await tree.getChildren()).find(({ label }) => label === product().label('gateway'));
    const subscriptions = (await tree.getChildren(account)).find(({ id }) => id.endsWith('/subscriptions'));
    assert.ok(subscriptions);
    await subscriptions.branch?.load?.();
    const working = product()
      .sandbox.proxies.working()
      .find(
        ({ user, provider, scheme }) => provider === 'gateway' && scheme === 'http' && user !== undefined,
      );
    assert.ok(working?.user !== undefined && working.password !== undefined);
    place = `${working.host}:${working.port}`;
    url = `http://${encodeURIComponent(working.user)}:${encodeURIComponent(working.password)}@${place}`;
  });

  beforeEach(() => {
    own += 1;
    writeFileSync(at('.env'), `PROXY_URL=${url}\nPROXY_URLS=${url},${STRANGER}\nOTHER=${STRANGER}\nA=1\n`);
  });

  afterEach(async () => {
    for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('workbench.action.files.revert');
    }
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const name of ['.env', '.gitignore', `mentions${own}`]) {
      rmSync(at(name), { force: true, recursive: true });
    }
  });

  /** Opens a new file with the cursor at the first `|`. */
  async function open(name: string, marked: string): Promise<vscode.TextEditor> {
    const file = at(path.join(`mentions${own}`, name));
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, marked.replace('|', ''));
    const document = await vscode.workspace.openTextDocument(file);
    const editor = await vscode.window.showTextDocument(document);
    const cursor = document.positionAt(Math.max(0, marked.indexOf('|')));
    editor.selection = new vscode.Selection(cursor, cursor);
    return editor;
  }

  async function hoverAt(name: string, marked: string): Promise<readonly vscode.MarkdownString[]> {
    const { document, selection } = await open(name, marked);
    return hoversOf(document, selection.active);
  }

  async function hoversOf(
    { uri }: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<readonly vscode.MarkdownString[]> {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      uri,
      position,
    );
    return hovers
      .flatMap(({ contents }) => contents)
      .filter((content) => content instanceof vscode.MarkdownString)
      .filter(({ value }) => value.includes('(command:egress.'));
  }

  async function completions(name: string, marked: string): Promise<readonly vscode.CompletionItem[]> {
    const { document, selection } = await open(name, marked);
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      selection.active,
      '=',
    );
    // another provider may offer a constant of the same name
    return items.filter(
      (item) => OFFERED.some((one) => one === nameOf(item)) && item.insertText !== item.label,
    );
  }

  const nameOf = ({ label }: vscode.CompletionItem) => (typeof label === 'string' ? label : label.label);
  const textOf = (hovers: readonly vscode.MarkdownString[]) =>
    hovers.map(({ value }) => value.replaceAll('&nbsp;', ' ').replaceAll('\\', '')).join('\n');

  it('is told by a hover on its URL, with what can be done', async () => {
    const hovers = await hoverAt('a.txt', `see ${url.replace('@', '|@')}, ok\n`);
    const text = textOf(hovers);
    assert.ok(text.includes(`Account: ${product().label('gateway')} · Gateway`), text);
    assert.ok(text.includes(`Address: http ${place}`), text);
    for (const command of ['copyProxyUrl', 'insertSnippet', 'refresh', 'find']) {
      assert.ok(text.includes(`(command:egress.${command}?`), command);
    }
    const query = /command:egress\.find\?([^)]+)/.exec(hovers[0]?.value ?? '')?.[1] ?? '';
    const [proxy] = JSON.parse(decodeURIComponent(query)) as readonly unknown[];
    assert.match(JSON.stringify(await run('find', proxy)), /^\{"found":"[^"]/);
    const { isTrusted, supportHtml } = hovers[0] ?? {};
    assert.ok(typeof isTrusted === 'object' && isTrusted.enabledCommands.includes('egress.copyProxyUrl'));
    assert.notEqual(supportHtml, true);
    product().assertNoSecret(hovers, 'a hover');
  });

  it('is told by a hover on a variable that holds it, in any language', async () => {
    for (const [name, marked] of [
      ['a.rb', 'a = ENV.fetch("PROXY|_URL")\n'],
      ['a.py', 'a = os.environ["|PROXY_URL"]\n'],
      ['a.ps1', '$a = $env:PROXY_URL|\n'],
      ['compose.yaml', 'a: ${PROXY|_URL}\n'],
    ] as const) {
      assert.ok(textOf(await hoverAt(name, marked)).includes(`Address: http ${place}`), name);
    }
    const pool = textOf(await hoverAt('b.go', 'os.Getenv("PROXY_|URLS")\n'));
    assert.ok(pool.includes('2 proxies') && pool.includes(product().label('gateway')), pool);
    assert.match(textOf(await hoverAt('c.sh', 'curl -x "$OTH|ER"\n')), /Not among the proxies loaded/);
    assert.match(
      textOf(await hoverAt('d.py', `'${STRANGER.replace('@', '@|')}'\n`)),
      /egress\.providers\.focus/,
    );
    for (const marked of ['os.environ["|A"]', '"http://localhost:3000|"', 'f(PROXY|_URL)']) {
      assert.deepEqual(await hoverAt('e.py', `${marked}\n`), [], marked);
    }
  });

  it('is told in what a provider says only as text', async () => {
    const urls = product()
      .sandbox.proxies.working()
      .filter(({ provider, scheme }) => provider === 'gateway' && scheme === 'http')
      .map(({ host, port }) => `http://${host}:${port}`);
    assert.ok(urls.length > 3);
    const { document } = await open('list.txt', `${urls.join('\n')}\n`);
    const hovers = await Promise.all(urls.map((_, line) => hoversOf(document, new vscode.Position(line, 9))));
    const values = hovers.flat().map(({ value }) => value);
    // the sandbox has a name that would be more than text
    assert.ok(values.some((value) => value.includes('Launch')));
    assert.ok(!values.some((value) => value.includes('<b>')));
    for (const value of values) {
      const [, ...links] = value.split(/(?<!\\)\]\(/);
      assert.ok(
        links.every((link) => link.startsWith('command:egress.')),
        value,
      );
    }
  });

  it('is told in an untitled text, in a notebook and in the folder that is bound to it', async () => {
    const code = 'a = os.environ["PROXY_URL"]';
    const untitled = await vscode.workspace.openTextDocument({ language: 'python', content: code });
    const cell = new vscode.NotebookCellData(vscode.NotebookCellKind.Code, code, 'python');
    const notebook = await vscode.workspace.openNotebookDocument(
      'jupyter-notebook',
      new vscode.NotebookData([cell]),
    );
    const inName = new vscode.Position(0, 20);
    for (const document of [untitled, notebook.cellAt(0).document]) {
      assert.ok(
        textOf(await hoversOf(document, inName)).includes(`Address: http ${place}`),
        document.languageId,
      );
    }
    writeFileSync(at('.env'), 'A=1\n');
    const [name] =
      /(?<=\*\*)[^*]+/.exec((await hoverAt('a.txt', url.replace('@', '|@')))[0]?.value ?? '') ?? [];
    const { getConfiguration } = vscode.workspace;
    const bound = { account: product().label('gateway'), endpoint: name?.replaceAll('&nbsp;', ' ') };
    Object.assign(vscode.workspace, {
      getConfiguration: (section?: string, scope?: vscode.Uri) => ({
        get: (key: string) => (key === 'binding' ? bound : getConfiguration(section, scope).get(key)),
        inspect: (key: string) => getConfiguration(section, scope).inspect(key),
      }),
    });
    try {
      assert.ok(textOf(await hoversOf(untitled, inName)).includes(`Address: http ${place}`));
    } finally {
      Object.assign(vscode.workspace, { getConfiguration });
    }
  });

  it('is said to be missing where .env has no value for it', async () => {
    writeFileSync(at('.env'), 'A=1\n');
    const text = textOf(await hoverAt('a.rs', 'env::var("PROXY|_URL")\n'));
    assert.match(text, /PROXY_URL has no value in \.env yet/);
    assert.match(text, /command:egress\.insertProxyUrl/);
  });

  it('is completed as a reference, never as a credential', async () => {
    const items = await completions('a.py', 'import requests\nrequests.get(u, proxies=|)\n');
    product().assertNoSecret(items, 'completions');
    assert.deepEqual(items.map(nameOf), OFFERED);
    const item = items.find((one) => nameOf(one) === 'PROXY_URL');
    assert.equal(item?.insertText, 'os.environ["PROXY_URL"]');
    assert.ok(typeof item.label === 'object' && item.label.description?.startsWith('Gateway · '));
    assert.deepEqual(
      item.additionalTextEdits?.map(({ newText }) => newText),
      ['import os\n'],
    );
    const inserted = async (name: string, marked: string) =>
      (await completions(name, marked)).find((one) => nameOf(one) === 'PROXY_URL')?.insertText;
    assert.equal(await inserted('a.rb', "proxy: '|'\n"), 'ENV.fetch("PROXY_URL")');
    assert.equal(await inserted('a.sh', 'HTTPS_PROXY=|\n'), '"$PROXY_URL"');
    assert.deepEqual(await completions('b.py', 'a =|\n'), []);
  });

  it('stands above its reference where the settings ask for it', async () => {
    const { document } = await open('a.rb', 'a = 1\nb = ENV.fetch("PROXY_URL")\n');
    const lenses = async () =>
      (
        await vscode.commands.executeCommand<vscode.CodeLens[]>(
          'vscode.executeCodeLensProvider',
          document.uri,
          10,
        )
      ).map(({ command, range }) => `${range.start.line} ${command?.title ?? ''} ${command?.command ?? ''}`);
    assert.deepEqual(await lenses(), []);
    const configuration = vscode.workspace.getConfiguration('egress');
    await configuration.update('codeLens.enabled', true, vscode.ConfigurationTarget.Global);
    try {
      const shown = await until('the lenses', async () => {
        const all = await lenses();
        return all.length > 0 ? all : undefined;
      });
      assert.equal(shown.length, 2);
      assert.ok(shown[0]?.startsWith(`1 ${product().label('gateway')} · `), shown[0]);
      assert.ok(shown[0]?.endsWith(' egress.find'));
      assert.equal(shown[1], '1 Copy URL egress.copyProxyUrl');
    } finally {
      await configuration.update('codeLens.enabled', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  describe('that is pasted', () => {
    const { registerDocumentPasteEditProvider } = vscode.languages;
    let provider: vscode.DocumentPasteEditProvider | undefined;

    before(() => {
      Object.assign(vscode.languages, {
        registerDocumentPasteEditProvider: (_selector: unknown, given: vscode.DocumentPasteEditProvider) => {
          provider = given;
          return vscode.Disposable.from();
        },
      });
      pastes({ settings, variableMemory: new VariableMemory(new FakeMemento()) });
    });

    after(() => {
      Object.assign(vscode.languages, { registerDocumentPasteEditProvider });
    });

    beforeEach(() => {
      rmSync(at('.env'), { force: true });
    });

    /** What the editor does with the offer that is chosen; undefined where there is none. */
    async function paste(
      { document, selections }: vscode.TextEditor,
      text: string,
      triggerKind = vscode.DocumentPasteTriggerKind.PasteAs,
    ): Promise<vscode.DocumentPasteEdit | undefined> {
      const { token } = new vscode.CancellationTokenSource();
      const transfer = new vscode.DataTransfer();
      transfer.set('text/plain', new vscode.DataTransferItem(text));
      const context = { triggerKind, only: undefined };
      const [edit] =
        (await provider?.provideDocumentPasteEdits?.(document, selections, transfer, context, token)) ?? [];
      assert.equal(existsSync(at('.env')), false, 'nothing is written before the choice');
      const resolved = edit && (await provider?.resolveDocumentPasteEdit?.(edit, token));
      if (resolved?.additionalEdit) {
        await vscode.workspace.applyEdit(resolved.additionalEdit);
      }
      return resolved ?? undefined;
    }

    it('becomes a reference where that is chosen, its value in .env', async () => {
      const editor = await open('a.js', "const a = '|';\n");
      product().dialogs.press('Write');
      const edit = await paste(editor, STRANGER);
      assert.equal(editor.document.getText(), 'const a = process.env.PROXY_URL;\n');
      assert.equal(readFileSync(at('.env'), 'utf8'), `PROXY_URL=${STRANGER}\n`);
      assert.equal(edit?.title, 'Paste as a reference');
      assert.deepEqual(
        edit.yieldTo?.map(({ value }) => value),
        ['text'],
      );
    });

    it('becomes one variable for a list', async () => {
      const editor = await open('a.py', 'proxies = |\n');
      product().dialogs.press('Write');
      await paste(editor, '203.0.113.1:80:a:b\n203.0.113.2:81:c:d\n');
      assert.equal(editor.document.getText(), 'import os\nproxies = os.environ["PROXY_URLS"]\n');
      assert.equal(
        readFileSync(at('.env'), 'utf8'),
        'PROXY_URLS=http://a:b@203.0.113.1:80,http://c:d@203.0.113.2:81\n',
      );
    });

    it('stays what it was where the question is closed', async () => {
      const editor = await open('a.js', 'const a = |;\n');
      await assert.rejects(paste(editor, STRANGER), vscode.CancellationError);
      const automatic = vscode.DocumentPasteTriggerKind.Automatic;
      assert.equal((await paste(editor, STRANGER, automatic))?.insertText, STRANGER);
      assert.equal(editor.document.getText(), 'const a = ;\n');
      assert.equal(existsSync(at('.env')), false);
    });

    it('is left alone in .env, and where it is no proxy with credentials', async () => {
      const editor = await open('a.js', '|');
      assert.equal(await paste(editor, 'http://203.0.113.250:8080'), undefined);
      assert.equal(await paste(editor, `fetch("${STRANGER}")`), undefined);
      assert.equal(await paste(await open('.env.local', '|'), STRANGER), undefined);
      assert.deepEqual(product().dialogs.shown, []);
    });
  });

  it('costs no request, and no time in a long file', async () => {
    const seen = product().sandbox.requests.length;
    const lines = Array.from({ length: 50_000 }, (_, line) => `a${line} = ENV.fetch("HOME")`);
    const { document } = await open('long.rb', `${lines.join('\n')}\nproxy: ENV.fetch("PROXY_URL`);
    const end = document.positionAt(document.getText().length);
    const before = end.translate(0, -'ENV.fetch("PROXY_URL'.length);
    for (const [command, position] of [
      ['vscode.executeHoverProvider', end],
      ['vscode.executeCompletionItemProvider', before],
    ] as const) {
      const times: number[] = [];
      for (let turn = 0; turn < 5; turn += 1) {
        const started = process.cpuUsage();
        await vscode.commands.executeCommand(command, document.uri, position);
        const { user, system } = process.cpuUsage(started);
        times.push((user + system) / 1000);
      }
      // the processor's time, which a busy machine leaves as it is
      assert.ok(Math.min(...times) < 50, `${command}: ${times.join()} ms`);
    }
    assert.equal(product().sandbox.requests.length, seen);
  });
});
