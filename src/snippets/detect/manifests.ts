import type { Ecosystem } from '../catalogue/client.js';
import type { ManifestFacts } from './dependency.js';
import { bunLock, packageJson, packageLock, pnpmLock, yarnLock } from './npmManifests.js';
import {
  buildGradle,
  cargoLock,
  cargoToml,
  centralPackages,
  composerJson,
  composerLock,
  cpanfile,
  csproj,
  gemfile,
  gemfileLock,
  goMod,
  nugetLock,
  packagesConfig,
  pomXml,
} from './otherManifests.js';
import { pipfile, pipfileLock, pyprojectToml, pythonTomlLock, requirementsTxt } from './pythonManifests.js';

interface ManifestKind {
  readonly file: RegExp;
  readonly ecosystem: Ecosystem;
  readonly read: (text: string) => ManifestFacts;
}

const KINDS: readonly ManifestKind[] = [
  { file: /^package\.json$/, ecosystem: 'npm', read: packageJson },
  { file: /^(?:package-lock|npm-shrinkwrap)\.json$/, ecosystem: 'npm', read: packageLock },
  { file: /^pnpm-lock\.yaml$/, ecosystem: 'npm', read: pnpmLock },
  { file: /^yarn\.lock$/, ecosystem: 'npm', read: yarnLock },
  { file: /^bun\.lock$/, ecosystem: 'npm', read: bunLock },
  { file: /^(?:requirements.*|.*requirements)\.(?:txt|in)$/i, ecosystem: 'pypi', read: requirementsTxt },
  { file: /^pyproject\.toml$/, ecosystem: 'pypi', read: pyprojectToml },
  { file: /^Pipfile$/, ecosystem: 'pypi', read: pipfile },
  { file: /^Pipfile\.lock$/, ecosystem: 'pypi', read: pipfileLock },
  { file: /^(?:poetry|uv|pdm)\.lock$/, ecosystem: 'pypi', read: pythonTomlLock },
  { file: /^go\.mod$/, ecosystem: 'go', read: goMod },
  { file: /^Cargo\.toml$/, ecosystem: 'crates', read: cargoToml },
  { file: /^Cargo\.lock$/, ecosystem: 'crates', read: cargoLock },
  { file: /^pom\.xml$/, ecosystem: 'maven', read: pomXml },
  { file: /^build\.gradle(?:\.kts)?$/, ecosystem: 'maven', read: buildGradle },
  { file: /^composer\.json$/, ecosystem: 'packagist', read: composerJson },
  { file: /^composer\.lock$/, ecosystem: 'packagist', read: composerLock },
  { file: /^(?:Gemfile|gems\.rb)$/, ecosystem: 'rubygems', read: gemfile },
  { file: /^(?:Gemfile|gems)\.lock(?:ed)?$/, ecosystem: 'rubygems', read: gemfileLock },
  { file: /\.(?:cs|fs|vb)proj$/i, ecosystem: 'nuget', read: csproj },
  { file: /^Directory\.Packages\.props$/i, ecosystem: 'nuget', read: centralPackages },
  { file: /^packages\.config$/i, ecosystem: 'nuget', read: packagesConfig },
  { file: /^packages\.lock\.json$/i, ecosystem: 'nuget', read: nugetLock },
  { file: /^cpanfile$/, ecosystem: 'cpan', read: cpanfile },
];

/** A file of a project, as it was read. */
export interface ManifestFile {
  /** Its bare name. */
  readonly name: string;
  readonly text: string;
}

export interface Manifest extends ManifestFacts {
  readonly name: string;
  readonly ecosystem: Ecosystem;
  /** Its text cannot be understood. */
  readonly isBroken: boolean;
}

/** Whether a file of this name tells what a project uses. */
export function isManifest(name: string): boolean {
  return KINDS.some(({ file }) => file.test(name));
}

/** What the file says; undefined where it is no manifest, and nothing but `isBroken` where it says nothing. */
export function manifestOf({ name, text }: ManifestFile): Manifest | undefined {
  const kind = KINDS.find(({ file }) => file.test(name));
  if (!kind) {
    return undefined;
  }
  const { ecosystem, read } = kind;
  try {
    return { name, ecosystem, isBroken: false, ...read(text) };
  } catch {
    return { name, ecosystem, isBroken: true };
  }
}
