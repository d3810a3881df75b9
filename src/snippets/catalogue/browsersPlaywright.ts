import * as l10n from '@vscode/l10n';
import { BROWSER_CANNOT, BROWSER_SOCKS, loopbackGoesDirect, noSocksLogin } from './browserLimits.js';
import type { Client } from './client.js';

const LANGUAGES = ['javascript', 'typescript'];
const NETWORK = 'https://playwright.dev/docs/network#http-proxy';
const OPTIONS = 'https://playwright.dev/docs/api/class-testoptions#test-options-proxy';

const serverOnly = (): string =>
  l10n.t('Playwright does not use credentials inside server: username and password take them as they are.');

const perProject = (): string =>
  l10n.t('A proxy of a project replaces the one of the whole configuration; launchOptions.proxy is another.');

const login = (indentation: string): string => `{{#credentials}}
${indentation}username: {{user}},
${indentation}password: {{password}},
{{/credentials}}`;

/** The same, of a URL that the code has taken apart itself. */
const ownLogin = (indentation: string): string => `{{#credentials}}
${indentation}username: decodeURIComponent(username),
${indentation}password: decodeURIComponent(password),
{{/credentials}}`;

const launch = `const browser = await chromium.launch({
  proxy: {
    server: {{server}},
${login('    ')}
  },
});
const page = await browser.newPage();
await page.goto("⟦1:https://example.com/⟧");
⟦0⟧
await browser.close();`;

const contexts = `const browser = await chromium.launch();
for (const url of {{urls}}) {
  const { protocol, host, username, password } = new URL(url);
  const context = await browser.newContext({
    proxy: {
      server: \`\${protocol}//\${host}\`,
${ownLogin('      ')}
    },
  });
  const page = await context.newPage();
  await page.goto("⟦1:https://example.com/⟧");
  ⟦0⟧
  await context.close();
}
await browser.close();`;

const config = `export default defineConfig({
  use: {
    proxy: {
      server: {{server}},
${login('      ')}
    },
  },
  ⟦0⟧
});`;

const projects = `const proxies = {
{{#each}}
  {{name}}: {{url}},
{{/each}}
};

export default defineConfig({
  projects: Object.entries(proxies).map(([name, url]) => {
    const { protocol, host, username, password } = new URL(url);
    return {
      name,
      use: {
        proxy: {
          server: \`\${protocol}//\${host}\`,
${ownLogin('          ')}
        },
      },
    };
  }),
  ⟦0⟧
});`;

export const PLAYWRIGHT_CLIENTS: readonly Client[] = [
  {
    id: 'playwright',
    label: 'Playwright',
    languages: LANGUAGES,
    seen: {
      imports: /\b(?:from|require\()\s*["'](?:playwright|playwright-core|playwright-chromium)["']/,
      packages: [
        { ecosystem: 'npm', name: 'playwright' },
        { ecosystem: 'npm', name: 'playwright-core' },
      ],
    },
    recipes: [
      {
        id: 'http',
        schemes: ['http', 'https'],
        imports: ['import { chromium } from "playwright";'],
        code: launch,
        avoids: [serverOnly, loopbackGoesDirect],
        source: NETWORK,
        proof: 'run',
      },
      {
        id: 'socks5',
        schemes: BROWSER_SOCKS,
        urlScheme: 'socks5',
        credentials: false,
        imports: ['import { chromium } from "playwright";'],
        code: launch,
        avoids: [noSocksLogin, loopbackGoesDirect],
        source: 'https://playwright.dev/docs/api/class-browsertype#browser-type-launch-option-proxy',
        proof: 'run',
      },
      {
        id: 'contexts',
        takes: 'pool',
        schemes: ['http', 'https'],
        imports: ['import { chromium } from "playwright";'],
        code: contexts,
        avoids: [
          () =>
            l10n.t('A context is a browser profile of its own: no cookie of one proxy is seen by another.'),
          serverOnly,
        ],
        source: 'https://playwright.dev/docs/api/class-browser#browser-new-context-option-proxy',
        proof: 'run',
      },
    ],
    cannot: BROWSER_CANNOT,
  },
  {
    id: 'playwright-test',
    label: 'Playwright Test',
    languages: LANGUAGES,
    seen: {
      imports: /\b(?:from|require\()\s*["']@playwright\/test["']/,
      packages: [{ ecosystem: 'npm', name: '@playwright/test' }],
      files: /(?:^|\/)playwright[^/]*\.config\.[cm]?[jt]s$/,
    },
    recipes: [
      {
        id: 'http',
        schemes: ['http', 'https'],
        imports: ['import { defineConfig } from "@playwright/test";'],
        code: config,
        avoids: [serverOnly, perProject],
        source: OPTIONS,
        proof: 'checked',
      },
      {
        id: 'socks5',
        schemes: BROWSER_SOCKS,
        urlScheme: 'socks5',
        credentials: false,
        imports: ['import { defineConfig } from "@playwright/test";'],
        code: config,
        avoids: [noSocksLogin, perProject],
        source: OPTIONS,
        proof: 'checked',
      },
      {
        id: 'projects',
        takes: 'pool',
        schemes: ['http', 'https'],
        imports: ['import { defineConfig } from "@playwright/test";'],
        code: projects,
        avoids: [serverOnly, perProject],
        source: 'https://playwright.dev/docs/test-projects',
        proof: 'checked',
      },
    ],
    cannot: BROWSER_CANNOT,
  },
];
