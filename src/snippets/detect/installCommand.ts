import type { Client, Ecosystem, Recipe } from '../catalogue/client.js';
import type { Manifest } from './manifests.js';
import { packageNamed, type ProjectPackage } from './packages.js';

const OF_LANGUAGE: Readonly<Record<string, Ecosystem>> = {
  javascript: 'npm',
  typescript: 'npm',
  python: 'pypi',
  go: 'go',
  rust: 'crates',
  java: 'maven',
  kotlin: 'maven',
  php: 'packagist',
  ruby: 'rubygems',
  csharp: 'nuget',
  perl: 'cpan',
};

/** Which installer a project uses, by a file that it leaves; the last of an ecosystem needs none. */
const INSTALLERS: readonly {
  readonly ecosystem: Ecosystem;
  readonly file?: string;
  readonly command: string;
}[] = [
  { ecosystem: 'npm', file: 'pnpm-lock.yaml', command: 'pnpm add' },
  { ecosystem: 'npm', file: 'yarn.lock', command: 'yarn add' },
  { ecosystem: 'npm', file: 'bun.lock', command: 'bun add' },
  { ecosystem: 'npm', command: 'npm install' },
  { ecosystem: 'pypi', file: 'uv.lock', command: 'uv add' },
  { ecosystem: 'pypi', file: 'poetry.lock', command: 'poetry add' },
  { ecosystem: 'pypi', file: 'pdm.lock', command: 'pdm add' },
  { ecosystem: 'pypi', file: 'Pipfile', command: 'pipenv install' },
  { ecosystem: 'pypi', command: 'pip install' },
  { ecosystem: 'go', command: 'go get' },
  { ecosystem: 'crates', command: 'cargo add' },
  { ecosystem: 'packagist', command: 'composer require' },
  { ecosystem: 'rubygems', command: 'bundle add' },
  { ecosystem: 'nuget', command: 'dotnet add package' },
  { ecosystem: 'cpan', command: 'cpanm' },
];

/** Packages that the code takes and no manifest asks for. */
export interface Installs {
  /** As the installer is told: `requests[socks]`. */
  readonly packages: readonly string[];
  /** Absent where the ecosystem has no such command. */
  readonly command?: string;
}

/**
 * What is still to be installed for a recipe. `isImported`: the client is in use already, so that it is
 * installed whatever the manifests say.
 */
export function installsOf(
  client: Client,
  recipe: Recipe,
  languageId: string,
  project: { readonly manifests: readonly Manifest[]; readonly packages: readonly ProjectPackage[] },
  isImported: boolean,
): Installs | undefined {
  const own = client.seen.packages ?? [];
  const ecosystem = own[0]?.ecosystem ?? OF_LANGUAGE[languageId];
  if (ecosystem === undefined) {
    return undefined;
  }
  const has = (name: string) => packageNamed(project.packages, ecosystem, name) !== undefined;
  const extras = (recipe.installs ?? []).filter((install) => nameOf(install) !== install || !has(install));
  const hasOwn = own.length === 0 || isImported || own.some(({ name }) => has(name));
  const packages = [
    ...(hasOwn || extras.some((extra) => nameOf(extra) === own[0]?.name) ? [] : [own[0]?.name ?? '']),
    ...extras,
  ];
  const command = installCommand(ecosystem, packages, project.manifests);
  return packages.length === 0 ? undefined : { packages, ...(command !== undefined && { command }) };
}

/** The command of the project's own installer; undefined where the ecosystem has none. */
export function installCommand(
  ecosystem: Ecosystem,
  packages: readonly string[],
  manifests: readonly Manifest[],
): string | undefined {
  const installer = INSTALLERS.find(
    (each) =>
      each.ecosystem === ecosystem &&
      (each.file === undefined || manifests.some(({ name }) => name === each.file)),
  );
  if (!installer) {
    return undefined;
  }
  const words = packages.map((each) => (/[[\]<>*]/.test(each) ? `"${each}"` : each));
  // options are about one package
  return ecosystem === 'crates' || ecosystem === 'nuget'
    ? words.map((word) => `${installer.command} ${word}`).join(' && ')
    : `${installer.command} ${words.join(' ')}`;
}

/** `requests` of `requests[socks]`, `reqwest` of `reqwest --features socks`. */
function nameOf(install: string): string {
  return install.replace(/[[\s].*$/, '');
}
