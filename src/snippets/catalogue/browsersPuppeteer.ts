import * as l10n from '@vscode/l10n';
import { BROWSER_CANNOT, BROWSER_SOCKS, loopbackGoesDirect, noSocksLogin } from './browserLimits.js';
import type { Client } from './client.js';

const imports = ['import puppeteer from "puppeteer";'];

const flagHasNoLogin = (): string =>
  l10n.t('Chromium ignores user:password in --proxy-server; page.authenticate answers the proxy.');

const noBidi = (): string => l10n.t('Over WebDriver BiDi, page.authenticate does not answer a proxy.');

const launch = `const browser = await puppeteer.launch({
  args: ["--proxy-server=" + {{server}}],
});
const page = await browser.newPage();
{{#credentials}}
await page.authenticate({ username: {{user}}, password: {{password}} });
{{/credentials}}
await page.goto("⟦1:https://example.com/⟧");
⟦0⟧
await browser.close();`;

const contexts = `const browser = await puppeteer.launch();
for (const url of {{urls}}) {
  const { protocol, host, username, password } = new URL(url);
  const context = await browser.createBrowserContext({ proxyServer: \`\${protocol}//\${host}\` });
  const page = await context.newPage();
{{#credentials}}
  await page.authenticate({
    username: decodeURIComponent(username),
    password: decodeURIComponent(password),
  });
{{/credentials}}
  await page.goto("⟦1:https://example.com/⟧");
  ⟦0⟧
  await context.close();
}
await browser.close();`;

export const PUPPETEER_CLIENTS: readonly Client[] = [
  {
    id: 'puppeteer',
    label: 'Puppeteer',
    languages: ['javascript', 'typescript'],
    seen: {
      imports: /\b(?:from|require\()\s*["']puppeteer(?:-core|-extra)?["']/,
      packages: [
        { ecosystem: 'npm', name: 'puppeteer' },
        { ecosystem: 'npm', name: 'puppeteer-core' },
      ],
    },
    recipes: [
      {
        id: 'http',
        schemes: ['http', 'https'],
        imports,
        code: launch,
        avoids: [flagHasNoLogin, noBidi, loopbackGoesDirect],
        source: 'https://pptr.dev/api/puppeteer.page.authenticate',
        proof: 'run',
      },
      {
        id: 'socks5',
        schemes: BROWSER_SOCKS,
        urlScheme: 'socks5',
        credentials: false,
        imports,
        code: launch,
        avoids: [noSocksLogin, loopbackGoesDirect],
        source:
          'https://chromium.googlesource.com/chromium/src/+/HEAD/net/docs/proxy.md#socksv5-proxy-scheme',
        proof: 'run',
      },
      {
        id: 'contexts',
        takes: 'pool',
        schemes: ['http', 'https'],
        versions: '>=22.0.0',
        imports,
        code: contexts,
        avoids: [flagHasNoLogin, noBidi],
        source: 'https://pptr.dev/api/puppeteer.browsercontextoptions',
        proof: 'run',
      },
    ],
    cannot: BROWSER_CANNOT,
  },
];
