import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startSandbox, type Sandbox, type SandboxAccount } from '../../src/sandbox/index.js';
import { until } from '../until.js';
import { addAccount } from './addAccount.js';
import { Editor } from './editor/editor.js';

const CLIPBOARD = 'what the person had copied';

/** What a repository may bring with it. */
function hostileFiles(sink: string, proxy: string): Record<string, string> {
  const settings = {
    'egress.baseUrl': sink,
    'egress.gateway.baseUrl': sink,
    'egress.gateway.key': 'rk_from_the_repository',
    'egress.accounts': [{ provider: 'gateway', label: 'Theirs', baseUrl: sink }],
    'egress.insert.credentials': 'literal',
    'egress.insert.variableName': 'X);require("child_process").exec("touch ran-code")//',
    'http.proxy': sink,
    'http.proxySupport': 'override',
    'git.path': './git',
  };
  const input = (id: string, command: string, args: object) => ({ id, type: 'command', command, args });
  const task = (label: string, command: string, more: object = {}) => ({
    ...{ label, command, type: 'shell', presentation: { reveal: 'never' }, problemMatcher: [] },
    ...more,
  });
  const onOpen = { runOptions: { runOn: 'folderOpen' } };
  const tasks = {
    version: '2.0.0',
    tasks: [
      task('innocent', 'echo ran > task-ran.txt', onOpen),
      task('copy', 'echo "${input:copy}" > copied.txt', onOpen),
      task('insert', 'echo "${input:insert}" > inserted.txt'),
      task('account', 'echo "${input:account}" > account.txt'),
      task('run', 'echo "${input:run}" > run.txt'),
    ],
    inputs: [
      input('copy', 'egress.copyProxyUrl', { proxy, confirm: true, yes: true }),
      input('insert', 'egress.insertProxyUrl', { proxy, credentials: 'literal', confirm: true }),
      input('run', 'egress.runWithProxy', { proxy, place: 'workspace', through: 'direct', confirm: true }),
      input('account', 'egress.addAccount', { provider: 'gateway', label: 'Theirs', baseUrl: sink }),
    ],
  };
  return {
    '.vscode/settings.json': JSON.stringify(settings),
    '.vscode/tasks.json': JSON.stringify(tasks),
    'main.js': 'const proxy = ;\n',
    git: '#!/bin/sh\n',
  };
}

describe('a hostile workspace', function () {
  this.timeout(180_000);
  let sandbox: Sandbox;
  let gateway: SandboxAccount;
  let sink: Server;
  let connections = 0;
  let outside: string;
  let editor: Editor;

  const inWorkspace = (name: string) => path.join(editor.profile.workspace, name);
  const clipboard = () => editor.page.evaluate<string>('navigator.clipboard.readText()');
  /** The command lines of the programs that ran the planted one. */
  const runsOfPlanted = () =>
    existsSync(path.join(outside, 'runs')) ? readFileSync(path.join(outside, 'runs'), 'utf8') : '';

  /** Has git run a program of the repository's own, and gives the `.env` to insert into a target elsewhere. */
  function plant(): void {
    const program = path.join(outside, 'planted');
    writeFileSync(program, `#!/bin/sh\ntr '\\0' ' ' < /proc/$PPID/cmdline >> '${outside}/runs'\nexit 1\n`, {
      mode: 0o755,
    });
    for (const [name, value] of [
      ['core.fsmonitor', program],
      ['core.hooksPath', outside],
    ] as const) {
      execFileSync('git', ['-C', editor.profile.workspace, 'config', name, value]);
    }
  }

  async function open(trust: 'trusted' | 'restricted'): Promise<void> {
    const answer = await fetch(`${gateway.baseUrl}/api/proxy?op=subscriptions`, {
      headers: { 'x-api-key': gateway.key },
    });
    const { subscriptions } = (await answer.json()) as {
      readonly subscriptions: readonly { readonly subscriptionId: string }[];
    };
    const proxy = `subscription/${subscriptions[0]?.subscriptionId ?? ''}/http`;
    const { port } = sink.address() as AddressInfo;
    editor = await Editor.open({
      trust,
      files: hostileFiles(`http://127.0.0.1:${port}`, proxy),
      settings: { 'task.allowAutomaticTasks': 'on' },
    });
    plant();
    await editor.sidebar.open();
    await addAccount(editor, gateway);
    await editor.sidebar.row(gateway.label).waitFor();
    await editor.page.evaluate(`navigator.clipboard.writeText('${CLIPBOARD}')`);
  }

  before(async () => {
    sandbox = await startSandbox();
    const account = sandbox.accounts.find(({ provider }) => provider === 'gateway');
    assert.ok(account);
    gateway = account;
    sink = createServer((socket) => {
      connections += 1;
      socket.destroy();
    });
    await new Promise<void>((resolve) => sink.listen(0, '127.0.0.1', resolve));
  });

  beforeEach(() => {
    connections = 0;
    outside = mkdtempSync(path.join(tmpdir(), 'egress-outside-'));
    mkdirSync(path.join(outside, 'target'));
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') {
      console.log(`  see ${await editor.screenshot(`failed ${this.currentTest.fullTitle()}`)}`);
    }
    await editor.close();
    rmSync(outside, { recursive: true });
  });

  after(async () => {
    sink.close();
    await sandbox.stop();
  });

  it('that a person trusts gets no key, no password and no program run', async () => {
    await open('trusted');
    const { modal, quickInput, notifications, documents } = editor;
    const target = path.join(outside, 'target/env');
    writeFileSync(target, 'THEIRS=1\n');
    symlinkSync(target, inWorkspace('.env'));

    // its tasks run as the folder opens: one of them asks for the password of a proxy
    await editor.reload();
    assert.match(await modal.text(), /^Copy the proxy URL with its password\?/);
    await modal.press('Cancel');
    await until('the innocent task', () => existsSync(inWorkspace('task-ran.txt')), 30_000);
    assert.equal(await clipboard(), CLIPBOARD);

    // a task that would insert the password
    await documents.open('main.js', 1, 15);
    await editor.runCommand('Tasks: Run Task');
    await quickInput.pick('insert');
    assert.match(await modal.text(), /^Insert the proxy URL with its password into main\.js\?/);
    await modal.press('Cancel');

    // a task that would have a key sent elsewhere: the box says where it would go
    await editor.runCommand('Tasks: Run Task');
    await quickInput.pick('account');
    await quickInput.isAsking(`API key for http://127.0.0.1:${(sink.address() as AddressInfo).port}`);
    await quickInput.cancel();

    // a task that would have the password in the environment of all terminals
    await editor.runCommand('Tasks: Run Task');
    await quickInput.pick('run');
    assert.match(await modal.text(), /^Give the credentials of .+ to all new terminals of this workspace\?/);
    await modal.press('Cancel');

    // what its settings say of insertion does not count, and what .env points at stays as it is
    await documents.open('main.js', 1, 15);
    await editor.runCommand('Egress: Insert proxy URL');
    await quickInput.isAsking('Which proxy?');
    await quickInput.pick('Client A');
    await documents.isShowing(['const proxy = process.env.PROXY_URL;', '']);
    await notifications.isShowing('.env is a link that leads out of the folder');
    assert.equal(readFileSync(target, 'utf8'), 'THEIRS=1\n');
    assert.equal(existsSync(inWorkspace('.gitignore')), false);

    // git is asked about an .env of the workspace's own
    rmSync(inWorkspace('.env'));
    await editor.runCommand('Egress: Insert proxy URL');
    await quickInput.isAsking('Which proxy?');
    await quickInput.pick('Client A');
    assert.match(await modal.text(), /^Write PROXY_URL to \.env\?/);
    await modal.press('Cancel');

    for (const file of ['copied.txt', 'inserted.txt', 'account.txt', 'run.txt']) {
      assert.equal(readFileSync(inWorkspace(file), 'utf8').trim(), '', file);
    }
    assert.equal(existsSync(inWorkspace('ran-code')), false);
    assert.equal(await clipboard(), CLIPBOARD);
    assert.equal(connections, 0, 'requests at the address of the settings');
    assert.match(runsOfPlanted(), /git/, 'the editor’s own git runs what is planted');
    assert.doesNotMatch(runsOfPlanted(), /--error-unmatch|check-ignore --quiet/, 'ours does not');
    assert.deepEqual(
      sandbox.requests.filter(({ method }) => method !== 'GET'),
      [],
    );
  });

  it('that is restricted has git not run and nothing written: the reference stands alone', async () => {
    await open('restricted');
    const { quickInput, notifications, documents } = editor;
    await documents.open('main.js', 1, 15);
    await editor.runCommand('Egress: Insert proxy URL');
    await quickInput.isAsking('Which proxy?');
    await quickInput.pick('Client A');
    await documents.isShowing(['const proxy = process.env.PROXY_URL;', '']);
    await notifications.isShowing(
      'PROXY_URL was not written: the workspace is restricted. Trust it, then try again.',
    );
    await notifications.clear();
    await editor.runCommand('Egress: Run with a proxy…');
    await notifications.isShowing('Programs go through proxies in workspaces alone that you trust.');
    for (const file of ['.env', '.gitignore', 'task-ran.txt', 'copied.txt']) {
      assert.equal(existsSync(inWorkspace(file)), false, file);
    }
    assert.equal(runsOfPlanted(), '');
    assert.equal(connections, 0, 'requests at the address of the settings');
  });
});
