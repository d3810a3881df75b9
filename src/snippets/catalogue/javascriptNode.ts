import * as l10n from '@vscode/l10n';
import type { Client } from './client.js';
import { noSocks } from './limits.js';
import { connectForAll, socks4Names, socksNames } from './javascriptTraps.js';

const LANGUAGES = ['javascript', 'typescript'];

const request = (agent: string): string => `const agent = ${agent};
https.get("⟦1:https://example.com/⟧", { agent }, (response) => {
  console.log(response.statusCode);
  response.resume();
  ⟦0⟧
});`;

const socks = {
  installs: ['socks-proxy-agent'],
  imports: ['import https from "node:https";', 'import { SocksProxyAgent } from "socks-proxy-agent";'],
  code: request('new SocksProxyAgent({{url}})'),
  source: 'https://github.com/TooTallNate/proxy-agents/tree/main/packages/socks-proxy-agent',
  proof: 'run',
} as const;

const ignoresEnvironment = (): string =>
  l10n.t('Node ignores HTTP_PROXY and HTTPS_PROXY unless NODE_USE_ENV_PROXY=1 or proxyEnv is given.');

const gotSocks = {
  installs: ['socks-proxy-agent'],
  imports: ['import got from "got";', 'import { SocksProxyAgent } from "socks-proxy-agent";'],
  code: `const agent = new SocksProxyAgent({{url}});
const response = await got("⟦1:https://example.com/⟧", {
  agent: { http: agent, https: agent },
});
console.log(response.statusCode);
⟦0⟧`,
  source: 'https://github.com/sindresorhus/got/blob/main/documentation/tips.md#proxying',
  proof: 'run',
} as const;

const noProxyOption = (): string => l10n.t('got has no proxy option, and does not ask the environment.');

/** Node itself, and what is thinly above it. */
export const NODE_CLIENTS: readonly Client[] = [
  {
    id: 'got',
    label: 'got',
    languages: LANGUAGES,
    seen: {
      imports: /\b(?:from|require\()\s*["']got["']/,
      packages: [{ ecosystem: 'npm', name: 'got' }],
    },
    recipes: [
      {
        id: 'http',
        schemes: ['http', 'https'],
        installs: ['http-proxy-agent', 'https-proxy-agent'],
        imports: [
          'import got from "got";',
          'import { HttpProxyAgent } from "http-proxy-agent";',
          'import { HttpsProxyAgent } from "https-proxy-agent";',
        ],
        code: `const response = await got("⟦1:https://example.com/⟧", {
  agent: {
    http: new HttpProxyAgent({{url}}),
    https: new HttpsProxyAgent({{url}}),
  },
});
console.log(response.statusCode);
⟦0⟧`,
        avoids: [
          noProxyOption,
          () => l10n.t('A protocol that agent has no key for goes direct, redirects included.'),
        ],
        source: 'https://github.com/sindresorhus/got/blob/main/documentation/tips.md#proxying',
        proof: 'run',
      },
      { id: 'socks5', schemes: ['socks5', 'socks5h'], avoids: [noProxyOption, socksNames], ...gotSocks },
      {
        id: 'socks4',
        schemes: ['socks4', 'socks4a'],
        urlScheme: 'socks4a',
        credentials: false,
        avoids: [noProxyOption, socks4Names],
        ...gotSocks,
      },
    ],
  },
  {
    id: 'node-https',
    label: 'http, https',
    languages: LANGUAGES,
    seen: { imports: /\b(?:from|require\()\s*["'](?:node:)?https?["']/ },
    recipes: [
      {
        id: 'http',
        schemes: ['http', 'https'],
        installs: ['https-proxy-agent'],
        imports: ['import https from "node:https";', 'import { HttpsProxyAgent } from "https-proxy-agent";'],
        code: request('new HttpsProxyAgent({{url}})'),
        avoids: [ignoresEnvironment, connectForAll],
        source: 'https://github.com/TooTallNate/proxy-agents/tree/main/packages/https-proxy-agent',
        proof: 'run',
      },
      { id: 'socks5', schemes: ['socks5', 'socks5h'], avoids: [ignoresEnvironment, socksNames], ...socks },
      {
        id: 'socks4',
        schemes: ['socks4', 'socks4a'],
        urlScheme: 'socks4a',
        credentials: false,
        avoids: [ignoresEnvironment, socks4Names],
        ...socks,
      },
    ],
  },
  {
    id: 'node-proxy-env',
    label: 'http, https (Node 24)',
    languages: LANGUAGES,
    seen: { imports: /\bproxyEnv\b/ },
    recipes: [
      {
        id: 'http',
        schemes: ['http', 'https'],
        imports: ['import https from "node:https";'],
        code: request('new https.Agent({ proxyEnv: { HTTPS_PROXY: {{url}} } })'),
        avoids: [
          ignoresEnvironment,
          () =>
            l10n.t(
              'Node 22 before 22.21, and 24 before 24.5, do not know proxyEnv, and go direct without a word.',
            ),
        ],
        source: 'https://nodejs.org/api/http.html#built-in-proxy-support',
        proof: 'run',
      },
    ],
    cannot: [{ schemes: ['socks4', 'socks4a', 'socks5', 'socks5h'], why: noSocks, instead: 'node-https' }],
  },
  {
    id: 'node-environment',
    label: 'node (environment)',
    languages: ['shellscript'],
    seen: { imports: /\bNODE_USE_ENV_PROXY\b/ },
    recipes: [
      {
        id: 'http',
        schemes: ['http', 'https'],
        code: 'NODE_USE_ENV_PROXY=1 HTTP_PROXY={{url}} HTTPS_PROXY={{url}} node ⟦1:app.js⟧⟦0⟧',
        avoids: [
          () => l10n.t('Node before 22.21 does not know NODE_USE_ENV_PROXY, and goes direct without a word.'),
          () => l10n.t('NO_PROXY names what goes direct all the same.'),
        ],
        source: 'https://nodejs.org/api/cli.html#node_use_env_proxy1',
        proof: 'documented',
      },
    ],
    cannot: [{ schemes: ['socks4', 'socks4a', 'socks5', 'socks5h'], why: noSocks, instead: 'node-https' }],
  },
];
