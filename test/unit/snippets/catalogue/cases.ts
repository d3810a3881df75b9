import type { ProxyScheme } from '../../../../src/core/proxy/endpoint.js';
import { Secret } from '../../../../src/core/secret.js';
import { CLIENTS } from '../../../../src/snippets/catalogue/catalogue.js';
import type { Client, Recipe } from '../../../../src/snippets/catalogue/client.js';
import { partsOf } from '../../../../src/snippets/render/parts.js';
import type { Rendering, RenderRequest } from '../../../../src/snippets/render/render.js';
import { render } from '../../../../src/snippets/render/render.js';

/** What the proxies of the cases are called, so that it is seen wherever it turns up. */
export const HOST = 'proxy.example';
export const USER = 'KEY-country-US';
export const PASSWORDS = ['p@ss:w/rd%1#x?', 'pässwörd-€', 'a\\b"c\'d`$e${f}'];

export interface RenderedCase {
  readonly client: Client;
  readonly recipe: Recipe;
  readonly request: RenderRequest;
  readonly rendering: Rendering;
  /** Client, recipe, language and form. */
  readonly name: string;
}

/** Every recipe in every language and form that it can be asked for. */
export function renderedCases(): readonly RenderedCase[] {
  return CLIENTS.flatMap((client) =>
    client.languages.flatMap((languageId) =>
      client.recipes.flatMap((recipe) =>
        requestsFor(recipe, languageId).map((request) => {
          const { credentials, proxies } = request;
          const name = `${client.id} ${recipe.id} ${languageId} ${credentials} ${proxies.length}`;
          return { client, recipe, request, rendering: render(request), name };
        }),
      ),
    ),
  );
}

function requestsFor(recipe: Recipe, languageId: string): readonly RenderRequest[] {
  const canRotate = partsOf(languageId).pool !== undefined || recipe.takes === 'pool';
  const [scheme = 'http'] = recipe.schemes;
  const passwords = [undefined, ...PASSWORDS];
  return passwords.flatMap((password) =>
    (['reference', 'literal'] as const).flatMap((credentials) =>
      (canRotate ? [1, 2] : [1]).map((count) => ({
        recipe,
        languageId,
        fileName: 'main',
        proxies: Array.from({ length: count }, () => ({ address: addressOf(scheme, password), name: 'US' })),
        credentials,
        variable: count === 1 ? 'PROXY_URL' : 'PROXY_URLS',
      })),
    ),
  );
}

function addressOf(scheme: ProxyScheme, password: string | undefined) {
  return {
    scheme,
    host: HOST,
    port: 47_321,
    ...(password !== undefined && { user: USER, password: new Secret(password) }),
  };
}
