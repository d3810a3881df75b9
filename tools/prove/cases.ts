import type { ProxyScheme } from '../../src/core/proxy/endpoint.js';
import { Secret } from '../../src/core/secret.js';
import type { Client, Recipe } from '../../src/snippets/catalogue/client.js';
import { partsOf } from '../../src/snippets/render/parts.js';
import type { NamedProxy, RenderRequest } from '../../src/snippets/render/render.js';
import { CLIENT_SETTINGS } from './clients.js';
import type { Admission } from './stage/logins.js';
import { LOGINS } from './stage/logins.js';
import type { Stage } from './stage/stage.js';
import type { Upstream } from './stage/upstreams.js';

/** One way to write a recipe down, the proxy it is for, and how the judge is asked for. */
export interface Case {
  readonly scheme: ProxyScheme;
  readonly form: RenderRequest['credentials'];
  readonly upstream: Upstream;
  readonly isSecure: boolean;
  /** The client cannot send this password: what counts is that nothing goes out without it. */
  readonly isRefused: boolean;
  readonly request: RenderRequest;
}

/** Everything that has to work for a recipe in a language: each password in both forms, HTTP, no login, a pool. */
export function casesOf(client: Client, recipe: Recipe, languageId: string, stage: Stage): readonly Case[] {
  const isMain = languageId === client.languages[0];
  const { isForHttpsAlone, refusesBeyondAscii } = CLIENT_SETTINGS[client.id] ?? {};
  return recipe.schemes.flatMap((scheme) => {
    const one = (
      admission: Admission,
      form: Case['form'],
      options: { isSecure?: boolean; program?: string; isPool?: boolean } = {},
    ): readonly Case[] => {
      const upstream = stage.upstream(scheme, admission, options.program);
      if (!upstream || (form === 'literal' && recipe.literal === false)) {
        return [];
      }
      const isPool = options.isPool ?? recipe.takes === 'pool';
      const proxy = proxyOf(upstream, scheme);
      const request = {
        recipe,
        languageId,
        fileName: fileNameOf(client),
        proxies: isPool
          ? [
              { ...proxy, name: 'US' },
              { ...proxy, name: 'DE' },
            ]
          : [proxy],
        credentials: form,
        variable: isPool ? 'PROXY_URLS' : 'PROXY_URL',
      };
      const isRefused = admission === 'foreign' && (refusesBeyondAscii?.test(recipe.id) ?? false);
      return [{ scheme, form, upstream, isSecure: options.isSecure ?? true, isRefused, request }];
    };
    if (recipe.credentials === false) {
      return [
        ...one('none', 'reference'),
        ...one('none', 'literal'),
        ...(isForHttpsAlone ? [] : one('none', 'reference', { isSecure: false })),
      ];
    }
    if (!isMain) {
      return one('nasty', 'reference');
    }
    const canRotate = recipe.takes !== 'pool' && partsOf(languageId).pool !== undefined;
    return [
      ...one('nasty', 'reference'),
      ...one('nasty', 'literal'),
      ...(isForHttpsAlone ? [] : one('nasty', 'reference', { isSecure: false })),
      ...(recipe.credentials === 'ascii'
        ? []
        : [...one('foreign', 'reference'), ...one('foreign', 'literal')]),
      ...one('none', 'reference'),
      ...one('plain', 'reference', { program: 'tinyproxy' }),
      ...(canRotate ? one('nasty', 'reference', { isPool: true }) : []),
    ];
  });
}

function proxyOf({ host, port, admission }: Upstream, scheme: ProxyScheme): NamedProxy {
  const address = { scheme, host, port };
  if (admission === 'none') {
    return { address };
  }
  const { user, password } = LOGINS[admission];
  return { address: { ...address, user, password: new Secret(password) } };
}

/** A file that the client is about, where its language does not tell. */
function fileNameOf({ seen }: Client): string {
  const candidates = [
    '.npmrc',
    'Dockerfile',
    'compose.yaml',
    '.github/workflows/ci.yml',
    '.gitlab-ci.yml',
    'pip.conf',
    '.env',
    'settings.json',
  ];
  return candidates.find((name) => seen.files?.test(name)) ?? 'main';
}

/** The case in a few words. */
export function nameOfCase({ scheme, form, upstream, isSecure, request }: Case): string {
  const pool = request.proxies.length > 1 ? ', pool' : '';
  return `${scheme}, ${form}, ${upstream.admission} at ${upstream.program}, ${isSecure ? 'https' : 'http'}${pool}`;
}
