import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { RunningList } from '../../../src/ui/running/running.js';
import { markWorkspace } from '../../../src/ui/running/terminalWorkspace.js';
import { canariesOf } from '../../canaries/canaries.js';
import { canSeeProcesses, searchProcesses } from '../../canaries/processes.js';
import { CanaryScanner } from '../../canaries/scanner.js';
import { until } from '../../until.js';
import { app, rowAt, run } from '../product.js';
import { throughRelay } from '../throughRelay.js';
import { useProduct } from '../useProduct.js';

interface Started {
  readonly running: string;
  readonly port?: number;
}

/** The shell, which began none of what is looked for, is below the server that began this extension host. */
const SERVER = process.ppid;

describe('terminals that go out through a proxy', function () {
  this.timeout(60_000);
  const product = useProduct();
  let folder: string;
  let asked = 0;

  const closeAll = async () => {
    for (const terminal of vscode.window.terminals) {
      terminal.dispose();
    }
    await until('no terminal', () => vscode.window.terminals.length === 0);
  };

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'egress-terminals-'));
    // those of the tasks of an earlier suite
    await closeAll();
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });
  beforeEach(() => {
    product().sandbox.judge.clear();
  });
  afterEach(async () => {
    for (const { id } of await all()) {
      await run('stopRunningWithProxy', { running: id });
    }
    await closeAll();
  });

  const all = async () => (await (await app()).runs()).running.all();
  const rowOf = (label: string) => rowAt(product().label('gateway'), 'Subscriptions', label);

  async function started(args: object): Promise<Started> {
    const outcome = (await run('runWithProxy', args)) as Started | undefined;
    assert.ok(outcome, `${product().dialogs.text} ${JSON.stringify(product().questions.asked)}`);
    product().assertNoSecret(outcome, 'the answer');
    return outcome;
  }

  /** The one that is open, as it is the only one. */
  function terminal(): vscode.Terminal {
    const [only, ...others] = vscode.window.terminals;
    assert.ok(only && others.length === 0);
    return only;
  }

  /** What a shell in the terminal prints. */
  async function output(of: vscode.Terminal, command: string): Promise<string> {
    asked += 1;
    const file = path.join(folder, `output-${asked}`);
    of.sendText(`${command} > '${file}.part' 2>&1; mv '${file}.part' '${file}'`);
    return until(`the end of ${command}`, () => {
      try {
        return { text: readFileSync(file, 'utf8') };
      } catch {
        return undefined;
      }
    }).then(({ text }) => text);
  }

  /** Which proxy curl came by at the judge. */
  async function exitOf(of: vscode.Terminal): Promise<readonly string[]> {
    product().sandbox.judge.clear();
    await output(of, 'curl -sS --max-time 20 http://judge.sandbox.test/');
    return product().sandbox.judge.seen.map(({ via }) => via);
  }

  const isOpen = (port: number | undefined) =>
    throughRelay(`http://127.0.0.1:${port ?? 0}`, 'http://judge.sandbox.test/').then(
      () => true,
      () => false,
    );

  it('have the address of a relay, whose proxy is the exit, until they are closed', async () => {
    const { args } = await rowOf('Client A');
    const { running, port } = await started({ ...args, place: 'terminal' });
    const opened = terminal();
    assert.deepEqual(
      (await all()).map(({ id, kind, label }) => [id, kind, label]),
      [[running, 'terminal', opened.name]],
    );
    assert.equal((opened.creationOptions as vscode.TerminalOptions).isTransient, true);
    assert.match((await exitOf(opened)).join(), /^gateway:u_\w+$/);
    assert.equal(await isOpen(port), true);
    opened.dispose();
    await until('a closed port', async () => !(await isOpen(port)));
    assert.deepEqual(await all(), []);
    assert.deepEqual(product().dialogs.shown, []);
  });

  it('hold no credential, nor does any process, file or argument of the editor', async function () {
    if (!canSeeProcesses) {
      this.skip();
    }
    const scanner = new CanaryScanner(await canariesOf(product().sandbox));
    const { args } = await rowOf('Client A');
    const { port } = await started({ ...args, place: 'terminal' });
    await exitOf(terminal());
    const address = { name: 'the address of the relay', value: `@127.0.0.1:${port ?? 0}` };
    const { findings: shells } = searchProcesses(new CanaryScanner([address]), SERVER);
    assert.ok(shells.length > 0, 'the shell was not looked at');
    assert.deepEqual(searchProcesses(scanner, SERVER).findings, []);
  });

  it('hold the credentials where that is agreed to, whoever calls, which the search sees', async function () {
    const { args } = await rowOf('Client A');
    const given = { ...args, place: 'terminal', through: 'direct' };
    assert.equal(await run('runWithProxy', given), undefined);
    assert.match(product().dialogs.modals[0]?.message ?? '', /^Give the credentials of .* to a terminal\?$/);
    assert.deepEqual([await all(), vscode.window.terminals], [[], []]);
    product().dialogs.press('Give the credentials');
    const { running, port } = await started(given);
    assert.equal(port, undefined);
    assert.match((await exitOf(terminal())).join(), /^gateway:u_\w+$/);
    if (canSeeProcesses) {
      const scanner = new CanaryScanner(await canariesOf(product().sandbox));
      assert.ok(searchProcesses(scanner, SERVER).findings.some(({ where }) => where === 'environ'));
    }
    await run('stopRunningWithProxy', { running });
    await until('a closed terminal', () => vscode.window.terminals.length === 0);
  });

  it('go by a relay that demands no token where that is agreed to', async () => {
    const { args } = await rowOf('Client A');
    const given = { ...args, place: 'terminal', token: false };
    assert.equal(await run('runWithProxy', given), undefined);
    assert.equal(product().dialogs.modals.length, 1);
    assert.deepEqual(await all(), []);
    product().dialogs.press('Start without a token');
    const { port } = await started(given);
    assert.equal((await output(terminal(), 'echo "$https_proxy"')).trim(), `http://127.0.0.1:${port ?? 0}`);
  });

  it('reach nothing once their relay was stopped, which is said', async () => {
    const { args } = await rowOf('Client A');
    const { running } = await started({ ...args, place: 'terminal' });
    await run('stopRunningWithProxy', { running });
    assert.deepEqual(await exitOf(terminal()), []);
    const [said] = product().dialogs.shown;
    assert.match(said?.message ?? '', /reach nothing now/);
    assert.deepEqual(said?.buttons, ['Close the terminal']);
  });

  it('are closed by what is said of them', async () => {
    const { args } = await rowOf('Client A');
    const { running } = await started({ ...args, place: 'terminal' });
    await terminal().processId;
    product().dialogs.press('Close the terminal');
    await run('stopRunningWithProxy', { running });
    await until('a closed terminal', () => vscode.window.terminals.length === 0);
  });

  it('go through several rows as a pool, asked for where', async () => {
    const rows = [await rowOf('Client A'), await rowOf('Checkout tests')];
    product().questions.answer('A new terminal');
    assert.ok(await run('runWithProxy', rows[0], rows));
    const exits = new Set([...(await exitOf(terminal())), ...(await exitOf(terminal()))]);
    assert.equal(exits.size, 2);
    product().assertNoSecret(product().questions.asked, 'the questions');
    assert.equal(await run('runWithProxy', rows[0], rows), undefined);
  });

  it('are opened in workspaces alone that are trusted', async () => {
    const trusted = Object.getOwnPropertyDescriptor(vscode.workspace, 'isTrusted');
    assert.ok(trusted);
    Object.defineProperty(vscode.workspace, 'isTrusted', { configurable: true, get: () => false });
    try {
      const { args } = await rowOf('Client A');
      assert.equal(await run('runWithProxy', { ...args, place: 'terminal' }), undefined);
    } finally {
      Object.defineProperty(vscode.workspace, 'isTrusted', trusted);
    }
    assert.deepEqual([await all(), vscode.window.terminals], [[], []]);
    assert.deepEqual(product().dialogs.shown[0]?.buttons, ['Manage trust']);
  });

  it('take one proxy alone without a relay', async () => {
    const rows = [await rowOf('Client A'), await rowOf('Checkout tests')];
    product().questions.answer('A new terminal with the credentials');
    product().dialogs.press('Give the credentials');
    assert.equal(await run('runWithProxy', rows[0], rows), undefined);
    assert.deepEqual([await all(), product().dialogs.modals], [[], []]);
  });

  describe('of the whole workspace', () => {
    const opened = async () => {
      const created = vscode.window.createTerminal();
      await created.processId;
      return created;
    };

    it('are all new ones until that is stopped', async () => {
      const before = await opened();
      const { args } = await rowOf('Client A');
      const { running, port } = await started({ ...args, place: 'workspace' });
      const during = await opened();
      assert.deepEqual(await exitOf(before), []);
      assert.match((await exitOf(during)).join(), /^gateway:u_\w+$/);
      const address = (await output(during, 'echo "$http_proxy"')).trim();
      assert.match(address, new RegExp(`^http://egress:\\w+@127\\.0\\.0\\.1:${port ?? 0}$`));
      before.dispose();

      await run('stopRunningWithProxy', { running });
      assert.deepEqual(await exitOf(during), []);
      const [said] = product().dialogs.shown;
      assert.match(said?.message ?? '', /^New terminals go direct again/);
      const after = await opened();
      assert.equal((await output(after, 'echo "$http_proxy$HTTPS_PROXY$NODE_USE_ENV_PROXY"')).trim(), '');
    });

    it('are marked by what VS Code writes nowhere, and cleared of it', async () => {
      const marked = new Map<string, string>();
      const environment = {
        persistent: true,
        description: undefined,
        replace: (name: string, value: string) => {
          assert.equal(environment.persistent, false);
          marked.set(name, value);
        },
        clear: () => {
          marked.clear();
        },
      };
      const common = { through: 'Client A', accounts: [], startedAt: 0 };
      const given = { environment: { http_proxy: 'http://127.0.0.1:1' }, relay: undefined, common };
      const started = markWorkspace(given, { running: new RunningList(), ports: { environment } });
      assert.deepEqual([...marked], Object.entries(given.environment));
      await started.stop();
      assert.equal(marked.size, 0);
    });

    it('are those of the last that was asked for', async () => {
      const { args: first } = await rowOf('Client A');
      const { args: second } = await rowOf('Checkout tests');
      const [one, other] = [
        await started({ ...first, place: 'workspace' }),
        await started({ ...second, place: 'workspace' }),
      ];
      assert.deepEqual(
        (await all()).map(({ id }) => id),
        [other.running],
      );
      assert.equal(await isOpen(one.port), false);
    });

    it('are none of their own beside, as VS Code would put this one over it', async () => {
      const { args } = await rowOf('Client A');
      const { running } = await started({ ...args, place: 'workspace' });
      const alone = { ...(await rowOf('Checkout tests')).args, place: 'terminal' };
      assert.equal(await run('runWithProxy', alone), undefined);
      assert.match(product().dialogs.text, /^All new terminals of this workspace go out through/);
      assert.deepEqual(
        (await all()).map(({ id }) => id),
        [running],
      );
    });
  });
});
