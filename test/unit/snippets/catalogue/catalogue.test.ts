import assert from 'node:assert/strict';
import { transform } from 'esbuild';
import { PROXY_SCHEMES } from '../../../../src/core/proxy/endpoint.js';
import { percentEncode } from '../../../../src/core/proxy/percent.js';
import { CLIENTS } from '../../../../src/snippets/catalogue/catalogue.js';
import { languageOf } from '../../../../src/snippets/languages.js';
import { render } from '../../../../src/snippets/render/render.js';
import type { RenderedCase } from './cases.js';
import { HOST, PASSWORDS, renderedCases, USER } from './cases.js';

/** What would have been left over of a template. */
const LEFT_OVER = /\{\{[#^/]?\w+\}\}|[⟦⟧]/u;

describe('the catalogue', () => {
  let cases: readonly RenderedCase[];

  before(() => {
    cases = renderedCases();
  });

  it('has clients and recipes with ids of their own', () => {
    const ids = CLIENTS.map(({ id }) => id);
    assert.deepEqual([...new Set(ids)], ids);
    for (const { id, recipes } of CLIENTS) {
      const own = recipes.map((recipe) => recipe.id);
      assert.deepEqual([...new Set(own)], own, id);
      assert.match(id, /^[a-z0-9.-]+$/);
    }
  });

  it('leaves no scheme out in silence, and names a client that can instead', () => {
    for (const { id, recipes, cannot = [] } of CLIENTS) {
      const can = new Set(recipes.flatMap(({ schemes }) => schemes));
      const cannots = cannot.flatMap(({ schemes }) => schemes);
      assert.deepEqual(
        PROXY_SCHEMES.filter((scheme) => can.has(scheme) === cannots.includes(scheme)),
        [],
        id,
      );
      for (const { instead, schemes } of cannot) {
        if (instead !== undefined) {
          const other = CLIENTS.find((client) => client.id === instead);
          const others = other?.recipes.flatMap((recipe) => recipe.schemes) ?? [];
          assert.ok(
            schemes.some((scheme) => others.includes(scheme)),
            `${id}: ${instead}`,
          );
        }
      }
    }
  });

  it('knows the notation of every language, and says where it has what it says from', () => {
    for (const { id, languages, recipes } of CLIENTS) {
      for (const languageId of languages) {
        assert.notEqual(languageOf(languageId, 'main').ids.length, 0, `${id}: ${languageId}`);
      }
      for (const { source, avoids } of recipes) {
        assert.match(source, /^https:\/\//, id);
        assert.deepEqual(
          avoids.filter((sentence) => sentence().length < 10),
          [],
          id,
        );
      }
    }
  });

  it('recognises with expressions that keep no place', () => {
    for (const { id, seen } of CLIENTS) {
      assert.ok(seen.imports?.global !== true && seen.files?.global !== true, id);
    }
  });

  it('recognises a client by what its first recipe inserts', () => {
    for (const { id, seen, recipes } of CLIENTS.filter(
      (client) => client.seen.imports && client.recipes[0]?.imports,
    )) {
      const lines = cases
        .filter(({ client, recipe }) => client.id === id && recipe === recipes[0])
        .flatMap(({ rendering: { imports, text } }) => [...imports, ...text.expose().split('\n')]);
      assert.ok(
        lines.some((line) => seen.imports?.test(line)),
        id,
      );
    }
  });

  it('comes out in every form with nothing of the template left', () => {
    for (const { rendering, name } of cases) {
      const { imports, text, snippet } = rendering;
      const all = [...imports, text.expose(), snippet.expose()].join('\n');
      assert.doesNotMatch(all, LEFT_OVER, name);
      assert.equal(
        imports.find((line) => line.trim() === '' || line.includes('\n')),
        undefined,
        name,
      );
    }
  });

  it('holds nothing of an address where it has a reference', () => {
    const secrets = [HOST, '47321', USER, ...PASSWORDS, ...PASSWORDS.map(percentEncode)];
    for (const { rendering, request, name } of cases) {
      const { imports, text, snippet } = rendering;
      const all = [...imports, text.expose(), snippet.expose()].join('\n');
      if (request.credentials === 'reference') {
        const found = secrets.filter((secret) => all.includes(secret));
        assert.deepEqual(found, [], name);
      }
    }
  });

  it('hands over every password in what it gets by reference', () => {
    for (const { rendering, request, recipe, name } of cases) {
      const password = request.proxies[0]?.address.password;
      const isReference = request.credentials === 'reference' && rendering.variables.length > 0;
      if (isReference && recipe.credentials !== false && password !== undefined) {
        const values = rendering.variables.map(({ value }) => value.expose());
        assert.ok(
          values.every((value) => value.includes(percentEncode(password.expose()))),
          name,
        );
      }
    }
  });

  it('has a request to a place to fill in, or names a program to start', () => {
    for (const { id, recipes } of CLIENTS) {
      for (const { code, takes } of recipes) {
        assert.ok(code.includes('⟦') || takes === 'pool' || !/\bhttps?:\/\//.test(code), id);
      }
    }
  });

  it('parses as JavaScript and TypeScript, in both kinds of module', async () => {
    const texts = new Map<string, 'js' | 'ts'>();
    for (const { rendering, request, name } of cases) {
      const loader = ({ javascript: 'js', typescript: 'ts' } as const)[request.languageId];
      if (loader !== undefined) {
        const { imports } = render({ ...request, modules: 'commonjs' });
        assert.ok(
          imports.every((line) => line.includes('require(')),
          name,
        );
        for (const lines of [rendering.imports, imports]) {
          texts.set([...lines, rendering.text.expose()].join('\n'), loader);
        }
      }
    }
    await Promise.all([...texts].map(([text, loader]) => transform(text, { loader, format: 'esm' })));
  });
});
