import * as l10n from '@vscode/l10n';
import type { ProxyScheme } from '../../core/proxy/endpoint.js';
import type { Client, Recipe } from './client.js';

const cffi = (id: string, schemes: readonly ProxyScheme[], avoids: Recipe['avoids']): Recipe => ({
  id,
  schemes,
  versions: '>=0.6.0',
  imports: ['from curl_cffi import requests'],
  code: `response = requests.get(
    "⟦1:https://example.com/⟧",
    proxy={{url}},
    impersonate="chrome",
)
print(response.status_code)
⟦0⟧`,
  avoids,
  source: 'https://curl-cffi.readthedocs.io/en/latest/quick_start.html',
  proof: 'checked',
});

const pycurl = (id: string, schemes: readonly ProxyScheme[], avoids: Recipe['avoids']): Recipe => ({
  id,
  schemes,
  imports: ['import pycurl'],
  code: `curl = pycurl.Curl()
curl.setopt(pycurl.URL, "⟦1:https://example.com/⟧")
curl.setopt(pycurl.PROXY, {{server}})
{{#credentials}}
curl.setopt(pycurl.PROXYUSERNAME, {{user}}.encode())
curl.setopt(pycurl.PROXYPASSWORD, {{password}}.encode())
{{/credentials}}
body = curl.perform_rb()
print(curl.getinfo(pycurl.RESPONSE_CODE))
curl.close()
⟦0⟧`,
  avoids,
  source: 'https://pycurl.io/docs/latest/quickstart.html',
  proof: 'run',
});

const parts = (): string =>
  l10n.t(
    'PROXYUSERPWD is percent-decoded and parted at the first colon; the two options take text as it is.',
  );

const bytes = (): string => l10n.t('pycurl refuses text beyond ASCII: encoded as UTF-8 it goes through.');

const resolvesLocally = (): string =>
  l10n.t('libcurl resolves names itself with socks5://, and lets the proxy do it with socks5h://.');

/** The clients of Python that go out through libcurl. */
export const PYTHON_CURL_CLIENTS: readonly Client[] = [
  {
    id: 'python-curl-cffi',
    label: 'curl_cffi',
    languages: ['python'],
    seen: {
      imports: /^\s*(?:import|from)\s+curl_cffi\b/,
      packages: [{ ecosystem: 'pypi', name: 'curl_cffi' }],
    },
    recipes: [
      cffi(
        'http',
        ['http', 'https'],
        [() => l10n.t('https:// means TLS to the proxy itself; a plain proxy fails with it.')],
      ),
      cffi('socks5', ['socks5', 'socks5h'], [resolvesLocally]),
    ],
    cannot: [
      {
        schemes: ['socks4', 'socks4a'],
        why: () => l10n.t('Nobody has shown that it takes SOCKS4; pycurl does.'),
        instead: 'python-pycurl',
      },
    ],
  },
  {
    id: 'python-pycurl',
    label: 'pycurl',
    languages: ['python'],
    seen: {
      imports: /^\s*(?:import|from)\s+pycurl\b/,
      packages: [{ ecosystem: 'pypi', name: 'pycurl' }],
    },
    recipes: [
      pycurl('http', ['http', 'https'], [parts, bytes]),
      pycurl('socks5', ['socks5', 'socks5h'], [resolvesLocally, parts, bytes]),
      { ...pycurl('socks4', ['socks4', 'socks4a'], [parts]), urlScheme: 'socks4a', credentials: false },
    ],
  },
];
