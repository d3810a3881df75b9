import type { Ecosystem } from '../catalogue/client.js';
import { canonicalName, type Locked } from './dependency.js';
import type { Manifest } from './manifests.js';
import { bestOf, lowestOf } from './versions.js';

/** A package that a project asks for by itself. */
export interface ProjectPackage {
  readonly ecosystem: Ecosystem;
  readonly name: string;
  /** The file that asks for it: `package.json`. */
  readonly manifest: string;
  /** What is installed, else what a lock file says, else the lowest that the manifest lets in. */
  readonly version?: string;
}

/** A package as it lies on the disk. */
export interface InstalledPackage extends Locked {
  readonly ecosystem: Ecosystem;
}

/** What the manifests ask for, the nearest of them first; each package once. */
export function projectPackages(
  manifests: readonly Manifest[],
  installed: readonly InstalledPackage[] = [],
): readonly ProjectPackage[] {
  const found = new Map<string, ProjectPackage>();
  const locks = new Map<string, string[]>();
  for (const { ecosystem, locked = [] } of manifests) {
    for (const { name, version } of locked) {
      const key = keyOf(ecosystem, name);
      locks.set(key, [...(locks.get(key) ?? []), version]);
    }
  }
  const onDisk = new Map(installed.map(({ ecosystem, name, version }) => [keyOf(ecosystem, name), version]));
  for (const { ecosystem, name: manifest, declared = [] } of manifests) {
    for (const { name, range } of declared) {
      const key = keyOf(ecosystem, name);
      const version =
        onDisk.get(key) ??
        bestOf(locks.get(key) ?? [], range) ??
        (range === undefined ? undefined : lowestOf(range));
      if (!found.has(key)) {
        found.set(key, { ecosystem, name, manifest, ...(version === undefined ? {} : { version }) });
      }
    }
  }
  return [...found.values()];
}

/** The package of this name, however it is spelled. */
export function packageNamed(
  packages: readonly ProjectPackage[],
  ecosystem: Ecosystem,
  name: string,
): ProjectPackage | undefined {
  const wanted = canonicalName(ecosystem, name);
  return packages.find((each) => each.ecosystem === ecosystem && each.name === wanted);
}

function keyOf(ecosystem: Ecosystem, name: string): string {
  return `${ecosystem}/${canonicalName(ecosystem, name)}`;
}
