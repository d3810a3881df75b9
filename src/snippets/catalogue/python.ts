import * as l10n from '@vscode/l10n';
import type { Client, Recipe } from './client.js';
import { noSocks, noSocks4, noTlsToProxy } from './limits.js';

const bothKeys = (): string =>
  l10n.t('With an "http" key alone, requests sends what goes to https:// past the proxy, without a word.');

const latin1 = (): string =>
  l10n.t('requests sends credentials as Latin-1: other characters get an adapter that sends UTF-8.');

const resolvesLocally = (): string =>
  l10n.t('With socks5:// this machine resolves the names of all targets; with socks5h:// the proxy does.');

const httpxTraps: Recipe['avoids'] = [
  () => l10n.t('httpx 0.28 removed proxies=; to use it is a TypeError.'),
  () => l10n.t('With proxy= httpx does not ask the environment, NO_PROXY included.'),
];

const httpx2Traps: Recipe['avoids'] = [
  () => l10n.t('httpx2 has no proxies=, as httpx has none since 0.28; to use it is a TypeError.'),
];

const requestsDocs = 'https://requests.readthedocs.io/en/latest/user/advanced/#proxies';
const httpxDocs = 'https://www.python-httpx.org/advanced/proxies/';

const requestsCall = `response = requests.get(
    "⟦1:https://example.com/⟧",
    proxies={"http": {{url}}, "https": {{url}}},
)
print(response.status_code)
⟦0⟧`;

const httpxCall = (argument: string, name = 'httpx'): string =>
  `with ${name}.Client(${argument}={{url}}) as client:
    response = client.get("⟦1:https://example.com/⟧")
    print(response.status_code)
    ⟦0⟧`;

export const PYTHON_CLIENTS: readonly Client[] = [
  {
    id: 'python-requests',
    label: 'requests',
    languages: ['python'],
    seen: {
      imports: /^\s*(?:import|from)\s+requests\b/,
      packages: [{ ecosystem: 'pypi', name: 'requests' }],
    },
    recipes: [
      {
        id: 'http',
        schemes: ['http', 'https'],
        imports: [
          '{{#nonAscii}}from base64 import b64encode{{/nonAscii}}',
          '{{#nonAscii}}from urllib.parse import unquote, urlsplit{{/nonAscii}}',
          'import requests',
        ],
        code: `{{prelude}}
{{^nonAscii}}
${requestsCall}
{{/nonAscii}}
{{#nonAscii}}
class Utf8ProxyAdapter(requests.adapters.HTTPAdapter):
    def proxy_headers(self, proxy):
        credentials = unquote(urlsplit(proxy).netloc.rpartition("@")[0])
        return {"Proxy-Authorization": "Basic " + b64encode(credentials.encode()).decode()}


session = requests.Session()
session.mount("http://", Utf8ProxyAdapter())
session.mount("https://", Utf8ProxyAdapter())
${requestsCall.replace('requests.get', 'session.get')}
{{/nonAscii}}`,
        avoids: [
          bothKeys,
          () => l10n.t('Session.proxies loses to the environment; proxies= of a call wins.'),
          () => l10n.t('What is special in a user name or password has to be percent-encoded.'),
          latin1,
        ],
        source: requestsDocs,
        proof: 'run',
      },
      {
        id: 'socks5',
        schemes: ['socks5', 'socks5h'],
        installs: ['requests[socks]'],
        imports: ['import requests'],
        code: requestsCall,
        avoids: [resolvesLocally, bothKeys],
        source: 'https://requests.readthedocs.io/en/latest/user/advanced/#socks',
        proof: 'run',
      },
      {
        id: 'socks4',
        schemes: ['socks4', 'socks4a'],
        urlScheme: 'socks4a',
        installs: ['requests[socks]'],
        credentials: false,
        imports: ['import requests'],
        code: requestsCall,
        avoids: [() => l10n.t('With socks4:// this machine resolves names; with socks4a:// the proxy does.')],
        source: 'https://urllib3.readthedocs.io/en/stable/reference/contrib/socks.html',
        proof: 'run',
      },
    ],
  },
  {
    id: 'python-httpx',
    label: 'httpx',
    languages: ['python'],
    seen: {
      imports: /^\s*(?:import|from)\s+httpx\b/,
      packages: [{ ecosystem: 'pypi', name: 'httpx' }],
    },
    recipes: [
      {
        id: 'http',
        schemes: ['http', 'https'],
        versions: '>=0.26.0',
        imports: ['import httpx'],
        code: httpxCall('proxy'),
        avoids: httpxTraps,
        source: httpxDocs,
        proof: 'checked',
      },
      {
        id: 'http-before-0.26',
        schemes: ['http'],
        versions: '<0.26.0',
        imports: ['import httpx'],
        code: httpxCall('proxies'),
        avoids: [
          () => l10n.t('httpx before 0.26 has no proxy=; proxies= takes the one URL as well.'),
          () => l10n.t('https:// before the proxy fails with httpx before 0.25.'),
        ],
        source: 'https://github.com/encode/httpx/blob/0.25.2/docs/advanced.md#http-proxying',
        proof: 'run',
      },
      {
        id: 'socks5',
        schemes: ['socks5', 'socks5h'],
        urlScheme: 'socks5',
        versions: '>=0.26.0',
        installs: ['httpx[socks]'],
        imports: ['import httpx'],
        code: httpxCall('proxy'),
        avoids: [
          ...httpxTraps,
          () =>
            l10n.t('httpx knows socks5h:// since 0.28 only; with socks5:// too the proxy resolves names.'),
        ],
        source: 'https://www.python-httpx.org/advanced/proxies/#socks',
        proof: 'checked',
      },
      {
        id: 'socks5-before-0.26',
        schemes: ['socks5', 'socks5h'],
        urlScheme: 'socks5',
        versions: '<0.26.0',
        installs: ['httpx[socks]'],
        imports: ['import httpx'],
        code: httpxCall('proxies'),
        avoids: [
          () => l10n.t('httpx before 0.28 refuses socks5h://; with socks5:// too the proxy resolves names.'),
        ],
        source: 'https://github.com/encode/httpx/blob/0.25.2/docs/advanced.md#socks',
        proof: 'run',
      },
    ],
    cannot: [{ schemes: ['socks4', 'socks4a'], why: noSocks4, instead: 'python-requests' }],
  },
  {
    id: 'python-httpx2',
    label: 'httpx2',
    languages: ['python'],
    seen: {
      imports: /^\s*(?:import|from)\s+httpx2\b/,
      packages: [{ ecosystem: 'pypi', name: 'httpx2' }],
    },
    recipes: [
      {
        id: 'http',
        schemes: ['http', 'https'],
        imports: ['import httpx2'],
        code: httpxCall('proxy', 'httpx2'),
        avoids: httpx2Traps,
        source: 'https://github.com/pydantic/httpx2',
        proof: 'checked',
      },
      {
        id: 'socks5',
        schemes: ['socks5', 'socks5h'],
        installs: ['httpx2[socks]'],
        imports: ['import httpx2'],
        code: httpxCall('proxy', 'httpx2'),
        avoids: httpx2Traps,
        source: 'https://github.com/pydantic/httpx2',
        proof: 'checked',
      },
    ],
    cannot: [{ schemes: ['socks4', 'socks4a'], why: noSocks4, instead: 'python-requests' }],
  },
  {
    id: 'python-urllib3',
    label: 'urllib3',
    languages: ['python'],
    seen: {
      imports: /^\s*(?:import|from)\s+urllib3\b/,
      packages: [{ ecosystem: 'pypi', name: 'urllib3' }],
    },
    recipes: [
      {
        id: 'http',
        schemes: ['http', 'https'],
        imports: ['{{#credentials}}from base64 import b64encode{{/credentials}}', 'import urllib3'],
        code: `{{prelude}}
{{#credentials}}
credentials = {{user}} + ":" + {{password}}
{{/credentials}}
http = urllib3.ProxyManager(
    {{server}},
{{#credentials}}
    proxy_headers={"Proxy-Authorization": "Basic " + b64encode(credentials.encode()).decode()},
{{/credentials}}
)
response = http.request("GET", "⟦1:https://example.com/⟧")
print(response.status)
⟦0⟧`,
        avoids: [
          () => l10n.t('ProxyManager ignores credentials in the URL, and the proxy answers 407.'),
          () => l10n.t('make_headers(proxy_basic_auth=…) fails on characters beyond Latin-1.'),
        ],
        source: 'https://urllib3.readthedocs.io/en/stable/advanced-usage.html#http-and-https-proxies',
        proof: 'run',
      },
      {
        id: 'socks5',
        schemes: ['socks5', 'socks5h'],
        installs: ['urllib3[socks]'],
        imports: ['from urllib3.contrib.socks import SOCKSProxyManager'],
        code: `http = SOCKSProxyManager(
    {{server}},
{{#credentials}}
    username={{user}},
    password={{password}},
{{/credentials}}
)
response = http.request("GET", "⟦1:https://example.com/⟧")
print(response.status)
⟦0⟧`,
        avoids: [
          () =>
            l10n.t('SOCKSProxyManager takes credentials from the URL as they stand, still percent-encoded.'),
          resolvesLocally,
        ],
        source: 'https://urllib3.readthedocs.io/en/stable/reference/contrib/socks.html',
        proof: 'run',
      },
    ],
    cannot: [{ schemes: ['socks4', 'socks4a'], why: noSocks4, instead: 'python-requests' }],
  },
  {
    id: 'python-urllib',
    label: 'urllib.request',
    languages: ['python'],
    seen: { imports: /^\s*(?:import\s+urllib\.request|from\s+urllib(?:\.request)?\s+import)\b/ },
    recipes: [
      {
        id: 'http',
        schemes: ['http'],
        imports: ['import urllib.request'],
        code: `opener = urllib.request.build_opener(
    urllib.request.ProxyHandler({"http": {{url}}, "https": {{url}}})
)
with opener.open("⟦1:https://example.com/⟧") as response:
    print(response.status)
    ⟦0⟧`,
        avoids: [
          () => l10n.t('A scheme that ProxyHandler has no key for goes direct.'),
          () => l10n.t('urlopen() does not know of the opener, unless install_opener() was called.'),
        ],
        source: 'https://docs.python.org/3/library/urllib.request.html#urllib.request.ProxyHandler',
        proof: 'run',
      },
    ],
    cannot: [
      { schemes: ['https'], why: noTlsToProxy, instead: 'python-requests' },
      { schemes: ['socks4', 'socks4a', 'socks5', 'socks5h'], why: noSocks, instead: 'python-requests' },
    ],
  },
];
