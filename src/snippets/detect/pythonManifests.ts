import { canonicalName, declared, type Declared, type Locked, type ManifestFacts } from './dependency.js';
import { isObject, jsonObject, objectAt, textAt } from './json.js';
import { tomlEntries, type TomlEntry, tomlStrings } from './toml.js';

/** `httpx[socks]>=0.27,<0.29 ; python_version > "3.8"`: name, extras, versions. */
const REQUIREMENT =
  /^\s*([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\])?\s*\(?((?:\s*(?:[<>=!~]=?=?)\s*[\w.*+!-]+\s*,?)*)/;

/** The texts that a pyproject.toml lists its requirements in, however it is made up. */
const LISTS =
  /^(?:project|project\.optional-dependencies|dependency-groups|tool\.uv|tool\.pdm\.dev-dependencies)$/;
const TABLES = /^tool\.poetry\.(?:(?:dev-)?dependencies|group\.[^.]+\.dependencies)$/;

export function requirementsTxt(text: string): ManifestFacts {
  return { declared: text.split(/\r?\n/).flatMap(requirement) };
}

export function pyprojectToml(text: string): ManifestFacts {
  const entries = tomlEntries(text);
  const listed = entries
    .filter(
      ({ table, key }) =>
        LISTS.test(table) &&
        (table.includes('.') || table.startsWith('dependency-') || key === 'dependencies'),
    )
    .flatMap(({ value }) => (value.startsWith('[') ? tomlStrings(value).flatMap(requirement) : []));
  return { declared: [...listed, ...keyed(entries, TABLES)] };
}

export function pipfile(text: string): ManifestFacts {
  return { declared: keyed(tomlEntries(text), /^(?:dev-)?packages$/) };
}

export function pipfileLock(text: string): ManifestFacts {
  const lock = jsonObject(text);
  return {
    locked: ['default', 'develop'].flatMap((group) =>
      Object.entries(objectAt(lock, group)).flatMap(([name, entry]): Locked[] => {
        const version = isObject(entry) ? textAt(entry, 'version') : undefined;
        return version === undefined
          ? []
          : [{ name: canonicalName('pypi', name), version: version.replace(/^=+/, '') }];
      }),
    ),
  };
}

/** poetry.lock, uv.lock, pdm.lock: a `[[package]]` each. */
export function pythonTomlLock(text: string): ManifestFacts {
  return {
    locked: lockedPackages(text).map(({ name, version }) => ({ name: canonicalName('pypi', name), version })),
  };
}

/** The `[[package]]` tables of a lock file in TOML. */
export function lockedPackages(text: string): readonly Locked[] {
  const found = new Map<number, { name?: string; version?: string }>();
  for (const { table, section, key, value } of tomlEntries(text)) {
    if (table === 'package' && (key === 'name' || key === 'version')) {
      found.set(section, { ...found.get(section), [key]: tomlStrings(value)[0] ?? '' });
    }
  }
  return [...found.values()].flatMap(({ name, version }) =>
    name === undefined || version === undefined ? [] : [{ name, version }],
  );
}

/** The range of `name = "^1.2"` and of `name = { version = "^1.2" }`. */
export function rangeIn(value: string): string | undefined {
  return value.startsWith('{') ? /\bversion\s*=\s*["']([^"']*)["']/.exec(value)?.[1] : tomlStrings(value)[0];
}

function keyed(entries: readonly TomlEntry[], tables: RegExp): readonly Declared[] {
  return entries
    .filter(({ table, key }) => tables.test(table) && key !== 'python')
    .map(({ key, value }) => declared(canonicalName('pypi', key), rangeIn(value)));
}

function requirement(line: string): readonly Declared[] {
  const [, name, range] = REQUIREMENT.exec(line) ?? [];
  return name === undefined ? [] : [declared(canonicalName('pypi', name), range)];
}
