import type { Ecosystem } from '../catalogue/client.js';

/** What a manifest asks for by itself, not what that brings along. */
export interface Declared {
  /** As its ecosystem compares names: see `canonicalName`. */
  readonly name: string;
  /** In the manifest's own notation; absent where every version will do. */
  readonly range?: string;
}

/** A version that a lock file settled on; a name may have several. */
export interface Locked {
  readonly name: string;
  readonly version: string;
}

export interface ManifestFacts {
  readonly declared?: readonly Declared[];
  readonly locked?: readonly Locked[];
}

/** The name under which an ecosystem knows a package, however it is spelled. */
export function canonicalName(ecosystem: Ecosystem, name: string): string {
  switch (ecosystem) {
    case 'pypi':
      return name.toLowerCase().replace(/[-_.]+/g, '-');
    case 'nuget':
    case 'packagist':
      return name.toLowerCase();
    case 'npm':
    case 'go':
    case 'crates':
    case 'maven':
    case 'rubygems':
    case 'cpan':
      return name;
  }
}

export function declared(name: string, range: string | undefined): Declared {
  return range === undefined || range.trim() === '' || range.trim() === '*'
    ? { name }
    : { name, range: range.trim() };
}
