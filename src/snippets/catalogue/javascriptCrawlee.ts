import * as l10n from '@vscode/l10n';
import type { Client } from './client.js';

const crawler = (urls: string): string => `const crawler = new HttpCrawler({
  proxyConfiguration: new ProxyConfiguration({ proxyUrls: ${urls} }),
  requestHandler: async ({ request, response, proxyInfo }) => {
    console.log(request.url, response.statusCode, proxyInfo?.hostname);
    ⟦0⟧
  },
});
await crawler.run(["⟦1:https://example.com/⟧"]);`;

const imports = ['import { HttpCrawler, ProxyConfiguration } from "crawlee";'];
const source = 'https://crawlee.dev/js/docs/guides/proxy-management';

export const CRAWLEE_CLIENTS: readonly Client[] = [
  {
    id: 'crawlee',
    label: 'Crawlee',
    languages: ['javascript', 'typescript'],
    seen: {
      imports: /\b(?:from|require\()\s*["'](?:crawlee|@crawlee\/[\w-]+)["']/,
      packages: [
        { ecosystem: 'npm', name: 'crawlee' },
        { ecosystem: 'npm', name: '@crawlee/core' },
        { ecosystem: 'npm', name: '@crawlee/http' },
        { ecosystem: 'npm', name: '@crawlee/cheerio' },
        { ecosystem: 'npm', name: '@crawlee/playwright' },
        { ecosystem: 'npm', name: '@crawlee/puppeteer' },
      ],
    },
    recipes: [
      {
        id: 'http',
        schemes: ['http', 'https'],
        imports,
        code: crawler('[{{url}}]'),
        avoids: [() => l10n.t('proxyInfo holds the credentials: log its hostname, never its url.')],
        source,
        proof: 'run',
      },
      {
        id: 'pool',
        takes: 'pool',
        schemes: ['http', 'https'],
        imports,
        code: crawler('{{urls}}'),
        avoids: [
          () => l10n.t('Crawlee goes round the list by itself, and with sessions keeps one proxy for each.'),
          () => l10n.t('proxyInfo holds the credentials: log its hostname, never its url.'),
        ],
        source,
        proof: 'run',
      },
    ],
    cannot: [
      {
        schemes: ['socks4', 'socks4a', 'socks5', 'socks5h'],
        why: () => l10n.t('Its HTTP client takes http:// and https:// proxies alone.'),
        instead: 'got',
      },
    ],
  },
];
