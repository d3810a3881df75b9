import path from 'node:path';
import { BROWSER, browserScript } from '../browsers.js';
import type { MisuseProof } from './misuseProof.js';

const javascript = { languageId: 'javascript', isSecure: true, npmSet: 'current' } as const;
const text = (value: string) => JSON.stringify(value);
const withBrowser = {
  packages: ['chromium'],
  harness: {
    files: (workshop: Parameters<typeof browserScript>[0]) => ({ [BROWSER]: browserScript(workshop) }),
    environment: ({ folder }: { folder: string }) => ({ BROWSER: path.join(folder, BROWSER) }),
  },
};

export const JAVASCRIPT_PROOFS: readonly MisuseProof[] = [
  {
    ...javascript,
    rule: 'axios-plain-proxy-for-https',
    npmSet: 'older',
    version: '1.15.2',
    wrong: 'unencrypted',
    program: ({ host, port, user, password }, target) =>
      `import axios from "axios";\n\nconst { status } = await axios.get(${text(target)}, {\n  proxy: { protocol: "http", host: ${text(host)}, port: ${port}, auth: { username: ${text(user)}, password: ${text(password)} } },\n});\nconsole.log(status);\n`,
  },
  {
    ...javascript,
    rule: 'axios-proxy-text',
    wrong: 'fails',
    program: ({ url }, target) =>
      `import axios from 'axios';\n\nconsole.log((await axios.get('${target}', { proxy: '${url('http')}' })).status);\n`,
  },
  {
    ...javascript,
    rule: 'axios-proxy-text',
    wrong: 'fails',
    harness: { environment: () => ({}) },
    program: ({ url }, target) =>
      `import axios from "axios";\n\nprocess.env.PROXY_URL = "${url('http')}";\naxios.defaults.proxy = process.env.PROXY_URL;\nconsole.log((await axios.get("${target}")).status);\n`,
  },
  {
    ...javascript,
    rule: 'axios-socks-proxy',
    wrong: 'fails',
    isSocksOnly: true,
    program: ({ host, port, user, password }, target) =>
      `import axios from "axios";\n\nconst client = axios.create({\n  timeout: 5000,\n  proxy: { protocol: "socks5", host: ${text(host)}, port: ${port}, auth: { username: ${text(user)}, password: ${text(password)} } },\n});\nconsole.log((await client.get("${target}")).status);\n`,
  },
  {
    ...javascript,
    rule: 'fetch-agent',
    wrong: 'direct',
    program: ({ url }, target) =>
      `import { HttpsProxyAgent } from "https-proxy-agent";\n\nconst agent = new HttpsProxyAgent("${url('http')}");\nconsole.log((await fetch("${target}", { agent })).status);\n`,
  },
  {
    ...javascript,
    rule: 'undici-socks-url',
    wrong: 'fails',
    program: ({ url }, target) =>
      `import { ProxyAgent, fetch } from "undici";\n\nconst dispatcher = new ProxyAgent("${url('socks5')}");\nconsole.log((await fetch("${target}", { dispatcher })).status);\n`,
  },
  {
    ...javascript,
    rule: 'undici-socks-url',
    npmSet: 'older',
    wrong: 'fails',
    program: ({ url }, target) =>
      `import { ProxyAgent, fetch } from "undici";\n\nconst dispatcher = new ProxyAgent("${url('socks5h')}");\nconsole.log((await fetch("${target}", { dispatcher })).status);\n`,
  },
  {
    ...javascript,
    rule: 'undici-socks5h',
    wrong: 'fails',
    program: ({ host, port, user, password }, target) =>
      `import { Socks5ProxyAgent, fetch } from "undici";\n\nconst dispatcher = new Socks5ProxyAgent("socks5h://${host}:${port}", { username: ${text(user)}, password: ${text(password)} });\nconsole.log((await fetch("${target}", { dispatcher })).status);\n`,
  },
  {
    ...javascript,
    ...withBrowser,
    rule: 'chromium-flag-credentials',
    wrong: 'fails',
    program: ({ url }, target) =>
      `import puppeteer from "puppeteer";\n\nconst browser = await puppeteer.launch({\n  executablePath: process.env.BROWSER,\n  args: ["--proxy-server=${url('http')}"],\n});\nconst page = await browser.newPage();\ntry {\n  await page.goto("${target}", { timeout: 15000 });\n} finally {\n  await browser.close();\n}\n`,
  },
  {
    ...javascript,
    ...withBrowser,
    rule: 'chromium-flag-credentials',
    wrong: 'fails',
    program: ({ url }, target) =>
      `import { chromium } from "playwright";\n\nconst browser = await chromium.launch({\n  executablePath: process.env.BROWSER,\n  args: ["--proxy-server=${url('http')}"],\n});\nconst page = await browser.newPage();\ntry {\n  await page.goto("${target}", { timeout: 15000 });\n} finally {\n  await browser.close();\n}\n`,
  },
  {
    ...javascript,
    ...withBrowser,
    rule: 'playwright-server-credentials',
    wrong: 'fails',
    program: ({ url }, target) =>
      `import { chromium } from "playwright";\n\nconst browser = await chromium.launch({\n  executablePath: process.env.BROWSER,\n  proxy: { server: "${url('http')}" },\n});\nconst page = await browser.newPage();\ntry {\n  await page.goto("${target}", { timeout: 15000 });\n} finally {\n  await browser.close();\n}\n`,
  },
  {
    ...javascript,
    ...withBrowser,
    rule: 'playwright-socks-credentials',
    wrong: 'fails',
    program: ({ host, port, user, password }, target) =>
      `import { chromium } from "playwright";\n\nconst browser = await chromium.launch({\n  executablePath: process.env.BROWSER,\n  proxy: { server: "socks5://${host}:${port}", username: ${text(user)}, password: ${text(password)} },\n});\nconst page = await browser.newPage();\ntry {\n  await page.goto("${target}", { timeout: 15000 });\n} finally {\n  await browser.close();\n}\n`,
  },
];
