import { canonicalName, declared, type Declared, type ManifestFacts } from './dependency.js';
import { isObject, jsonObject, objectAt, objectsAt, textAt } from './json.js';
import { lockedPackages, rangeIn } from './pythonManifests.js';
import { tomlEntries } from './toml.js';

export function goMod(text: string): ManifestFacts {
  const lines = text.split(/\r?\n/).filter((line) => !/\/\/\s*indirect/.test(line));
  const modules = lines.flatMap((line): Declared[] => {
    const [, name, version] = /^\s*(?:require\s+)?([\w.-]+\.[\w-]+\/\S+)\s+v([\d.]+\S*)/.exec(line) ?? [];
    return name === undefined ? [] : [declared(name, version)];
  });
  const language = /^go[ \t]+([\d.]+)/m.exec(text)?.[1];
  // what comes with the language has its version
  return { declared: language === undefined ? modules : [...modules, { name: 'go', range: language }] };
}

export function cargoToml(text: string): ManifestFacts {
  const entries = tomlEntries(text);
  const inTables = entries
    .filter(({ table }) => /(?:^|\.)(?:dev-|build-)?dependencies$/.test(table))
    .map(({ key, value }) => crate(key, rangeIn(value)));
  // `[dependencies.reqwest]` has the version as a member
  const tables = entries.flatMap(({ table, key, value }) => {
    const name = /(?:^|\.)(?:dev-|build-)?dependencies\.([\w-]+)$/.exec(table)?.[1];
    return name === undefined || key !== 'version' ? [] : [crate(name, rangeIn(value))];
  });
  return { declared: [...inTables, ...tables] };
}

/** Cargo takes a bare version for one that may rise. */
function crate(name: string, range: string | undefined): Declared {
  return declared(name, range !== undefined && /^\d/.test(range) ? `^${range}` : range);
}

export function cargoLock(text: string): ManifestFacts {
  return { locked: lockedPackages(text) };
}

export function composerJson(text: string): ManifestFacts {
  const manifest = jsonObject(text);
  return {
    declared: ['require', 'require-dev'].flatMap((field) =>
      Object.entries(objectAt(manifest, field)).map(([name, range]) =>
        declared(canonicalName('packagist', name), typeof range === 'string' ? range : undefined),
      ),
    ),
  };
}

export function composerLock(text: string): ManifestFacts {
  const lock = jsonObject(text);
  return {
    locked: ['packages', 'packages-dev'].flatMap((field) =>
      objectsAt(lock, field).flatMap((entry) => {
        const [name, version] = [textAt(entry, 'name'), textAt(entry, 'version')];
        return name === undefined || version === undefined
          ? []
          : [{ name: canonicalName('packagist', name), version }];
      }),
    ),
  };
}

const GEM = /^\s*gem[ (]+['"]([\w-]+)['"]((?:\s*,\s*['"][^'"\n]+['"])*)/gm;

export function gemfile(text: string): ManifestFacts {
  return {
    declared: [...text.matchAll(GEM)].map(([, name = '', ranges = '']) =>
      declared(name, ranges.replace(/['"]/g, '').replace(/^\s*,/, '')),
    ),
  };
}

export function gemfileLock(text: string): ManifestFacts {
  return {
    locked: [...text.matchAll(/^ {4}([\w-]+) \(([\d][^)\s]*)\)/gm)].map(([, name = '', version = '']) => ({
      name,
      version,
    })),
  };
}

const MAVEN_DEPENDENCY = /<dependency>([^]*?)<\/dependency>/g;

export function pomXml(text: string): ManifestFacts {
  const xml = withoutXmlComments(text);
  const member = (name: string, within: string) =>
    new RegExp(`<${name}>\\s*([^<]*?)\\s*</${name}>`).exec(within)?.[1];
  return {
    declared: [...xml.matchAll(MAVEN_DEPENDENCY)].flatMap(([, dependency = '']): Declared[] => {
      const [group, artifact] = [member('groupId', dependency), member('artifactId', dependency)];
      const version = member('version', dependency)?.replace(
        /\$\{([\w.-]+)\}/,
        (_whole, property: string) => member(property.replaceAll('.', '\\.'), xml) ?? '',
      );
      return group === undefined || artifact === undefined ? [] : [declared(`${group}:${artifact}`, version)];
    }),
  };
}

const GRADLE_DEPENDENCY = /['"]([\w.-]+):([\w.-]+)(?::([\w.+-]+))?(?:@\w+)?['"]/g;

export function buildGradle(text: string): ManifestFacts {
  const code = text.replace(/\/\*[^]*?\*\//g, '').replace(/(^|[^:])\/\/.*$/gm, '$1');
  return {
    declared: [...code.matchAll(GRADLE_DEPENDENCY)].map(([, group = '', artifact = '', version]) =>
      declared(`${group}:${artifact}`, version),
    ),
  };
}

const NUGET_REFERENCE =
  /<Package(?:Reference|Version)\b[^>]*?\bInclude="([^"]+)"([^>]*?)(?:\/>|>([^]*?)<\/Package(?:Reference|Version)>)/g;

/** A project, and the file in which a solution keeps the versions of all. */
export function csproj(text: string): ManifestFacts {
  return {
    declared: [...withoutXmlComments(text).matchAll(NUGET_REFERENCE)].map(
      ([, name = '', attributes = '', content = '']) =>
        declared(
          canonicalName('nuget', name),
          /\bVersion="([^"]*)"/.exec(attributes)?.[1] ?? /<Version>([^<]*)</.exec(content)?.[1],
        ),
    ),
  };
}

export function centralPackages(text: string): ManifestFacts {
  return {
    locked: (csproj(text).declared ?? []).flatMap(({ name, range }) =>
      range === undefined ? [] : [{ name, version: range }],
    ),
  };
}

export function packagesConfig(text: string): ManifestFacts {
  return {
    declared: [...withoutXmlComments(text).matchAll(/<package\s[^>]*>/g)].flatMap(([element]) => {
      const name = /\bid="([^"]+)"/.exec(element)?.[1];
      return name === undefined
        ? []
        : [declared(canonicalName('nuget', name), /\bversion="([^"]+)"/.exec(element)?.[1])];
    }),
  };
}

export function nugetLock(text: string): ManifestFacts {
  const frameworks = Object.values(objectAt(jsonObject(text), 'dependencies')).filter(isObject);
  return {
    locked: frameworks.flatMap(Object.entries<unknown>).flatMap(([name, entry]) => {
      const version = isObject(entry) ? textAt(entry, 'resolved') : undefined;
      return version === undefined ? [] : [{ name: canonicalName('nuget', name), version }];
    }),
  };
}

export function cpanfile(text: string): ManifestFacts {
  return {
    declared: [...text.matchAll(/^\s*requires\s+['"]([\w:]+)['"](?:\s*(?:=>|,)\s*['"]?([^'";\n]+))?/gm)].map(
      ([, name = '', range]) => declared(name, range),
    ),
  };
}

function withoutXmlComments(text: string): string {
  if (!/<\w/.test(text)) {
    throw new SyntaxError('not XML');
  }
  return text.replace(/<!--[^]*?-->/g, '');
}
