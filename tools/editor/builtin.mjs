// @ts-check
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { builtinForTests } from '../paths.mjs';
import { editor, isEditorInstalled } from './install.mjs';

/** What of the editor's own code the tests speak to; `activate()` is measured against git's. */
const SPOKEN_TO = new Set([
  'configuration-editing',
  'git',
  'git-base',
  'ipynb',
  'json-language-features',
  'ms-vscode.js-debug',
]);

/**
 * Lays out the editor's own extensions for the tests: languages and themes as they are, of those that run code only
 * what the tests speak to. The others, TypeScript's servers above all, took a third of the work of a reload.
 */
export async function layOutBuiltin() {
  if (!isEditorInstalled()) {
    // the suite runs in a desktop editor
    return;
  }
  rmSync(builtinForTests, { recursive: true, force: true });
  const all = path.join(editor, 'node_modules/code-server/lib/vscode/extensions');
  const folders = readdirSync(all).filter((name) => existsSync(path.join(all, name, 'package.json')));
  mkdirSync(builtinForTests, { recursive: true });
  for (const name of folders) {
    const source = path.join(all, name);
    const target = path.join(builtinForTests, name);
    /** @type {Record<string, unknown>} */
    const manifest = JSON.parse(readFileSync(path.join(source, 'package.json'), 'utf8'));
    const { main, browser, publisher, version, engines } = manifest;
    if ((main === undefined && browser === undefined) || SPOKEN_TO.has(name)) {
      symlinkSync(source, target);
    } else if (browser !== undefined) {
      // where it is missing, the window runs the edition that it has for browsers
      const empty = { name: manifest['name'], publisher, version, engines, extensionKind: ['workspace'] };
      mkdirSync(target);
      writeFileSync(path.join(target, 'package.json'), JSON.stringify(empty));
    }
  }
}
