import { declared, type Declared, type Locked, type ManifestFacts } from './dependency.js';
import { isObject, jsonObject, objectAt, textAt } from './json.js';

const DEPENDENCIES = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'];

export function packageJson(text: string): ManifestFacts {
  const manifest = jsonObject(text);
  return {
    declared: DEPENDENCIES.flatMap((field) => Object.entries(objectAt(manifest, field))).map(
      ([name, range]): Declared =>
        // `workspace:*`, `file:…`, `git+https:…` say nothing of a version
        typeof range === 'string' && !range.includes(':') ? declared(name, range) : { name },
    ),
  };
}

/** Each of its three forms: a flat list of paths, or a tree of names. */
export function packageLock(text: string): ManifestFacts {
  const lock = jsonObject(text);
  const byPath = Object.entries(objectAt(lock, 'packages')).map(
    ([path, entry]) => [/(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(path)?.[1], entry] as const,
  );
  const byName = Object.entries(objectAt(lock, 'dependencies'));
  return {
    locked: (byPath.length > 0 ? byPath : byName).flatMap(([name, entry]): Locked[] => {
      const version = isObject(entry) ? textAt(entry, 'version') : undefined;
      return name === undefined || version === undefined ? [] : [{ name, version }];
    }),
  };
}

/** `  axios@1.7.2:`, in older releases `  /axios@1.7.2:` and `  /axios/1.7.2:`. */
const PNPM_PACKAGE =
  /^ {2}['"]?\/?((?:@[^/@\s'"]+\/)?[^/@\s'":(]+)[@/](\d[^\s:'"(_]*)[^\n]*:[ \t]*(?:\{\})?\r?$/gm;

export function pnpmLock(text: string): ManifestFacts {
  return { locked: lockedBy(text, PNPM_PACKAGE) };
}

/** `axios@^1.6.0, axios@^1.7.0:`, and below it `version "1.7.2"` or `version: 1.7.2`. */
const YARN_PACKAGE = /^"?((?:@[^/@\s"]+\/)?[^@\s",]+)@[^\n]*:\r?\n[ \t]+version:?[ \t]+"?([^\s"]+)/gm;

export function yarnLock(text: string): ManifestFacts {
  return { locked: lockedBy(text, YARN_PACKAGE) };
}

/** `"axios": ["axios@1.7.2", …`. */
const BUN_PACKAGE = /^\s*"[^"\n]+": \["((?:@[^/"@]+\/)?[^"@]+)@(\d[^"]*)"/gm;

export function bunLock(text: string): ManifestFacts {
  return { locked: lockedBy(text, BUN_PACKAGE) };
}

function lockedBy(text: string, pattern: RegExp): readonly Locked[] {
  return [...text.matchAll(pattern)].map(([, name = '', version = '']) => ({ name, version }));
}
