import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Client, Recipe } from '../../src/snippets/catalogue/client.js';
import { isInRange } from '../../src/snippets/detect/versions.js';
import { CLIENT_SETTINGS } from './clients.js';
import type { Harness } from './languages/harness.js';
import { harnessFor } from './languages/languages.js';
import { PYTHON } from './languages/python.js';
import { NPM_SETS } from './npmSets.js';
import type { NpmSet } from './npmSets.js';

/** One installation of a client in which its recipes can run. */
export interface Runtime {
  readonly harness: Harness;
  readonly npmSet?: NpmSet;
  /** Of the client's own package, where that can be told. */
  readonly version?: string;
}

/** What the language does, as this client needs it. */
export function harnessOf({ id }: Client, languageId: string): Harness | undefined {
  const { harness: own = {}, packages = [] } = CLIENT_SETTINGS[id] ?? {};
  const common = harnessFor(languageId);
  return common && { ...common, ...own, packages: [...common.packages, ...packages] };
}

/** The runtimes of the client, in versions that the recipe is for. */
export function runtimesOf(client: Client, recipe: Recipe, languageId: string): readonly Runtime[] {
  const harness = harnessOf(client, languageId);
  if (!harness) {
    return [];
  }
  const { versions = '*' } = recipe;
  return installations(client, harness).filter(
    ({ version }) => version === undefined || isInRange(version, versions),
  );
}

function installations(client: Client, harness: Harness): readonly Runtime[] {
  const packages = client.seen.packages ?? [];
  const npmName = packages.find(({ ecosystem }) => ecosystem === 'npm')?.name;
  if (npmName !== undefined) {
    return NPM_SETS.filter(({ versions }) => npmName in versions).map((npmSet) => ({
      harness,
      npmSet,
      version: npmSet.versions[npmName] ?? '',
    }));
  }
  const pythonName = packages.find(({ ecosystem }) => ecosystem === 'pypi')?.name;
  const version = pythonName === undefined ? undefined : pythonVersion(pythonName);
  const [current] = NPM_SETS;
  const isScript = harness.fileName.startsWith('main.m');
  return [
    { harness, ...(isScript && current && { npmSet: current }), ...(version !== undefined && { version }) },
  ];
}

const pythonVersions = new Map<string, string | undefined>();

function pythonVersion(name: string): string | undefined {
  if (!pythonVersions.has(name)) {
    const program = 'import importlib.metadata, sys; print(importlib.metadata.version(sys.argv[1]))';
    const { status, stdout } = spawnSync(PYTHON, ['-c', program, name], { encoding: 'utf8' });
    pythonVersions.set(name, status === 0 ? stdout.trim() : undefined);
  }
  return pythonVersions.get(name);
}

/** Where programs of the runtime stand: below the packages they import. */
export function programsFolder({ npmSet }: Runtime): string | undefined {
  return npmSet && path.join(npmSet.folder, 'programs');
}

/** The PATH with the set's own Node.js first, where it has one for this machine. */
export function pathOf({ npmSet }: Runtime): string {
  const own = npmSet
    ? [path.join(npmSet.folder, 'node_modules', `node-linux-${process.arch}`, 'bin')].filter((bin) =>
        existsSync(bin),
      )
    : [];
  return [...own, process.env['PATH'] ?? ''].join(path.delimiter);
}
