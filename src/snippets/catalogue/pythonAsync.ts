import * as l10n from '@vscode/l10n';
import type { Client } from './client.js';
import { noTlsToProxy } from './limits.js';

const throughConnector = `async def main():
    {{prelude}}
    connector = ProxyConnector.from_url({{url}}, rdns=True)
    async with aiohttp.ClientSession(connector=connector) as session:
        async with session.get("⟦1:https://example.com/⟧") as response:
            print(response.status)
            ⟦0⟧


asyncio.run(main())`;

const connectorImports = ['import asyncio', 'import aiohttp', 'from aiohttp_socks import ProxyConnector'];

const noSocksOfItsOwn = (): string =>
  l10n.t('aiohttp speaks no SOCKS: socks5:// in proxy= ends in ServerDisconnectedError.');

/** The clients of Python that are asynchronous by nature. */
export const PYTHON_ASYNC_CLIENTS: readonly Client[] = [
  {
    id: 'python-aiohttp',
    label: 'aiohttp',
    languages: ['python'],
    seen: {
      imports: /^\s*(?:import|from)\s+aiohttp\b/,
      packages: [{ ecosystem: 'pypi', name: 'aiohttp' }],
    },
    recipes: [
      {
        id: 'http',
        schemes: ['http'],
        imports: ['import asyncio', 'import aiohttp'],
        code: `async def main():
    {{prelude}}
    async with aiohttp.ClientSession() as session:
        async with session.get(
            "⟦1:https://example.com/⟧",
{{^nonAscii}}
            proxy={{url}},
{{/nonAscii}}
{{#nonAscii}}
            proxy={{server}},
            proxy_auth=aiohttp.BasicAuth({{user}}, {{password}}, "utf-8"),
{{/nonAscii}}
        ) as response:
            print(response.status)
            ⟦0⟧


asyncio.run(main())`,
        avoids: [
          () => l10n.t('aiohttp asks the environment only with trust_env=True.'),
          () =>
            l10n.t(
              'proxy_auth= is deprecated since aiohttp 3.14: it is used only for what the URL cannot carry, characters beyond Latin-1.',
            ),
        ],
        source: 'https://docs.aiohttp.org/en/stable/client_advanced.html#proxy-support',
        proof: 'run',
      },
      {
        id: 'socks5',
        schemes: ['socks5', 'socks5h'],
        urlScheme: 'socks5',
        installs: ['aiohttp-socks'],
        credentials: 'ascii',
        imports: connectorImports,
        code: throughConnector,
        avoids: [
          noSocksOfItsOwn,
          () => l10n.t('aiohttp-socks fails on user names and passwords beyond ASCII.'),
          () =>
            l10n.t(
              'Older releases refuse socks5h://; with rdns=True the proxy resolves names under socks5:// as well.',
            ),
        ],
        source: 'https://github.com/romis2012/aiohttp-socks#readme',
        proof: 'run',
      },
      {
        id: 'socks4',
        schemes: ['socks4', 'socks4a'],
        urlScheme: 'socks4',
        installs: ['aiohttp-socks'],
        credentials: false,
        imports: connectorImports,
        code: throughConnector,
        avoids: [noSocksOfItsOwn],
        source: 'https://github.com/romis2012/aiohttp-socks#readme',
        proof: 'run',
      },
    ],
    cannot: [{ schemes: ['https'], why: noTlsToProxy, instead: 'python-httpx' }],
  },
];
