/** Code that goes around its proxy or fails, and what its fix makes of it. */
export interface WrongCode {
  readonly rule: string;
  readonly languageId: string;
  readonly text: string;
  /** What the diagnostic covers. */
  readonly marked: string;
  /** Absent where the right code depends on what the text does not tell. */
  readonly fixed?: string;
  /** Of the package that the rule asks for. */
  readonly version?: string;
}

const js = (text: string) => ({ languageId: 'javascript', text });
const py = (text: string) => ({ languageId: 'python', text });

const PYTHON: readonly WrongCode[] = [
  {
    rule: 'python-one-scheme',
    ...py('requests.get(url, proxies={"http": proxy})\n'),
    marked: '"http": proxy',
    fixed: 'requests.get(url, proxies={"http": proxy, "https": proxy})\n',
  },
  {
    rule: 'python-one-scheme',
    ...py("session.proxies = {'https': os.environ['P']}\n"),
    marked: "'https': os.environ['P']",
    fixed: "session.proxies = {'https': os.environ['P'], 'http': os.environ['P']}\n",
  },
  {
    rule: 'python-one-scheme',
    ...py('s.proxies.update({\n  "http": "http://h:1",\n})\n'),
    marked: '"http": "http://h:1"',
    fixed: 's.proxies.update({\n  "http": "http://h:1", "https": "http://h:1",\n})\n',
  },
  {
    rule: 'python-one-scheme',
    ...py('proxies: dict[str, str] = {"http": p}\nrequests.get("https://a.test/", proxies=proxies)\n'),
    marked: '"http": p',
    fixed:
      'proxies: dict[str, str] = {"http": p, "https": p}\nrequests.get("https://a.test/", proxies=proxies)\n',
  },
  {
    rule: 'python-one-scheme',
    ...py('build_opener(ProxyHandler({"http": p}))\n'),
    marked: '"http": p',
    fixed: 'build_opener(ProxyHandler({"http": p, "https": p}))\n',
  },
  {
    rule: 'python-one-scheme',
    ...py('requests.get("https://a.test/", proxies={"http": p})\n'),
    marked: '"http": p',
    fixed: 'requests.get("https://a.test/", proxies={"http": p, "https": p})\n',
  },
  {
    rule: 'python-tls-to-proxy',
    ...py('proxies = {"http": "http://h:1", "https": "https://h:1"}\n'),
    marked: 'https',
    fixed: 'proxies = {"http": "http://h:1", "https": "http://h:1"}\n',
  },
  {
    rule: 'httpx-proxies',
    ...py('import httpx\nhttpx.get(url, proxies="http://h:1")\n'),
    marked: 'proxies',
    fixed: 'import httpx\nhttpx.get(url, proxy="http://h:1")\n',
  },
  {
    rule: 'httpx-proxies',
    ...py('import httpx\nc = httpx.Client(proxies={"http://": p, "https://": p})\n'),
    marked: 'proxies',
    fixed: 'import httpx\nc = httpx.Client(proxy=p)\n',
    version: '0.28.1',
  },
  {
    rule: 'httpx-proxies',
    ...py('from httpx import AsyncClient\nMANY = {"all://": p}\nc = AsyncClient(proxies=MANY)\n'),
    marked: 'proxies',
  },
  {
    rule: 'urllib3-url-credentials',
    ...py('import urllib3\nhttp = urllib3.ProxyManager("http://me:p%40ss@h.test:1")\n'),
    marked: '"http://me:p%40ss@h.test:1"',
    fixed:
      'import urllib3\nhttp = urllib3.ProxyManager("http://h.test:1", proxy_headers=urllib3.make_headers(proxy_basic_auth="me:p@ss"))\n',
  },
  {
    rule: 'urllib3-url-credentials',
    ...py("from urllib3 import ProxyManager\nhttp = ProxyManager('http://me:it@h.test:1', num_pools=2)\n"),
    marked: "'http://me:it@h.test:1'",
    fixed:
      "from urllib3 import ProxyManager, make_headers\nhttp = ProxyManager('http://h.test:1', proxy_headers=make_headers(proxy_basic_auth='me:it'), num_pools=2)\n",
  },
  {
    rule: 'aiohttp-socks-proxy',
    ...py(
      'import aiohttp\nasync with aiohttp.ClientSession() as session:\n    await session.get(url, proxy="socks5h://me:it@h.test:1")\n',
    ),
    marked: '"socks5h://me:it@h.test:1"',
    fixed:
      'import aiohttp\nfrom aiohttp_socks import ProxyConnector\nasync with aiohttp.ClientSession(connector=ProxyConnector.from_url("socks5://me:it@h.test:1", rdns=True)) as session:\n    await session.get(url)\n',
  },
];

const AXIOS_OBJECT =
  'proxy: { protocol: "http", host: "h.test", port: 1, auth: { username: "me", password: "p@ss" } }';

const JAVASCRIPT: readonly WrongCode[] = [
  {
    rule: 'axios-plain-proxy-for-https',
    ...js(`import axios from "axios";\nawait axios.get("https://a.test/", { ${AXIOS_OBJECT} });\n`),
    version: '1.16.0',
    marked: AXIOS_OBJECT,
    fixed:
      'import { HttpProxyAgent } from "http-proxy-agent";\nimport { HttpsProxyAgent } from "https-proxy-agent";\nimport axios from "axios";\n' +
      'await axios.get("https://a.test/", { proxy: false, httpAgent: new HttpProxyAgent("http://me:p%40ss@h.test:1"), httpsAgent: new HttpsProxyAgent("http://me:p%40ss@h.test:1") });\n',
  },
  {
    rule: 'axios-plain-proxy-for-https',
    ...js(
      "const axios = require('axios')\nconst client = axios.create({ proxy: { host, port: 8080, auth: { username: user, password: pass } } })\n",
    ),
    version: '0.27.2',
    marked: 'proxy: { host, port: 8080, auth: { username: user, password: pass } }',
    fixed:
      "const { HttpProxyAgent } = require('http-proxy-agent')\nconst { HttpsProxyAgent } = require('https-proxy-agent')\nconst axios = require('axios')\n" +
      'const client = axios.create({ proxy: false, httpAgent: new HttpProxyAgent(`http://${encodeURIComponent(user)}:${encodeURIComponent(pass)}@${host}:8080`), httpsAgent: new HttpsProxyAgent(`http://${encodeURIComponent(user)}:${encodeURIComponent(pass)}@${host}:8080`) })\n',
  },
  {
    rule: 'axios-proxy-text',
    ...js('import axios from "axios";\nawait axios.get(url, { proxy: "http://me:p%40ss@h.test:1" });\n'),
    marked: '"http://me:p%40ss@h.test:1"',
    fixed:
      'import axios from "axios";\nawait axios.get(url, { proxy: { protocol: "http", host: "h.test", port: 1, auth: { username: "me", password: "p@ss" } } });\n',
  },
  {
    rule: 'axios-proxy-text',
    ...js('import axios from "axios";\naxios.defaults.proxy = process.env.PROXY_URL;\n'),
    marked: 'process.env.PROXY_URL',
    fixed:
      'import axios from "axios";\naxios.defaults.proxy = { protocol: new URL(process.env.PROXY_URL).protocol, host: new URL(process.env.PROXY_URL).hostname, port: Number(new URL(process.env.PROXY_URL).port), auth: { username: decodeURIComponent(new URL(process.env.PROXY_URL).username), password: decodeURIComponent(new URL(process.env.PROXY_URL).password) } };\n',
  },
  {
    rule: 'axios-socks-proxy',
    ...js(
      'import axios from "axios";\nawait axios.get(url, { proxy: { protocol: "socks5", host: "h.test", port: 1 } });\n',
    ),
    marked: 'proxy: { protocol: "socks5", host: "h.test", port: 1 }',
    fixed:
      'import { SocksProxyAgent } from "socks-proxy-agent";\nimport axios from "axios";\nawait axios.get(url, { proxy: false, httpAgent: new SocksProxyAgent("socks5h://h.test:1"), httpsAgent: new SocksProxyAgent("socks5h://h.test:1") });\n',
  },
  {
    rule: 'fetch-agent',
    ...js(
      'import { HttpsProxyAgent } from "https-proxy-agent";\nconst agent = new HttpsProxyAgent(url);\nawait fetch("https://a.test/", { agent });\n',
    ),
    marked: 'agent',
    fixed:
      'import fetch from "node-fetch";\nimport { HttpsProxyAgent } from "https-proxy-agent";\nconst agent = new HttpsProxyAgent(url);\nawait fetch("https://a.test/", { agent });\n',
  },
  {
    rule: 'fetch-agent',
    ...js("'use strict'\nconst { agent } = require('./proxy')\nfetch(a, { method: 'POST', agent: agent })\n"),
    marked: 'agent: agent',
    fixed:
      "'use strict'\nconst fetch = (...args) => import('node-fetch').then(({ default: fetch }) => fetch(...args))\nconst { agent } = require('./proxy')\nfetch(a, { method: 'POST', agent: agent })\n",
  },
  {
    rule: 'undici-socks-url',
    ...js('import { fetch, ProxyAgent } from "undici";\nnew ProxyAgent("socks5://me:p%40ss@h.test:1");\n'),
    marked: '"socks5://me:p%40ss@h.test:1"',
    fixed:
      'import { Socks5ProxyAgent, fetch, ProxyAgent } from "undici";\nnew Socks5ProxyAgent("socks5://h.test:1", { username: "me", password: "p@ss" });\n',
  },
  {
    rule: 'undici-socks5h',
    ...js('import { Socks5ProxyAgent } from "undici";\nnew Socks5ProxyAgent("socks5h://h.test:1");\n'),
    marked: 'socks5h',
    fixed: 'import { Socks5ProxyAgent } from "undici";\nnew Socks5ProxyAgent("socks5://h.test:1");\n',
  },
];

const BROWSERS: readonly WrongCode[] = [
  {
    rule: 'chromium-flag-credentials',
    ...js(
      'import puppeteer from "puppeteer";\nconst b = await puppeteer.launch({ args: ["--proxy-server=http://me:p%40ss@h.test:1"] });\nconst page = await b.newPage();\n',
    ),
    marked: '"--proxy-server=http://me:p%40ss@h.test:1"',
    fixed:
      'import puppeteer from "puppeteer";\nconst b = await puppeteer.launch({ args: ["--proxy-server=http://h.test:1"] });\nconst page = await b.newPage();\nawait page.authenticate({ username: "me", password: "p@ss" });\n',
  },
  {
    rule: 'chromium-flag-credentials',
    ...js(
      'import { chromium } from "playwright";\nawait chromium.launch({ args: ["--no-sandbox", "--proxy-server=http://me:it@h.test:1"] });\n',
    ),
    marked: '"--proxy-server=http://me:it@h.test:1"',
    fixed:
      'import { chromium } from "playwright";\nawait chromium.launch({ proxy: { server: "http://h.test:1", username: "me", password: "it" }, args: ["--no-sandbox"] });\n',
  },
  {
    rule: 'chromium-flag-credentials',
    ...py('options.add_argument("--proxy-server=http://me:it@h.test:1")\n'),
    marked: '"--proxy-server=http://me:it@h.test:1"',
  },
  {
    rule: 'playwright-server-credentials',
    ...py(
      'from playwright.sync_api import sync_playwright\np.chromium.launch(proxy={"server": "http://me:it@h.test:1"})\n',
    ),
    marked: '"http://me:it@h.test:1"',
    fixed:
      'from playwright.sync_api import sync_playwright\np.chromium.launch(proxy={"server": "http://h.test:1", "username": "me", "password": "it"})\n',
  },
  {
    rule: 'playwright-socks-credentials',
    ...js(
      "import { chromium } from 'playwright';\nawait chromium.launch({ proxy: { server: 'socks5://h.test:1', username: 'me', password: 'it' } });\n",
    ),
    marked: "'socks5://h.test:1'",
    fixed:
      "import { chromium } from 'playwright';\nawait chromium.launch({ proxy: { server: 'http://h.test:1', username: 'me', password: 'it' } });\n",
  },
];

const COMPILED: readonly WrongCode[] = [
  {
    rule: 'java-httpclient-socks',
    languageId: 'java',
    text: 'import java.net.http.HttpClient;\nvar proxy = new Proxy(Proxy.Type.SOCKS, address);\n',
    marked: 'Proxy.Type.SOCKS',
    fixed: 'import java.net.http.HttpClient;\nvar proxy = new Proxy(Proxy.Type.HTTP, address);\n',
  },
  {
    rule: 'java-httpclient-tunnelling',
    languageId: 'java',
    text: 'import java.net.http.*;\nclass A {\n  void a() {\n    var c = HttpClient.newBuilder().proxy(p).authenticator(a).build();\n  }\n}\n',
    marked: 'authenticator',
    fixed:
      'import java.net.http.*;\nclass A {\n  void a() {\n    System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");\n    var c = HttpClient.newBuilder().proxy(p).authenticator(a).build();\n  }\n}\n',
  },
  {
    rule: 'java-httpclient-tunnelling',
    languageId: 'java',
    text: 'import java.net.http.HttpClient;\npublic class A {\n  private final HttpClient c = HttpClient.newBuilder()\n      .proxy(p)\n      .authenticator(a)\n      .build();\n}\n',
    marked: 'authenticator',
    fixed:
      'import java.net.http.HttpClient;\npublic class A {\n  static {\n      System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");\n  }\n\n  private final HttpClient c = HttpClient.newBuilder()\n      .proxy(p)\n      .authenticator(a)\n      .build();\n}\n',
  },
  ...[
    'switch (n) { case 1: c = CLIENT }',
    'switch (n) { default -> c = CLIENT }',
    'for (int i = 0; i < 3; i++) c = CLIENT',
    'if (n) { a(); } else c = CLIENT',
  ].map((statement) => ({
    rule: 'java-httpclient-tunnelling',
    languageId: 'java',
    text: `import java.net.http.*;\nclass A {\n  void a() {\n    ${statement.replace('CLIENT', 'HttpClient.newBuilder().proxy(p).authenticator(a).build();')}\n  }\n}\n`,
    marked: 'authenticator',
  })),
  {
    rule: 'reqwest-one-scheme',
    languageId: 'rust',
    text: 'let c = reqwest::Client::builder().proxy(reqwest::Proxy::http(url)?).build()?;\n',
    marked: 'http',
    fixed: 'let c = reqwest::Client::builder().proxy(reqwest::Proxy::all(url)?).build()?;\n',
  },
  {
    rule: 'go-socks5h',
    languageId: 'go',
    text: 'import "net/http"\nvar proxy, _ = url.Parse("socks5h://h.test:1")\n',
    version: '1.22',
    marked: 'socks5h',
    fixed: 'import "net/http"\nvar proxy, _ = url.Parse("socks5://h.test:1")\n',
  },
];

const ENVIRONMENT: readonly WrongCode[] = [
  {
    rule: 'environment-tls-to-proxy',
    languageId: 'dotenv',
    text: 'A=1\nHTTPS_PROXY=https://h.test:1\n',
    marked: 'https',
    fixed: 'A=1\nHTTPS_PROXY=http://h.test:1\n',
  },
  {
    rule: 'environment-tls-to-proxy',
    languageId: 'yaml',
    text: 'env:\n  https_proxy: "https://h.test:1"\n',
    marked: 'https',
    fixed: 'env:\n  https_proxy: "http://h.test:1"\n',
  },
  {
    rule: 'shell-upper-case-proxy',
    languageId: 'shellscript',
    text: 'export HTTP_PROXY="http://h.test:1"\ncurl http://a.test/\n',
    marked: 'HTTP_PROXY',
    fixed: 'export HTTP_PROXY="http://h.test:1"\nexport http_proxy="$HTTP_PROXY"\ncurl http://a.test/\n',
  },
  {
    rule: 'shell-upper-case-proxy',
    languageId: 'shellscript',
    text: 'cat <<EOF\nwget a.test\nEOF\nHTTP_PROXY=http://h.test:1\nexport HTTP_PROXY\nif ! A=1 curl http://a.test/; then b; fi\n',
    marked: 'HTTP_PROXY',
    fixed:
      'cat <<EOF\nwget a.test\nEOF\nHTTP_PROXY=http://h.test:1\nexport http_proxy="$HTTP_PROXY"\nexport HTTP_PROXY\nif ! A=1 curl http://a.test/; then b; fi\n',
  },
  {
    rule: 'shell-upper-case-proxy',
    languageId: 'shellscript',
    text: 'HTTPS_PROXY=http://h.test:1 wget -q https://a.test/\n',
    marked: 'HTTPS_PROXY',
    fixed: 'https_proxy=http://h.test:1 wget -q https://a.test/\n',
  },
  {
    rule: 'dockerfile-credentials',
    languageId: 'dockerfile',
    text: 'FROM a\nENV HTTPS_PROXY=http://me:it@h.test:1\nRUN b\n',
    marked: 'http://me:it@h.test:1',
    fixed: 'FROM a\nRUN b\n',
  },
  {
    rule: 'dockerfile-credentials',
    languageId: 'dockerfile',
    text: 'FROM a\nENV A=1 \\\r\n    B=2 \\\n    HTTP_PROXY="http://me:it@h.test:1"\n',
    marked: 'http://me:it@h.test:1',
  },
];

const URLS: readonly WrongCode[] = [
  {
    rule: 'url-raw-credentials',
    ...js('const proxy = "http://me:p@ss/w%1#x?@h.test:8080";\n'),
    marked: 'http://me:p@ss/w%1#x?@h.test:8080',
    fixed: 'const proxy = "http://me:p%40ss%2Fw%251%23x%3F@h.test:8080";\n',
  },
  {
    rule: 'url-raw-credentials',
    languageId: 'dotenv',
    text: 'PROXY_URL=socks5://me:p/w@h.test:8080\n',
    marked: 'socks5://me:p/w@h.test:8080',
    fixed: 'PROXY_URL=socks5://me:p%2Fw@h.test:8080\n',
  },
];

export const WRONG_CODE: readonly WrongCode[] = [
  ...PYTHON,
  ...JAVASCRIPT,
  ...BROWSERS,
  ...COMPILED,
  ...ENVIRONMENT,
  ...URLS,
];
