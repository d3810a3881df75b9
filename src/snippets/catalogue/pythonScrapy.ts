import * as l10n from '@vscode/l10n';
import type { Client, Recipe } from './client.js';

const settings = (): string =>
  l10n.t('Scrapy sends credentials as Latin-1 unless HTTPPROXY_AUTH_ENCODING says otherwise.');

const docs =
  'https://docs.scrapy.org/en/latest/topics/downloader-middleware.html#module-scrapy.downloadermiddlewares.httpproxy';

const oneProxy = (start: string): string => `{{prelude}}
class ExampleSpider(scrapy.Spider):
    name = "⟦2:example⟧"
    custom_settings = {"HTTPPROXY_AUTH_ENCODING": "utf-8"}

    ${start}
        yield scrapy.Request("⟦1:https://example.com/⟧", meta={"proxy": {{url}}})

    def parse(self, response):
        self.logger.info("%s %s", response.status, response.url)
        ⟦0⟧`;

const poolOf = (start: string): string => `class ProxyPoolMiddleware:
    def __init__(self):
        self.proxies = itertools.cycle({{urls}})

    def process_request(self, request, spider):
        request.meta["proxy"] = next(self.proxies)


class ExampleSpider(scrapy.Spider):
    name = "⟦2:example⟧"
    custom_settings = {
        "HTTPPROXY_AUTH_ENCODING": "utf-8",
        "DOWNLOADER_MIDDLEWARES": {ProxyPoolMiddleware: 740},
    }

    ${start}
        yield scrapy.Request("⟦1:https://example.com/⟧")

    def parse(self, response):
        self.logger.info("%s %s", response.status, response.url)
        ⟦0⟧`;

const poolTraps: Recipe['avoids'] = [
  () => l10n.t('HttpProxyMiddleware, at 750, is what reads meta["proxy"]: the pool has to come before it.'),
  () => l10n.t('A request that is tried again goes through the pool again, and by another proxy.'),
  settings,
];

const start = 'async def start(self):';
const startRequests = 'def start_requests(self):';

export const SCRAPY_CLIENTS: readonly Client[] = [
  {
    id: 'python-scrapy',
    label: 'Scrapy',
    languages: ['python'],
    seen: {
      imports: /^\s*(?:import|from)\s+scrapy\b/,
      packages: [{ ecosystem: 'pypi', name: 'scrapy' }],
    },
    recipes: [
      {
        id: 'http',
        schemes: ['http'],
        versions: '>=2.13.0',
        imports: ['import scrapy'],
        code: oneProxy(start),
        avoids: [settings],
        source: docs,
        proof: 'checked',
      },
      {
        id: 'http-before-2.13',
        schemes: ['http'],
        versions: '<2.13.0',
        imports: ['import scrapy'],
        code: oneProxy(startRequests),
        avoids: [settings],
        source: docs,
        proof: 'run',
      },
      {
        id: 'pool',
        takes: 'pool',
        schemes: ['http'],
        versions: '>=2.13.0',
        imports: ['import itertools', 'import scrapy'],
        code: poolOf(start),
        avoids: poolTraps,
        source: docs,
        proof: 'checked',
      },
      {
        id: 'pool-before-2.13',
        takes: 'pool',
        schemes: ['http'],
        versions: '<2.13.0',
        imports: ['import itertools', 'import scrapy'],
        code: poolOf(startRequests),
        avoids: poolTraps,
        source: docs,
        proof: 'run',
      },
    ],
    cannot: [
      {
        schemes: ['https'],
        why: () => l10n.t('Its CONNECT goes out in the clear, even with https:// before the proxy.'),
        instead: 'python-httpx',
      },
      {
        schemes: ['socks4', 'socks4a', 'socks5', 'socks5h'],
        why: () => l10n.t('The download handler that Scrapy comes with speaks no SOCKS.'),
        instead: 'python-requests',
      },
    ],
  },
];
