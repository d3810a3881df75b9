import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { FENCED_PACKAGES, ROOMS } from './layers.mjs';
import {
  importsOf,
  literalsOf,
  parse,
  placeOf,
  ROOT,
  sourcesIn,
  type Import,
  type Source,
} from './sources.js';

/** `core` of `src/core/secret.ts`, `app.ts` of `src/app.ts`; undefined outside `src`. */
function roomOf(file: string): string | undefined {
  return file.startsWith('src/') ? file.split('/')[1] : undefined;
}

function isRelative({ specifier }: Import): boolean {
  return specifier.startsWith('.');
}

/** The file that a relative import names. */
function targetOf(source: Source, written: Import): string {
  return writtenAs(source, written).replace(/\.js$/, '.ts');
}

/** The file as the import spells it, which a script without types is. */
function writtenAs(source: Source, { specifier }: Import): string {
  return path.posix.join(path.posix.dirname(source.path), specifier);
}

/** `zod` of `zod/mini`, `@vscode/l10n` of itself. */
function packageOf({ specifier }: Import): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** What is wrong with a file's imports, each with its place. */
function faultsOf(source: Source): readonly string[] {
  return importsOf(source).flatMap((each) => {
    const fault = isRelative(each) ? faultOfFile(source, each) : faultOfPackage(source, each);
    return fault === undefined ? [] : [`${placeOf(source, each.node)} ${fault}`];
  });
}

function faultOfFile(source: Source, each: Import): string | undefined {
  const own = roomOf(source.path);
  const target = targetOf(source, each);
  const other = roomOf(target);
  if (own === undefined) {
    return undefined;
  }
  if (other === undefined) {
    return `leaves src for ${each.specifier}`;
  }
  if (other === 'sandbox' && own !== 'sandbox' && each.kind === 'static') {
    return 'bundles the sandbox: import() it';
  }
  return other === own || ROOMS[own]?.includes(other) === true ? undefined : `${own} imports ${other}`;
}

function faultOfPackage(source: Source, each: Import): string | undefined {
  const own = roomOf(source.path);
  const name = packageOf(each);
  if (own === undefined) {
    return undefined;
  }
  if (name === 'zod' && (each.specifier !== 'zod/mini' || !isNamespaceImport(each, 'z'))) {
    return "takes more of zod than `import * as z from 'zod/mini'`";
  }
  return FENCED_PACKAGES[name]?.includes(own) === false ? `${own} imports ${name}` : undefined;
}

function isNamespaceImport({ node }: Import, as: string): boolean {
  const bindings = ts.isImportDeclaration(node) ? node.importClause?.namedBindings : undefined;
  return bindings !== undefined && ts.isNamespaceImport(bindings) && bindings.name.text === as;
}

describe('the arrows between the rooms of src', () => {
  it('are those of the table', () => {
    assert.deepEqual(sourcesIn('src').flatMap(faultsOf), []);
  });

  it('are seen however they are written', () => {
    for (const text of [
      "import { a } from '../http/clock.js';",
      "import type { A } from '../http/clock.js';",
      "export * from '../http/clock.js';",
      "export type { A } from '../http/clock.js';",
      "type A = import('../http/clock.js').A;",
      "void import('../http/clock.js');",
      "const a = require('../http/clock.js');",
      "import a = require('../http/clock.js');",
      "import axios from 'axios';",
      "import '../sandbox/index.js';",
      "import { a } from '../../test/until.js';",
      "import * as z from 'zod';",
      "import { string } from 'zod/mini';",
    ]) {
      assert.equal(faultsOf(parse('src/core/sample.ts', text)).length, 1, text);
    }
    assert.deepEqual(faultsOf(parse('src/core/sample.ts', "import { Secret } from './secret.js';")), []);
  });

  it('lead to every room, and from no room that the table does not know', () => {
    const rooms = new Set(sourcesIn('src').map(({ path }) => roomOf(path)));
    const unknown = [...rooms].filter((room) => room === undefined || !(room in ROOMS));
    assert.deepEqual(unknown, []);
  });

  it('name files that exist, by the extension that runs', () => {
    const broken = [...sourcesIn('src'), ...sourcesIn('test')].flatMap((source) =>
      importsOf(source)
        .filter(isRelative)
        .filter(
          (each) =>
            !/\.(m?js|json)$/.test(each.specifier) ||
            ![targetOf(source, each), writtenAs(source, each)].some((file) =>
              existsSync(path.join(ROOT, file)),
            ),
        )
        .map(({ specifier, node }) => `${placeOf(source, node)} ${specifier}`),
    );
    assert.deepEqual(broken, []);
  });

  /** Each is written from the providers' documents alone, so that one misreading cannot hide in both. */
  it('never meet in one file from the sandbox and from the providers, but where the app is put together', () => {
    const both = [...sourcesIn('src'), ...sourcesIn('test')]
      .filter((source) => {
        const rooms = new Set(
          importsOf(source)
            .filter(isRelative)
            .map((each) => roomOf(targetOf(source, each))),
        );
        return rooms.has('sandbox') && rooms.has('providers');
      })
      .map(({ path }) => path);
    assert.deepEqual(both, ['src/app.ts']);
  });
});

describe('a provider', () => {
  const ids = /^(iploop|gateway|checker|1001proxy|ipswamp)$/;

  it('is named by its id in its own folder alone', () => {
    const named = sourcesIn('src')
      .filter(({ path }) => !/^src\/(providers|sandbox)\/|^src\/core\/provider\.ts$/.test(path))
      .flatMap((source) => literalsOf(source).filter((text) => ids.test(text)));
    assert.deepEqual(named, []);
  });

  it('imports no other provider', () => {
    const crossing = sourcesIn('src').flatMap((source) => {
      const own = /^src\/providers\/([^/]+)\//.exec(source.path)?.[1];
      return importsOf(source)
        .filter((each) => own !== undefined && isRelative(each))
        .map((each) => targetOf(source, each))
        .filter((target) => {
          const other = /^src\/providers\/([^/]+)\//.exec(target)?.[1];
          return other !== undefined && other !== own;
        })
        .map((target) => `${source.path} imports ${target}`);
    });
    assert.deepEqual(crossing, []);
  });
});
