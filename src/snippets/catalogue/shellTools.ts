import * as l10n from '@vscode/l10n';
import type { Client, Recipe } from './client.js';
import { noSocks4, noTlsNorSocks4, noTlsToProxy } from './limits.js';

/** Of programs on top of cURL, which decodes the URL and knows every scheme. */
function curlRecipes(code: string, avoids: Recipe['avoids'], source: string): readonly Recipe[] {
  const common = { code, source };
  return [
    { id: 'http', schemes: ['http', 'https'], ...common, avoids, proof: 'run' },
    {
      id: 'socks5',
      schemes: ['socks5', 'socks5h'],
      urlScheme: 'socks5h',
      ...common,
      avoids: [
        () => l10n.t('With socks5:// names are resolved on this machine, with socks5h:// by the proxy.'),
        ...avoids,
      ],
      proof: 'run',
    },
    {
      id: 'socks4',
      schemes: ['socks4', 'socks4a'],
      credentials: false,
      ...common,
      avoids,
      proof: 'run',
    },
  ];
}

const emptyVariable: Recipe['avoids'] = [
  () => l10n.t('Without ":?" a variable that is not set would be no proxy, and everything would go direct.'),
];

export const SHELL_TOOLS: readonly Client[] = [
  {
    id: 'curl',
    label: 'curl',
    languages: ['shellscript', 'fish'],
    seen: { imports: /(?:^|[\s;&|($`])curl\s/ },
    recipes: curlRecipes(
      `curl --proxy {{url}} '⟦1:https://example.com/⟧'
⟦0⟧`,
      [() => l10n.t('curl ignores HTTP_PROXY in upper case for http:// targets.'), ...emptyVariable],
      'https://curl.se/docs/manpage.html#-x',
    ),
  },
  {
    id: 'git',
    label: 'git',
    languages: ['shellscript', 'fish'],
    seen: { imports: /(?:^|[\s;&|($`])git\s+(?:clone|fetch|pull|push|ls-remote)\b/ },
    recipes: curlRecipes(
      `git -c http.proxy={{url}} ls-remote '⟦1:https://example.com/⟧'
⟦0⟧`,
      [
        () => l10n.t('git config would keep user name and password in a file, in the clear.'),
        () => l10n.t('It is for https:// remotes; git goes over ssh without it.'),
        ...emptyVariable,
      ],
      'https://git-scm.com/docs/git-config#Documentation/git-config.txt-httpproxy',
    ),
  },
  {
    id: 'wget',
    label: 'wget',
    languages: ['shellscript'],
    seen: { imports: /(?:^|[\s;&|($`])wget\s/ },
    recipes: [
      {
        id: 'http',
        schemes: ['http'],
        code: `{{prelude}}
http_proxy={{url}} https_proxy={{url}} wget '⟦1:https://example.com/⟧'
⟦0⟧`,
        avoids: [
          () => l10n.t('wget reads the names in lower case alone, and goes direct without them.'),
          ...emptyVariable,
        ],
        source: 'https://www.gnu.org/software/wget/manual/html_node/Proxies.html',
        proof: 'run',
      },
    ],
    cannot: [
      {
        schemes: ['socks5', 'socks5h', 'socks4', 'socks4a'],
        why: () => l10n.t('wget speaks no SOCKS.'),
        instead: 'curl',
      },
      { schemes: ['https'], why: noTlsToProxy, instead: 'curl' },
    ],
  },
  {
    id: 'aria2',
    label: 'aria2',
    languages: ['shellscript', 'fish'],
    seen: { imports: /(?:^|[\s;&|($`])aria2c\s/ },
    recipes: [
      {
        id: 'http',
        schemes: ['http'],
        code: `aria2c --all-proxy={{url}} '⟦1:https://example.com/⟧'
⟦0⟧`,
        avoids: [
          () => l10n.t('--http-proxy is for http:// targets alone: the others would go direct.'),
          ...emptyVariable,
        ],
        source: 'https://aria2.github.io/manual/en/html/aria2c.html#cmdoption-all-proxy',
        proof: 'run',
      },
    ],
    cannot: [
      {
        schemes: ['socks5', 'socks5h', 'socks4', 'socks4a'],
        why: () => l10n.t('aria2 speaks no SOCKS.'),
        instead: 'curl',
      },
      { schemes: ['https'], why: noTlsToProxy, instead: 'curl' },
    ],
  },
  {
    id: 'httpie',
    label: 'HTTPie',
    languages: ['shellscript'],
    seen: { imports: /(?:^|[\s;&|($`])https?\s+(?:--|[A-Z]+\s|https?:)/ },
    recipes: [
      {
        id: 'http',
        schemes: ['http', 'https'],
        credentials: 'ascii',
        code: `{{prelude}}
http --ignore-stdin --proxy http:{{url}} --proxy https:{{url}} '⟦1:https://example.com/⟧'
⟦0⟧`,
        avoids: [
          () => l10n.t('With --proxy for http alone, https:// goes direct.'),
          () =>
            l10n.t('HTTPie sends logins as Latin-1: a password beyond that is refused. curl sends UTF-8.'),
        ],
        source: 'https://httpie.io/docs/cli/proxies',
        proof: 'run',
      },
      {
        id: 'socks5',
        schemes: ['socks5', 'socks5h'],
        urlScheme: 'socks5h',
        installs: ['pysocks'],
        code: `{{prelude}}
http --ignore-stdin --proxy http:{{url}} --proxy https:{{url}} '⟦1:https://example.com/⟧'
⟦0⟧`,
        avoids: [() => l10n.t('With --proxy for http alone, https:// goes direct.')],
        source: 'https://httpie.io/docs/cli/socks',
        proof: 'run',
      },
    ],
    cannot: [{ schemes: ['socks4', 'socks4a'], why: noSocks4, instead: 'curl' }],
  },
  {
    id: 'apt',
    label: 'apt',
    languages: ['shellscript'],
    seen: { imports: /(?:^|[\s;&|($`])apt(?:-get)?\s+(?:-\S+\s+)*(?:update|install|upgrade|dist-upgrade)\b/ },
    recipes: [
      {
        id: 'http',
        schemes: ['http'],
        code: `{{prelude}}
http_proxy={{url}} https_proxy={{url}} apt-get update
⟦0⟧`,
        avoids: [
          () =>
            l10n.t(
              'sudo drops the variables, unless it is told their names: sudo --preserve-env=http_proxy,https_proxy.',
            ),
          () => l10n.t('A file in apt.conf.d would keep user name and password in the clear.'),
        ],
        source: 'https://manpages.debian.org/bookworm/apt/apt-transport-http.1.en.html',
        proof: 'run',
      },
      {
        id: 'socks5',
        schemes: ['socks5', 'socks5h'],
        urlScheme: 'socks5h',
        code: `{{prelude}}
http_proxy={{url}} https_proxy={{url}} apt-get update
⟦0⟧`,
        avoids: [() => l10n.t('apt knows the name socks5h:// alone.')],
        source: 'https://manpages.debian.org/bookworm/apt/apt-transport-http.1.en.html',
        proof: 'run',
      },
    ],
    cannot: [{ schemes: ['https', 'socks4', 'socks4a'], why: noTlsNorSocks4 }],
  },
];
