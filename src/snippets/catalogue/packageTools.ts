import * as l10n from '@vscode/l10n';
import type { Client, Recipe } from './client.js';

const argument: Recipe['avoids'] = [
  () => l10n.t('As an argument the URL would show in the list of processes; a variable does not.'),
];

const npm = `{{prelude}}
npm_config_proxy={{url}} npm_config_https_proxy={{url}} npm install ⟦1:package⟧
⟦0⟧`;

const pip = `PIP_PROXY={{url}} pip install ⟦1:package⟧
⟦0⟧`;

export const PACKAGE_TOOLS: readonly Client[] = [
  {
    id: 'npm',
    label: 'npm',
    languages: ['shellscript'],
    seen: { imports: /(?:^|[\s;&|($`])npm\s+(?:install|i|ci|add|update|view|publish)\b/ },
    recipes: [
      {
        id: 'http',
        schemes: ['http', 'https'],
        code: npm,
        avoids: [
          () => l10n.t('proxy alone is for http:// registries; https_proxy is for all the others.'),
          ...argument,
        ],
        source: 'https://docs.npmjs.com/cli/using-npm/config#https-proxy',
        proof: 'run',
      },
      {
        id: 'socks5',
        schemes: ['socks5', 'socks5h'],
        urlScheme: 'socks5h',
        code: npm,
        avoids: argument,
        source: 'https://github.com/npm/agent#readme',
        proof: 'run',
      },
      {
        id: 'socks4',
        schemes: ['socks4', 'socks4a'],
        credentials: false,
        code: npm,
        avoids: argument,
        source: 'https://github.com/npm/agent#readme',
        proof: 'run',
      },
    ],
  },
  {
    id: 'pip',
    label: 'pip',
    languages: ['shellscript', 'fish'],
    seen: { imports: /(?:^|[\s;&|($`])pip3?\s+(?:install|download)\b/ },
    recipes: [
      {
        id: 'http',
        schemes: ['http', 'https'],
        credentials: 'ascii',
        code: pip,
        avoids: [
          ...argument,
          () => l10n.t('pip sends logins as Latin-1: a password beyond that is refused.'),
        ],
        source: 'https://pip.pypa.io/en/stable/user_guide/#using-a-proxy-server',
        proof: 'run',
      },
      {
        id: 'socks5',
        schemes: ['socks5', 'socks5h'],
        urlScheme: 'socks5h',
        installs: ['pysocks'],
        code: pip,
        avoids: [
          () =>
            l10n.t(
              'Without the package pysocks pip speaks no SOCKS, and has to get it by another way first.',
            ),
          ...argument,
        ],
        source: 'https://pip.pypa.io/en/stable/user_guide/#using-a-proxy-server',
        proof: 'run',
      },
      {
        id: 'socks4',
        schemes: ['socks4', 'socks4a'],
        credentials: false,
        installs: ['pysocks'],
        code: pip,
        avoids: argument,
        source: 'https://pip.pypa.io/en/stable/user_guide/#using-a-proxy-server',
        proof: 'run',
      },
    ],
  },
];
