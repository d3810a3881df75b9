import * as vscode from 'vscode';
import type { Ecosystem, PackageRange } from '../../snippets/catalogue/client.js';
import { jsonObject, textAt } from '../../snippets/detect/json.js';
import type { Manifest } from '../../snippets/detect/manifests.js';
import { manifestOf } from '../../snippets/detect/manifests.js';
import { packageNamed, projectPackages } from '../../snippets/detect/packages.js';
import { documentHome } from '../editor/documentHome.js';

/** The files in which a project of each ecosystem says what it uses, where that is wanted. */
const MANIFESTS: Partial<Record<Ecosystem, readonly string[]>> = {
  npm: ['package.json', 'package-lock.json', 'yarn.lock', 'pnpm-lock.yaml'],
  pypi: ['requirements.txt', 'pyproject.toml', 'uv.lock', 'poetry.lock', 'Pipfile', 'Pipfile.lock'],
  go: ['go.mod'],
};
/** Folders above a file that are looked into for want of a workspace that holds it. */
const MOST_FOLDERS = 20;

/** Which version of a package the project of a document uses, read from its files once and again when they change. */
export class ProjectVersions {
  readonly #known = new Map<string, Promise<string | undefined>>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #watcher = vscode.workspace.createFileSystemWatcher(
    `**/{${Object.values(MANIFESTS).flat().join(',')}}`,
  );
  readonly #listeners: vscode.Disposable;

  /** What had been read may be wrong now. */
  readonly onDidChange = this.#changed.event;

  constructor() {
    const forget = () => {
      this.#known.clear();
      this.#changed.fire();
    };
    this.#listeners = vscode.Disposable.from(
      this.#watcher,
      this.#changed,
      this.#watcher.onDidChange(forget),
      this.#watcher.onDidCreate(forget),
      this.#watcher.onDidDelete(forget),
    );
  }

  /** The version that is installed, locked, or at least asked for; `undefined` where nothing tells. */
  versionFor(document: vscode.TextDocument, wanted: PackageRange): Promise<string | undefined> {
    const home = documentHome(document);
    const folder = vscode.Uri.joinPath(home, '..');
    const key = `${wanted.ecosystem} ${wanted.name} ${folder.toString()}`;
    const known =
      this.#known.get(key) ?? (home.scheme === 'untitled' ? undefined : versionFrom(folder, wanted));
    if (known) {
      this.#known.set(key, known);
    }
    return known ?? Promise.resolve(undefined);
  }

  dispose(): void {
    this.#listeners.dispose();
  }
}

/** What lies on the disk decides, wherever it lies; then the nearest file that says something. */
async function versionFrom(folder: vscode.Uri, wanted: PackageRange): Promise<string | undefined> {
  const folders = foldersFrom(folder);
  for (const read of [installedVersion, declaredVersion]) {
    for (const place of folders) {
      const version = await read(place, wanted);
      if (version !== undefined) {
        return version;
      }
    }
  }
  return undefined;
}

/** The folder and those above it, up to the workspace's own. */
function foldersFrom(folder: vscode.Uri): readonly vscode.Uri[] {
  const tops = new Set(vscode.workspace.workspaceFolders?.map(({ uri }) => uri.toString()));
  const folders = [folder];
  for (let place = folder; !tops.has(place.toString()) && folders.length < MOST_FOLDERS;) {
    const above = vscode.Uri.joinPath(place, '..');
    if (above.path === place.path) {
      break;
    }
    folders.push(above);
    place = above;
  }
  return folders;
}

async function installedVersion(
  folder: vscode.Uri,
  { ecosystem, name }: PackageRange,
): Promise<string | undefined> {
  const text = ecosystem === 'npm' ? await textOf(folder, `node_modules/${name}/package.json`) : undefined;
  try {
    return text === undefined ? undefined : textAt(jsonObject(text), 'version');
  } catch {
    return undefined;
  }
}

async function declaredVersion(
  folder: vscode.Uri,
  { ecosystem, name }: PackageRange,
): Promise<string | undefined> {
  const manifests: Manifest[] = [];
  for (const file of MANIFESTS[ecosystem] ?? []) {
    const text = await textOf(folder, file);
    const manifest = text === undefined ? undefined : manifestOf({ name: file, text });
    manifests.push(...(manifest ? [manifest] : []));
  }
  return packageNamed(projectPackages(manifests), ecosystem, name)?.version;
}

async function textOf(folder: vscode.Uri, file: string): Promise<string | undefined> {
  try {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, file));
    return new TextDecoder().decode(bytes);
  } catch {
    return undefined;
  }
}
