import * as l10n from '@vscode/l10n';
import { PROXY_SCHEMES } from '../../core/proxy/endpoint.js';
import type { Client } from './client.js';

const NPMRC = 'https://docs.npmjs.com/cli/configuring-npm/npmrc';

const npmrc = `proxy={{url}}
https-proxy={{url}}
⟦0⟧`;

/** Files of programs that hold settings. Where nothing stands for a variable, the program's own command serves. */
export const CONFIG_FILES: readonly Client[] = [
  {
    id: 'npmrc',
    label: '.npmrc',
    languages: ['properties', 'ini'],
    seen: { files: /(?:^|\/)\.?npmrc$/ },
    recipes: [
      {
        id: 'http',
        schemes: ['http', 'https'],
        code: npmrc,
        avoids: [
          () => l10n.t('npm config set would write the credentials into the file.'),
          () =>
            l10n.t('A variable that is not set stays as it is written, and npm fails: nothing goes direct.'),
        ],
        source: NPMRC,
        proof: 'run',
      },
      {
        id: 'socks5',
        schemes: ['socks5', 'socks5h'],
        urlScheme: 'socks5h',
        code: npmrc,
        avoids: [() => l10n.t('npm config set would write the credentials into the file.')],
        source: 'https://github.com/npm/agent#readme',
        proof: 'run',
      },
      {
        id: 'socks4',
        schemes: ['socks4', 'socks4a'],
        credentials: false,
        code: npmrc,
        avoids: [],
        source: 'https://github.com/npm/agent#readme',
        proof: 'run',
      },
    ],
  },
  {
    id: 'pip-conf',
    label: 'pip.conf',
    languages: ['properties', 'ini'],
    seen: { files: /(?:^|\/)pip\.(?:conf|ini)$/ },
    recipes: [],
    cannot: [
      {
        schemes: PROXY_SCHEMES,
        why: () =>
          l10n.t(
            'pip.conf has no references: the credentials would stand in it. PIP_PROXY of the environment serves.',
          ),
        instead: 'pip',
      },
    ],
  },
  {
    id: 'gitconfig',
    label: '.gitconfig',
    languages: ['properties', 'ini'],
    seen: { files: /(?:^|\/)(?:\.gitconfig|\.git\/config|gitconfig)$/ },
    recipes: [],
    cannot: [
      {
        schemes: PROXY_SCHEMES,
        why: () =>
          l10n.t(
            'git has no references in its configuration: the credentials would stand in it. git -c, or https_proxy of the environment, serves.',
          ),
        instead: 'git',
      },
    ],
  },
];
