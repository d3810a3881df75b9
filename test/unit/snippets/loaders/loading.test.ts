import assert from 'node:assert/strict';
import type { ProjectPackage } from '../../../../src/snippets/detect/packages.js';
import { LOADERS } from '../../../../src/snippets/loaders/loaders.js';
import { loadingOf, startCommand } from '../../../../src/snippets/loaders/loading.js';

function loading(languageId: string, text: string, names: readonly string[] = [], fileName = 'main') {
  const packages = names.map((name): ProjectPackage => {
    const [ecosystem, ...rest] = name.split(':');
    assert.ok(ecosystem === 'npm' || ecosystem === 'pypi' || ecosystem === 'rubygems');
    return { ecosystem, name: rest.join(':'), manifest: 'manifest' };
  });
  const { by, offers } = loadingOf({ languageId, fileName, text }, packages);
  return { by: by?.id, offers: offers.map(({ id }) => id) };
}

describe('the loader of .env', () => {
  it('is known by an id of its own, and is of use to some language', () => {
    assert.equal(new Set(LOADERS.map(({ id }) => id)).size, LOADERS.length);
    for (const { id, languages, source, seen } of LOADERS) {
      assert.notEqual(languages.length, 0, id);
      assert.match(source, /^https:\/\//, id);
      assert.notEqual(seen?.global, true, id);
    }
  });

  it('sees its own lines', () => {
    for (const { id, way, seen } of LOADERS) {
      if (way.kind === 'code') {
        const lines = [...(way.imports ?? []), ...(way.code === undefined ? [] : [way.code])];
        assert.ok(
          lines.some((line) => seen?.test(line)),
          id,
        );
      }
    }
  });

  it('is the one whose package the project has, else what the language has', () => {
    assert.deepEqual(loading('javascript', ''), {
      by: undefined,
      offers: ['node-load-env-file', 'node-env-file', 'dotenv'],
    });
    assert.deepEqual(loading('javascript', '', ['npm:dotenv']).offers[0], 'dotenv');
    assert.deepEqual(loading('python', '').offers, ['uv-env-file', 'python-dotenv']);
    assert.deepEqual(loading('python', '', ['pypi:python-dotenv']).offers, ['python-dotenv', 'uv-env-file']);
  });

  it('is there already where a line of the file says so, but not where a comment does', () => {
    assert.equal(loading('python', 'from dotenv import load_dotenv\nload_dotenv()').by, 'python-dotenv');
    assert.equal(loading('python', '# load_dotenv()').by, undefined);
    assert.equal(loading('typescript', "import 'dotenv/config';").by, 'dotenv');
    assert.equal(loading('javascript', "require('dotenv').config()").by, 'dotenv');
    assert.equal(loading('javascript', 'process.loadEnvFile(".env")').by, 'node-load-env-file');
    assert.equal(loading('shellscript', 'set -a\nsource ../.env').by, 'shell-source');
  });

  it('is what does it by itself', () => {
    assert.deepEqual(loading('typescript', '', ['npm:next']).by, 'next');
    assert.deepEqual(loading('ruby', '', ['rubygems:dotenv-rails']).by, 'rails-dotenv');
    assert.deepEqual(loading('yaml', '', [], 'a\\compose.yaml'), { by: 'compose', offers: [] });
    assert.deepEqual(loading('yaml', '', [], 'other.yaml'), { by: undefined, offers: [] });
  });

  it('says how to start the file', () => {
    const command = (id: string, file: string) => {
      const loader = LOADERS.find((one) => one.id === id);
      assert.ok(loader);
      return startCommand(loader, file);
    };
    assert.equal(command('node-env-file', 'src/main.js'), 'node --env-file=.env src/main.js');
    assert.equal(command('node-env-file', "it's.js"), "node --env-file=.env 'it'\\''s.js'");
    assert.equal(command('dotenv', 'main.js'), undefined);
  });
});
