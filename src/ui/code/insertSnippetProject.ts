import * as vscode from 'vscode';
import type { Client } from '../../snippets/catalogue/client.js';
import { jsonObject, textAt } from '../../snippets/detect/json.js';
import { isManifest, type Manifest, manifestOf } from '../../snippets/detect/manifests.js';
import {
  type InstalledPackage,
  projectPackages,
  type ProjectPackage,
} from '../../snippets/detect/packages.js';
import { documentHome } from '../editor/documentHome.js';

/** What the files around a document say of its project. */
export interface Project {
  /** Those of the document's folder first, then those above it. */
  readonly manifests: readonly Manifest[];
  readonly packages: readonly ProjectPackage[];
  /** Whether the nearest package.json makes `.js` files ES modules; undefined where there is none. */
  readonly moduleType?: 'esm' | 'commonjs';
}

/** A file this large is no manifest that a person would wait for. */
const LARGEST_BYTES = 30_000_000;
const MOST_MANIFESTS = 60;

/** Reads the manifests from the document's folder up to its workspace folder; what cannot be read is passed over. */
export async function projectOf(
  document: vscode.TextDocument,
  clients: readonly Client[],
  signal: AbortSignal,
): Promise<Project> {
  const folders = foldersAbove(document);
  const files = (await Promise.all(folders.map(manifestsIn))).flat().slice(0, MOST_MANIFESTS);
  const read: { readonly text: string; readonly manifest: Manifest }[] = [];
  for (const file of files) {
    const text = signal.aborted ? undefined : await textOf(file);
    const manifest =
      text === undefined
        ? undefined
        : manifestOf({ name: file.path.slice(file.path.lastIndexOf('/') + 1), text });
    read.push(...(text === undefined || !manifest ? [] : [{ text, manifest }]));
  }
  const manifests = read.map(({ manifest }) => manifest);
  const nearest = read.find(({ manifest }) => manifest.name === 'package.json' && !manifest.isBroken);
  return {
    manifests,
    packages: projectPackages(manifests, await installedIn(folders, clients, manifests)),
    ...(nearest && {
      moduleType: textAt(jsonObject(nearest.text), 'type') === 'module' ? 'esm' : 'commonjs',
    }),
  };
}

/** The document's folder and those above it, up to the workspace folder; that alone for what is not saved yet. */
function foldersAbove(document: vscode.TextDocument): readonly vscode.Uri[] {
  const home = documentHome(document);
  const top =
    home.scheme === 'untitled'
      ? vscode.workspace.workspaceFolders?.[0]
      : vscode.workspace.getWorkspaceFolder(home);
  const own = vscode.Uri.joinPath(home, '..');
  if (top === undefined) {
    return home.scheme === 'untitled' ? [] : [own];
  }
  const below = home.scheme === 'untitled' ? '' : own.path.slice(top.uri.path.length);
  const names = below.split('/').filter((name) => name !== '');
  return names
    .map((_name, at) => vscode.Uri.joinPath(top.uri, ...names.slice(0, names.length - at)))
    .concat(top.uri);
}

async function manifestsIn(folder: vscode.Uri): Promise<readonly vscode.Uri[]> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(folder);
    return entries
      .filter(([name, type]) => (type & vscode.FileType.File) !== 0 && isManifest(name))
      .map(([name]) => vscode.Uri.joinPath(folder, name));
  } catch {
    return [];
  }
}

/** Packages of npm that clients are in, as they lie in the nearest `node_modules`. */
async function installedIn(
  folders: readonly vscode.Uri[],
  clients: readonly Client[],
  manifests: readonly Manifest[],
): Promise<readonly InstalledPackage[]> {
  const declared = new Set(manifests.flatMap((each) => each.declared?.map(({ name }) => name) ?? []));
  const names = clients
    .flatMap(({ seen }) => seen.packages ?? [])
    .filter(({ ecosystem, name }) => ecosystem === 'npm' && declared.has(name))
    .map(({ name }) => name);
  const found = await Promise.all([...new Set(names)].map((name) => installed(name, folders)));
  return found.filter((each) => each !== undefined);
}

async function installed(
  name: string,
  folders: readonly vscode.Uri[],
): Promise<InstalledPackage | undefined> {
  for (const folder of folders) {
    const text = await textOf(vscode.Uri.joinPath(folder, 'node_modules', name, 'package.json'));
    if (text !== undefined) {
      const version = versionIn(text);
      return version === undefined ? undefined : { ecosystem: 'npm', name, version };
    }
  }
  return undefined;
}

function versionIn(packageJson: string): string | undefined {
  try {
    return textAt(jsonObject(packageJson), 'version');
  } catch {
    return undefined;
  }
}

async function textOf(file: vscode.Uri): Promise<string | undefined> {
  try {
    const { size } = await vscode.workspace.fs.stat(file);
    return size > LARGEST_BYTES
      ? undefined
      : new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  } catch {
    return undefined;
  }
}
