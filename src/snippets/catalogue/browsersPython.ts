import * as l10n from '@vscode/l10n';
import { BROWSER_CANNOT, BROWSER_SOCKS, loopbackGoesDirect, noSocksLogin } from './browserLimits.js';
import type { Client, Recipe } from './client.js';

const serverOnly = (): string =>
  l10n.t('Playwright does not use credentials inside server: username and password take them as they are.');

const proxy = (indentation: string): string => `proxy={
${indentation}    "server": {{server}},
{{#credentials}}
${indentation}    "username": {{user}},
${indentation}    "password": {{password}},
{{/credentials}}
${indentation}}`;

const synchronous = `{{prelude}}
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(
        ${proxy('        ')},
    )
    page = browser.new_page()
    page.goto("⟦1:https://example.com/⟧")
    ⟦0⟧
    browser.close()`;

const contexts = `with sync_playwright() as playwright:
    browser = playwright.chromium.launch()
    for proxy in map(urlsplit, {{urls}}):
        context = browser.new_context(
            proxy={
                "server": f"{proxy.scheme}://{proxy.hostname}:{proxy.port}",
{{#credentials}}
                "username": unquote(proxy.username or ""),
                "password": unquote(proxy.password or ""),
{{/credentials}}
            },
        )
        page = context.new_page()
        page.goto("⟦1:https://example.com/⟧")
        ⟦0⟧
        context.close()
    browser.close()`;

const asynchronous = `async def main():
    {{prelude}}
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            ${proxy('            ')},
        )
        page = await browser.new_page()
        await page.goto("⟦1:https://example.com/⟧")
        ⟦0⟧
        await browser.close()


asyncio.run(main())`;

const oneProxy = (imports: readonly string[], code: string): readonly Recipe[] => {
  const common = {
    imports,
    code,
    source: 'https://playwright.dev/python/docs/network#http-proxy',
    proof: 'checked',
  } as const;
  return [
    { id: 'http', schemes: ['http', 'https'], avoids: [serverOnly, loopbackGoesDirect], ...common },
    {
      id: 'socks5',
      schemes: BROWSER_SOCKS,
      urlScheme: 'socks5',
      credentials: false,
      avoids: [noSocksLogin, loopbackGoesDirect],
      ...common,
    },
  ];
};

const packages = [{ ecosystem: 'pypi', name: 'playwright' }] as const;

const selenium = {
  credentials: false,
  imports: ['from selenium import webdriver'],
  code: `options = webdriver.ChromeOptions()
options.add_argument("--proxy-server=" + {{server}})
driver = webdriver.Chrome(options=options)
driver.get("⟦1:https://example.com/⟧")
⟦0⟧
driver.quit()`,
  avoids: [
    () =>
      l10n.t(
        'Chromium ignores user:password in --proxy-server, and Selenium answers no proxy: with credentials, put a local relay that logs in before it.',
      ),
    () => l10n.t('selenium-wire, which used to do that, is not maintained since 2022.'),
    loopbackGoesDirect,
  ],
  source: 'https://www.selenium.dev/documentation/webdriver/drivers/options/#proxy',
  proof: 'run',
} as const;

export const PYTHON_BROWSER_CLIENTS: readonly Client[] = [
  {
    id: 'playwright-python',
    label: 'Playwright',
    languages: ['python'],
    seen: { imports: /^\s*(?:import\s+playwright\b|from\s+playwright\.sync_api\b)/, packages },
    recipes: [
      ...oneProxy(['from playwright.sync_api import sync_playwright'], synchronous),
      {
        id: 'contexts',
        takes: 'pool',
        schemes: ['http', 'https'],
        imports: [
          'from playwright.sync_api import sync_playwright',
          '{{#credentials}}from urllib.parse import unquote, urlsplit{{/credentials}}',
          '{{^credentials}}from urllib.parse import urlsplit{{/credentials}}',
        ],
        code: contexts,
        avoids: [
          () =>
            l10n.t('A context is a browser profile of its own: no cookie of one proxy is seen by another.'),
          serverOnly,
        ],
        source: 'https://playwright.dev/python/docs/api/class-browser#browser-new-context-option-proxy',
        proof: 'checked',
      },
    ],
    cannot: BROWSER_CANNOT,
  },
  {
    id: 'playwright-python-async',
    label: 'Playwright (async)',
    languages: ['python'],
    seen: { imports: /^\s*from\s+playwright\.async_api\b/, packages },
    recipes: oneProxy(['import asyncio', 'from playwright.async_api import async_playwright'], asynchronous),
    cannot: BROWSER_CANNOT,
  },
  {
    id: 'selenium-python',
    label: 'Selenium',
    languages: ['python'],
    seen: {
      imports: /^\s*(?:import|from)\s+selenium\b/,
      packages: [{ ecosystem: 'pypi', name: 'selenium' }],
    },
    recipes: [
      { ...selenium, id: 'http', schemes: ['http', 'https'] },
      { ...selenium, id: 'socks5', schemes: BROWSER_SOCKS, urlScheme: 'socks5' },
    ],
    cannot: BROWSER_CANNOT,
  },
];
