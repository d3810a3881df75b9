import * as l10n from '@vscode/l10n';
import type { Client, Recipe } from './client.js';
import { noSocks4 } from './limits.js';
import { noSocks5h } from './javascriptTraps.js';

const LANGUAGES = ['javascript', 'typescript'];
const PROXY_AGENT = 'https://undici.nodejs.org/#/docs/api/ProxyAgent';

const socksAgent = `new Socks5ProxyAgent({{server}}{{#credentials}}, {
  username: {{user}},
  password: {{password}},
}{{/credentials}})`;

const socksTraps: Recipe['avoids'] = [
  noSocks5h,
  () => l10n.t('Of a socks5:// URL, ProxyAgent sends the credentials still percent-encoded.'),
];

const ownFetch = (): string =>
  l10n.t("dispatcher needs undici's own fetch: that of Node takes it only from the undici built into it.");

const noAgent = (): string => l10n.t('The fetch of Node ignores agent, and goes direct without a word.');

const global = (): string =>
  l10n.t('setGlobalDispatcher is about the fetch of the whole process, other packages included.');

const cannot: Client['cannot'] = [{ schemes: ['socks4', 'socks4a'], why: noSocks4, instead: 'got' }];

/** The recipes of what goes out through the fetch of Node. */
const throughGlobal = (imports: readonly string[], request: string): readonly Recipe[] => [
  {
    id: 'http',
    schemes: ['http', 'https'],
    installs: ['undici'],
    imports: ['import { ProxyAgent, setGlobalDispatcher } from "undici";', ...imports],
    code: `setGlobalDispatcher(new ProxyAgent({{url}}));
${request}`,
    avoids: [noAgent, ownFetch, global],
    source: 'https://undici.nodejs.org/#/docs/api/GlobalInstallation',
    proof: 'run',
  },
  {
    id: 'socks5',
    schemes: ['socks5', 'socks5h'],
    urlScheme: 'socks5',
    installs: ['undici'],
    imports: ['import { setGlobalDispatcher, Socks5ProxyAgent } from "undici";', ...imports],
    code: `setGlobalDispatcher(${socksAgent});
${request}`,
    avoids: [noAgent, ...socksTraps, global],
    source: 'https://undici.nodejs.org/#/docs/api/Socks5ProxyAgent',
    proof: 'run',
  },
];

export const FETCH_CLIENTS: readonly Client[] = [
  {
    id: 'undici',
    label: 'undici',
    languages: LANGUAGES,
    seen: {
      imports: /\b(?:from|require\()\s*["']undici["']/,
      packages: [{ ecosystem: 'npm', name: 'undici' }],
    },
    recipes: [
      {
        id: 'http',
        schemes: ['http', 'https'],
        imports: ['import { fetch, ProxyAgent } from "undici";'],
        code: `const response = await fetch("⟦1:https://example.com/⟧", {
  dispatcher: new ProxyAgent({{url}}),
});
console.log(response.status);
⟦0⟧`,
        avoids: [ownFetch, noAgent],
        source: PROXY_AGENT,
        proof: 'run',
      },
      {
        id: 'socks5',
        schemes: ['socks5', 'socks5h'],
        urlScheme: 'socks5',
        versions: '>=7.23.0',
        imports: ['import { fetch, Socks5ProxyAgent } from "undici";'],
        code: `const dispatcher = ${socksAgent};
const response = await fetch("⟦1:https://example.com/⟧", { dispatcher });
console.log(response.status);
⟦0⟧`,
        avoids: [...socksTraps, ownFetch],
        source: 'https://undici.nodejs.org/#/docs/api/Socks5ProxyAgent',
        proof: 'run',
      },
    ],
    cannot,
  },
  {
    id: 'node-global-fetch',
    label: 'fetch',
    languages: LANGUAGES,
    seen: { imports: /\bsetGlobalDispatcher\b/ },
    recipes: throughGlobal(
      [],
      `const response = await fetch("⟦1:https://example.com/⟧");
console.log(response.status);
⟦0⟧`,
    ),
    cannot,
  },
  {
    id: 'ky',
    label: 'ky',
    languages: LANGUAGES,
    seen: {
      imports: /\b(?:from|require\()\s*["']ky["']/,
      packages: [{ ecosystem: 'npm', name: 'ky' }],
    },
    recipes: throughGlobal(
      ['import ky from "ky";'],
      `const response = await ky.get("⟦1:https://example.com/⟧");
console.log(response.status);
⟦0⟧`,
    ),
    cannot,
  },
];
