// @ts-check
import { execFileSync, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { cpSync, createWriteStream, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { editorEntry, editorNode } from './install.mjs';

/**
 * The folders of one editor: everything it writes lies below `home`.
 * @typedef {{ home: string, userData: string, extensions: string, temporary: string }} EditorHome
 */

/**
 * Creates the folders of an editor where they are missing.
 * @param {string} home
 * @param {Record<string, unknown>} settings the user's settings.json, written afresh
 * @returns {EditorHome}
 */
export function editorHome(home, settings) {
  const made = {
    home,
    userData: path.join(home, 'user'),
    extensions: path.join(home, 'extensions'),
    temporary: path.join(home, 'tmp'),
  };
  for (const folder of [path.join(made.userData, 'User'), made.extensions, made.temporary]) {
    mkdirSync(folder, { recursive: true });
  }
  writeFileSync(path.join(made.userData, 'User/settings.json'), JSON.stringify(settings, null, 2));
  writeFileSync(path.join(home, 'config.yaml'), 'cert: false\n');
  return made;
}

/** @param {EditorHome} at */
const commonArguments = (at) => [
  editorEntry,
  ...['--config', path.join(at.home, 'config.yaml')],
  ...['--user-data-dir', at.userData],
  ...['--extensions-dir', at.extensions],
];

/**
 * The editor's environment: ours without what an outer editor or npm put there, with its own temporary folders.
 * @param {EditorHome} at
 * @param {Record<string, string>} [more]
 * @returns {NodeJS.ProcessEnv}
 */
function editorEnvironment(at, more) {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_|npm_)/.test(name));
  return {
    ...Object.fromEntries(inherited),
    PATH: `${path.dirname(editorNode)}${path.delimiter}${process.env['PATH']}`,
    TMPDIR: at.temporary,
    XDG_DATA_HOME: path.join(at.home, 'xdg'),
    XDG_CONFIG_HOME: path.join(at.home, 'xdg'),
    // an empty gallery: no look-ups in a marketplace
    EXTENSIONS_GALLERY: '{}',
    ...more,
  };
}

/**
 * Installs a packaged extension for every later start with the same folders.
 * @param {EditorHome} at
 * @param {string} vsix
 */
export function installExtension(at, vsix) {
  execFileSync(editorNode, [...commonArguments(at), '--install-extension', vsix, '--force'], {
    env: editorEnvironment(at),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

/**
 * Gives an editor the extensions of another one: a copy takes a moment, to install them again seconds.
 * @param {string} home the folder of the other editor
 * @param {EditorHome} at
 */
export function copyExtensions(home, at) {
  const installed = path.join(home, 'extensions');
  cpSync(installed, at.extensions, { recursive: true });
  // the editor's list of them names their folders
  const list = path.join(at.extensions, 'extensions.json');
  writeFileSync(list, readFileSync(list, 'utf8').replaceAll(installed, at.extensions));
}

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/**
 * A server is several processes, which only their group ends together.
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function signalGroup(child, signal) {
  try {
    if (child.pid) {
      process.kill(-child.pid, signal);
    }
  } catch {
    // the group is gone already
  }
}

process.once('exit', () => {
  for (const child of running) {
    signalGroup(child, 'SIGTERM');
  }
});
for (const [signal, code] of /** @type {const} */ ([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
])) {
  process.once(signal, () => process.exit(code));
}

/**
 * A free port below those that systems give to whoever asks for any, so that nobody gets it before the server listens,
 * nor while a server starts anew.
 * @returns {Promise<number>}
 */
async function freePort() {
  for (;;) {
    const port = randomInt(20_000, 32_000);
    const isFree = await new Promise((resolve) => {
      const probe = createServer()
        .once('error', () => {
          resolve(false);
        })
        .listen(port, '127.0.0.1', () => {
          probe.close(() => {
            resolve(true);
          });
        });
    });
    if (isFree) {
      return port;
    }
  }
}

/**
 * @typedef {object} ServerOptions
 * @property {EditorHome} home
 * @property {string} folder the workspace it opens
 * @property {string} logFile
 * @property {number} [port] a free one where absent
 * @property {string} [host] 127.0.0.1 where absent
 * @property {string} [password] asked of every visitor; where absent, nobody is
 * @property {boolean} [trust] whether Workspace Trust is on
 * @property {string} [builtin] the folder of the editor's own extensions; all that it brings where absent
 * @property {boolean} [isDriven] lets a URL name an extension under development and its tests
 * @property {Record<string, string>} [env] for the server and its extension host
 */

/**
 * Starts the editor's server and waits until it answers. It is a process group of its own, ended by `stop` or with
 * this process.
 * @param {ServerOptions} options
 */
export async function startServer(options) {
  const port = options.port ?? (await freePort());
  const host = options.host ?? '127.0.0.1';
  const log = createWriteStream(options.logFile, { flags: 'a' });
  const password = options.password ? { PASSWORD: options.password } : {};
  const child = spawn(
    editorNode,
    [
      ...commonArguments(options.home),
      ...['--auth', options.password ? 'password' : 'none'],
      ...['--bind-addr', `${host}:${port}`],
      '--disable-telemetry',
      '--disable-update-check',
      '--disable-getting-started-override',
      '--ignore-last-opened',
      ...(options.trust ? [] : ['--disable-workspace-trust']),
      // who needs no password is on this machine, where to compress what is said takes longer than to say it
      ...(options.password ? [] : ['--vscode-option', 'disable-websocket-compression']),
      // it has the environment of the shell that it was started from, and must not wait for what a login makes of it
      ...['--vscode-option', 'force-disable-user-env'],
      ...(options.builtin === undefined
        ? []
        : ['--vscode-option', `builtin-extensions-dir=${options.builtin}`]),
      // without it a built web workbench ignores the extension and the tests that its URL names
      ...(options.isDriven ? ['--vscode-option', 'enable-smoke-test-driver'] : []),
      options.folder,
    ],
    {
      env: editorEnvironment(options.home, { ...options.env, ...password }),
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    },
  );
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  /** @type {Promise<void>} */
  const ended = new Promise((resolve) => {
    child.once('close', () => {
      resolve();
    });
    child.once('error', () => {
      resolve();
    });
  });
  running.add(child);
  const stop = async () => {
    running.delete(child);
    signalGroup(child, 'SIGTERM');
    await Promise.race([ended, wait(5_000, undefined, { ref: false })]);
    signalGroup(child, 'SIGKILL');
  };

  const isUp = () =>
    fetch(`http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}/healthz`).then(
      (response) => response.ok,
      () => false,
    );
  const lastMs = Date.now() + 30_000;
  while (!(await isUp())) {
    if (child.exitCode !== null || Date.now() > lastMs) {
      await stop();
      throw new Error(`the editor did not start on ${host}:${port}; see ${options.logFile}`);
    }
    await wait(50);
  }
  return { port, ended, stop };
}
