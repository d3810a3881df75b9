import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import * as vscode from 'vscode';
import type { RunningList } from '../../../src/ui/running/running.js';
import { until } from '../../until.js';
import { app, rowAt } from '../product.js';
import { useProduct } from '../useProduct.js';

const JUDGE = 'http://judge.sandbox.test/';

/** Where the window runs in a browser, one that is debugged would start beside that. */
const BROWSER = { type: 'chrome', browserLaunchLocation: 'workspace' };
const CHROMIUM = '/usr/bin/chromium';

/** Asks the judge as any program of Node.js does, and stays until it is let go. */
const PROGRAM = `
  fetch('${JUDGE}').then((answer) => answer.text()).then(() => {
    if (process.argv[2] !== 'stay') process.exit();
    setInterval(() => undefined, 1000);
  });
`;

describe('a program that a file of the workspace starts', function () {
  this.timeout(60_000);
  const product = useProduct();
  const folder = vscode.workspace.workspaceFolders?.[0];
  const at = (name: string) => path.join(folder?.uri.fsPath ?? '', name);
  let running: RunningList;
  let named: { readonly account: string; readonly proxy: string };
  let user: string;
  const sessions = new Set<string>();
  const listening: vscode.Disposable[] = [];

  before(async () => {
    listening.push(
      vscode.debug.onDidStartDebugSession((session) => sessions.add(session.id)),
      vscode.debug.onDidTerminateDebugSession((session) => sessions.delete(session.id)),
    );
    ({ running } = await (await app()).runs());
    mkdirSync(at('debug'), { recursive: true });
    writeFileSync(at('debug/program.cjs'), PROGRAM);
    const { args } = await rowAt(product().label('gateway'), 'Subscriptions', 'Client A', 'http');
    assert.ok(args?.proxy);
    named = { account: product().label('gateway'), proxy: args.proxy };
  });
  after(() => {
    vscode.Disposable.from(...listening).dispose();
    rmSync(at('debug'), { recursive: true });
    rmSync(at('.vscode'), { recursive: true, force: true });
  });
  beforeEach(() => {
    product().sandbox.judge.clear();
  });
  afterEach(async () => {
    await Promise.all(running.all().map((each) => each.stop()));
    await until('the end of all sessions', () => sessions.size === 0);
    await setting('launch', 'configurations', undefined);
    await setting('tasks', 'tasks', undefined);
    await setting('egress', 'binding', undefined);
  });

  const setting = (section: string, name: string, value: unknown) =>
    vscode.workspace
      .getConfiguration(section, folder?.uri)
      .update(name, value, vscode.ConfigurationTarget.WorkspaceFolder);

  const node = (more: Readonly<Record<string, unknown>> = {}): vscode.DebugConfiguration => ({
    type: 'node',
    request: 'launch',
    name: 'Ask the judge',
    program: at('debug/program.cjs'),
    // of the editor itself: the one of this machine may not know NODE_USE_ENV_PROXY yet
    runtimeExecutable: process.execPath,
    internalConsoleOptions: 'neverOpen',
    ...more,
  });

  const visits = () => product().sandbox.judge.seen;
  const firstVisit = () => until('a visit at the judge', () => visits()[0]);

  const isOpen = (port: number) =>
    new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.on('connect', () => {
        socket.destroy();
        resolve(true);
      });
      socket.on('error', () => {
        resolve(false);
      });
    });

  /** The one thing that runs, once it does. */
  const theRunning = async () => {
    const found = await until('what runs', () => running.all()[0]);
    assert.equal(running.all().length, 1);
    return found;
  };
  const allGone = () => until('the end of all that ran', () => running.all().length === 0);

  it('asks before a launch configuration uses a proxy, and starts nothing without an answer', async () => {
    assert.equal(await vscode.debug.startDebugging(folder, node({ egress: named })), false);
    const [modal] = product().dialogs.modals;
    assert.match(modal?.message ?? '', /^Let this workspace’s files send programs through /);
    assert.match(modal?.detail ?? '', /"Ask the judge" names it/);
    assert.deepEqual(running.all(), []);
    assert.deepEqual(visits(), []);
  });

  it('goes out through the proxy that its launch configuration names, and leaves the file as it is', async () => {
    await setting('launch', 'configurations', [node({ egress: named })]);
    const before = readFileSync(at('.vscode/launch.json'), 'utf8');
    product().dialogs.press('Allow');
    assert.equal(await vscode.debug.startDebugging(folder, 'Ask the judge'), true);
    const { via, askedFor } = await firstVisit();
    assert.match(via, /^gateway:/);
    user = via;
    assert.equal(askedFor, 'judge.sandbox.test:80');
    await allGone();
    assert.deepEqual(new Set(visits().map((each) => each.via)), new Set([user]));
    assert.equal(readFileSync(at('.vscode/launch.json'), 'utf8'), before);
  });

  it('is in the list while it runs, is asked about no more, and ends with its relay when it is stopped', async () => {
    assert.equal(await vscode.debug.startDebugging(folder, node({ egress: named, args: ['stay'] })), true);
    assert.equal((await firstVisit()).via, user);
    assert.deepEqual(product().dialogs.modals, []);
    const found = await theRunning();
    assert.equal(found.kind, 'debug');
    assert.equal(found.label, 'Ask the judge');
    const port = found.relay?.port ?? 0;
    assert.equal(await isOpen(port), true);
    await found.stop();
    assert.equal(await isOpen(port), false);
    assert.deepEqual(running.all(), []);
    await until('the end of the session', () => sessions.size === 0);
  });

  it('keeps its relay while it is restarted', async () => {
    await vscode.debug.startDebugging(folder, node({ egress: named, args: ['stay'] }));
    await firstVisit();
    const { relay } = await theRunning();
    await vscode.commands.executeCommand('workbench.action.debug.restart');
    await until('a second visit', () => visits().length === 2);
    assert.equal((await theRunning()).relay, relay);
    await vscode.commands.executeCommand('workbench.action.debug.stop');
    await allGone();
  });

  it('has a relay for each of several that start together', async () => {
    await Promise.all(
      ['One', 'Two'].map((name) =>
        vscode.debug.startDebugging(folder, node({ egress: named, args: ['stay'], name })),
      ),
    );
    await until('both visits', () => visits().length === 2);
    assert.deepEqual(
      running
        .all()
        .map(({ label }) => label)
        .sort(),
      ['One', 'Two'],
    );
    assert.equal(new Set(running.all().map(({ relay }) => relay?.port)).size, 2);
  });

  it('leaves no relay where the debugger cannot start it', async () => {
    const opened = new Promise<void>((resolve) => {
      const hearing = running.onDidChange(() => {
        hearing.dispose();
        resolve();
      });
    });
    const started = vscode.debug.startDebugging(
      folder,
      node({ egress: named, runtimeExecutable: at('debug/nothing') }),
    );
    await Promise.resolve(started).catch(() => undefined);
    await opened;
    await allGone();
    assert.deepEqual(visits(), []);
  });

  it('goes through the proxy that the workspace is bound to', async () => {
    await setting('egress', 'binding', { account: named.account, endpoint: 'Client A' });
    assert.equal(await vscode.debug.startDebugging(folder, node({ egress: 'workspace' })), true);
    assert.equal((await firstVisit()).via.split(':')[0], 'gateway');
  });

  it('goes through the proxy that is chosen', async () => {
    product().questions.answer('Client A');
    assert.equal(await vscode.debug.startDebugging(folder, node({ egress: 'ask' })), true);
    assert.match((await firstVisit()).via, /^gateway:/);
    assert.equal(await vscode.debug.startDebugging(folder, node({ egress: 'ask' })), false);
  });

  for (const [what, more, sentence] of [
    ['an attribute that says nothing', { egress: 'please' }, /^"egress" can be "ask", "workspace"/],
    [
      'an account that is not there',
      { egress: { account: 'Nobody', proxy: 'x' } },
      /No account is called "Nobody"/,
    ],
    ['a folder that is not bound', { egress: 'workspace' }, /This folder is bound to no proxy/],
    ['a request to attach', { request: 'attach', port: 9229 }, /is running already/],
    ['an environment that is none', { env: 'A=b' }, /"env" of the configuration cannot be read/],
    ['a browser that shares its profile', { type: 'chrome', userDataDir: false }, /"userDataDir": false/],
    [
      'a browser with a proxy of its own',
      { ...BROWSER, runtimeArgs: ['--proxy-server=x:1'] },
      /has a proxy of its own/,
    ],
  ] as const) {
    it(`is not started with ${what}`, async () => {
      assert.equal(await vscode.debug.startDebugging(folder, node({ egress: named, ...more })), false);
      assert.match(product().dialogs.shown.at(-1)?.message ?? '', sentence);
      assert.deepEqual(running.all(), []);
      assert.deepEqual(visits(), []);
    });
  }

  it('is not started beside terminals that all go through another proxy', async () => {
    const marking = { ...named, place: 'workspace', through: 'relay' };
    assert.ok(await vscode.commands.executeCommand('egress.runWithProxy', marking));
    assert.equal(await vscode.debug.startDebugging(folder, node({ egress: named })), false);
    assert.match(
      product().dialogs.shown.at(-1)?.message ?? '',
      /^All new terminals of this workspace go out through /,
    );
    assert.deepEqual(visits(), []);
  });

  it('has its browser go through a relay without a token once that is agreed to', async function () {
    if (!existsSync(CHROMIUM)) {
      this.skip();
    }
    const browser = {
      ...node({ egress: named, ...BROWSER }),
      url: JUDGE,
      runtimeExecutable: CHROMIUM,
      runtimeArgs: ['--headless', '--no-sandbox'],
    };
    assert.equal(await vscode.debug.startDebugging(folder, browser), false);
    const [modal] = product().dialogs.modals;
    assert.match(modal?.message ?? '', /with a relay that asks for no token/);
    assert.deepEqual(modal?.buttons, ['Start without a token', 'Open a browser with a proxy']);
    assert.deepEqual(running.all(), []);
    product().dialogs.press('Start without a token');
    assert.equal(await vscode.debug.startDebugging(folder, browser), true);
    assert.equal((await firstVisit()).via, user);
    const { relay } = await theRunning();
    assert.equal(relay?.token, undefined);
    assert.ok(visits().every(({ via }) => via === user));
  });

  describe('as a task', () => {
    const task = (more: Readonly<Record<string, unknown>> = {}) => ({
      type: 'egress',
      label: 'Ask',
      command: 'curl',
      args: ['-s', '-o', at('debug/a name with $HOME \' " &.txt'), JUDGE],
      proxy: named,
      ...more,
    });
    const list = async () => {
      const tasks = await vscode.tasks.fetchTasks({ type: 'egress' });
      return tasks.find(({ name }) => name === 'Ask');
    };
    const listed = (more?: Readonly<Record<string, unknown>>) =>
      setting('tasks', 'tasks', [task(more)]).then(() => until('the task', list));

    it('goes out through its proxy, with its arguments as they are, and is asked about when it starts alone', async () => {
      const found = await listed({ proxy: 'ask' });
      await list();
      assert.deepEqual(product().questions.asked, []);
      product().questions.answer('Client A');
      const ended = new Promise<number | undefined>((resolve) => {
        const listening = vscode.tasks.onDidEndTaskProcess(({ exitCode }) => {
          listening.dispose();
          resolve(exitCode);
        });
      });
      await vscode.tasks.executeTask(found);
      assert.equal(await ended, 0);
      assert.match((await firstVisit()).via, /^gateway:/);
      assert.equal((await firstVisit()).askedFor, 'judge.sandbox.test:80');
      assert.notEqual(readFileSync(at('debug/a name with $HOME \' " &.txt'), 'utf8'), '');
      await allGone();
    });

    it('is in the list while it runs, a line for the shell, and ends when it is stopped', async () => {
      const found = await listed({ command: `curl -s '${JUDGE}' && sleep 600`, args: undefined });
      await vscode.tasks.executeTask(found);
      assert.equal((await firstVisit()).via, user);
      const entry = await theRunning();
      assert.equal(entry.kind, 'task');
      await entry.stop();
      await until('the end of the task', () => vscode.tasks.taskExecutions.length === 0);
      assert.deepEqual(running.all(), []);
    });

    it('has a relay of its own each time', async () => {
      const found = await listed();
      for (const count of [1, 2]) {
        await vscode.tasks.executeTask(found);
        await until(`visit ${count}`, () => visits().length === count);
        await allGone();
      }
    });

    it('has a relay of its own when it is run again', async () => {
      await vscode.tasks.executeTask(await listed());
      await firstVisit();
      await allGone();
      await vscode.commands.executeCommand('workbench.action.tasks.reRunTask');
      await until('a second visit', () => visits().length === 2);
      await allGone();
    });

    it('is not run again with the address of a relay that has ended', async () => {
      await vscode.tasks.executeTask(await listed({ runOptions: { reevaluateOnRerun: false } }));
      await firstVisit();
      await allGone();
      await vscode.commands.executeCommand('workbench.action.tasks.reRunTask');
      await until('the sentence', () => product().dialogs.text.includes('Run it by its name'));
      await until('the end of the task', () => vscode.tasks.taskExecutions.length === 0);
      assert.equal(visits().length, 1);
      assert.deepEqual(running.all(), []);
    });

    it('is not started with a proxy that cannot be read', async () => {
      const found = await listed({ proxy: 5 });
      await Promise.resolve(vscode.tasks.executeTask(found)).catch(() => undefined);
      await until('the sentence', () =>
        product().dialogs.shown.some(({ message }) => message.startsWith('"proxy" can be "ask"')),
      );
      assert.deepEqual(running.all(), []);
      assert.deepEqual(visits(), []);
    });
  });
});
