// @ts-check
// npm start [-- --port 8765 --host 127.0.0.1]: opens the editor on a demo workspace, with the sandbox running.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { isEditorAvailable } from './editor/install.mjs';
import { editorHome, installExtension, startServer } from './editor/server.mjs';
import { quietSettings } from './editor/settings.mjs';
import { buildExtension } from './build.mjs';
import { findProgram } from './needs.mjs';
import { packageExtension } from './package.mjs';
import { cache, logs, out, root } from './paths.mjs';
import { ready, runTool } from './ready.mjs';
import { mustRun } from './run.mjs';

const home = path.join(cache, 'start');
const workspace = path.join(home, 'workspace');
const env = { EGRESS_SANDBOX: 'start' };

/** The desktop's `code`, where there is a desktop to show it on; inside a remote editor `code` is only its messenger. */
function desktopEditor() {
  const hasScreen = process.platform !== 'linux' || process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'];
  return hasScreen && !process.env['VSCODE_IPC_HOOK_CLI'] ? findProgram('code') : undefined;
}

/** The demo's files as they are now, in a git repository. A `.env` and files of one's own stay. */
async function prepareWorkspace() {
  mkdirSync(workspace, { recursive: true });
  cpSync(path.join(root, 'demo'), workspace, { recursive: true });
  await mustRun('start-git', 'git', ['init', '--quiet', workspace]);
}

/**
 * Refuses to go on where something listens already: it may be an editor that uses the same folders.
 * @param {string} host
 * @param {number} port
 */
async function requireFreePort(host, port) {
  const probe = createServer();
  const failed = once(probe, 'error').then(([error]) => Promise.reject(error));
  probe.listen(port, host);
  try {
    await Promise.race([once(probe, 'listening'), failed]);
  } catch {
    throw new Error(
      `port ${port} is taken: stop what listens there, perhaps another "npm start", or run npm start -- --port ${port + 1}`,
    );
  }
  await new Promise((resolve) => probe.close(resolve));
}

/** @param {string} code */
async function startDesktop(code) {
  await ready(['modules']);
  await prepareWorkspace();
  await buildExtension();
  const child = spawn(
    code,
    [
      workspace,
      '--new-window',
      `--extensionDevelopmentPath=${root}`,
      `--user-data-dir=${path.join(home, 'desktop')}`,
      `--extensions-dir=${path.join(home, 'desktop-extensions')}`,
    ],
    { stdio: 'inherit', env: { ...process.env, ...env }, shell: process.platform === 'win32' },
  );
  const [status] = await once(child, 'close');
  if (status !== 0) {
    throw new Error(`${code} ended with ${status}`);
  }
  console.log(`VS Code opens ${workspace} in a window of its own, apart from your settings and extensions.`);
}

/**
 * @param {string} host
 * @param {number} port
 */
async function startServed(host, port) {
  if (!isEditorAvailable) {
    throw new Error(
      'put VS Code\'s "code" command on the PATH: the editor from npm is for Linux on x64 alone',
    );
  }
  await requireFreePort(host, port);
  await ready(['demo', 'modules', 'editor']);
  await prepareWorkspace();
  const vsix = path.join(out, 'egress-start.vsix');
  await buildExtension();
  await packageExtension(vsix);
  const at = editorHome(path.join(home, 'editor'), quietSettings);
  installExtension(at, vsix);
  mkdirSync(logs, { recursive: true });
  const isPrivate = host === '127.0.0.1' || host === 'localhost' || host === '::1';
  const password = isPrivate ? undefined : randomBytes(12).toString('base64url');
  const server = await startServer({
    home: at,
    folder: workspace,
    logFile: path.join(logs, 'start.log'),
    host,
    port,
    env,
    ...(password ? { password } : {}),
  });
  console.log(`Open http://${host}:${port}/ in a browser. Ctrl+C stops the editor.`);
  if (password) {
    console.log(`Password: ${password}`);
    console.log('Browsers keep panels and the clipboard from a page that is neither https nor loopback.');
  }
  await server.ended;
}

await runTool(async () => {
  const { values } = parseArgs({
    options: { port: { type: 'string', default: '8765' }, host: { type: 'string', default: '127.0.0.1' } },
  });
  const code = desktopEditor();
  await (code ? startDesktop(code) : startServed(values.host, Number(values.port)));
});
