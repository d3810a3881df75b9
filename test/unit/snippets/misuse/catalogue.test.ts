import assert from 'node:assert/strict';
import type { ProxyScheme } from '../../../../src/core/proxy/endpoint.js';
import { Secret } from '../../../../src/core/secret.js';
import { CLIENTS } from '../../../../src/snippets/catalogue/catalogue.js';
import type { Client, Recipe } from '../../../../src/snippets/catalogue/client.js';
import { lowestOf } from '../../../../src/snippets/detect/versions.js';
import { findMisuses } from '../../../../src/snippets/misuse/findMisuses.js';
import type { RenderRequest } from '../../../../src/snippets/render/render.js';
import { render } from '../../../../src/snippets/render/render.js';

/** The file as a recipe would leave it. */
function fileOf(
  recipe: Recipe,
  languageId: string,
  scheme: ProxyScheme,
  form: RenderRequest['credentials'],
): string {
  const login = recipe.credentials === false ? {} : { user: 'me', password: new Secret('p@ss:w/rd%1#x?') };
  const { imports, text } = render({
    recipe,
    languageId,
    fileName: 'main',
    proxies: [{ address: { scheme, host: 'proxy.example.com', port: 8080, ...login } }],
    credentials: form,
    variable: 'PROXY_URL',
  });
  return `${imports.join('\n')}\n${text.expose()}\n`;
}

function misusesOf(client: Client, recipe: Recipe): readonly string[] {
  const version = recipe.versions === undefined ? undefined : (lowestOf(recipe.versions) ?? '0.0.0');
  return client.languages.flatMap((languageId) =>
    recipe.schemes.flatMap((scheme) =>
      (['reference', 'literal'] as const).flatMap((form) => {
        const text = fileOf(recipe, languageId, scheme, form);
        return findMisuses({ languageId, fileName: 'main', text }, () => version)
          .filter(({ rule }) => scheme !== 'https' || rule.isHint !== true)
          .map(({ rule }) => `${rule.id}: ${languageId} ${scheme} ${form}\n${text}`);
      }),
    ),
  );
}

describe('the catalogue', () => {
  for (const client of CLIENTS) {
    it(`holds nothing for ${client.id} that goes around its proxy`, () => {
      assert.deepEqual(
        client.recipes.flatMap((recipe) => misusesOf(client, recipe)),
        [],
      );
    });
  }
});
