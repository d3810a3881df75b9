import assert from 'node:assert/strict';
import { isProxyPlace, unfinishedReference } from '../../../../src/snippets/mentions/proxyPlaces.js';

const LANGUAGES: Readonly<Record<string, string>> = {
  py: 'python',
  js: 'javascript',
  go: 'go',
  rs: 'rust',
  cs: 'csharp',
  rb: 'ruby',
  php: 'php',
  sh: 'shellscript',
  ps1: 'powershell',
  yaml: 'yaml',
  json: 'json',
  env: 'dotenv',
  npmrc: 'ini',
  md: 'markdown',
};

/** Whether a proxy is wanted at the end of this text. */
function isPlace(extension: string, text: string): boolean {
  const at = text.lastIndexOf('\n') + 1;
  return isProxyPlace({
    languageId: LANGUAGES[extension] ?? '',
    fileName: `a.${extension}`,
    above: text.slice(0, at),
    prefix: text.slice(at),
  });
}

describe('a place for a proxy', () => {
  const places: [string, string][] = [
    ['py', 'httpx.Client(proxy='],
    ['py', 'session.get(url, proxy="'],
    ['py', 'proxies = {"http": '],
    ['py', 'requests.get(u, proxies={"http": "x", "https": '],
    ['py', 'proxies = {\n    "http": "x",\n    "https": "'],
    ['py', 'proxies='],
    ['py', 'mounts = Client(proxies={"all://": '],
    ['py', 'browser = p.chromium.launch(proxy={"server": "'],
    ['py', 'os.environ["HTTPS_PROXY"] = '],
    ['py', 'pm = ProxyManager('],
    ['py', 'urllib.request.ProxyHandler({"https": '],
    ['js', 'const proxyUrl = '],
    ['js', 'launch({ proxy: { server: '],
    ['js', 'launch({\n  proxy: {\n    server: '],
    ['js', 'new ProxyAgent('],
    ['js', "new HttpsProxyAgent('"],
    ['js', 'new ProxyAgent({ uri: '],
    ['js', "args: ['--proxy-server="],
    ['js', 'process.env.HTTPS_PROXY = '],
    ['go', 'http.ProxyURL('],
    ['go', 'proxyURL := '],
    ['rs', 'reqwest::Proxy::all('],
    ['cs', 'new WebProxy("'],
    ['cs', 'Proxy = new Proxy { Server = '],
    ['rb', 'proxy: '],
    ['php', "'proxy' => "],
    ['php', "'proxy' => ['http' => "],
    ['sh', 'HTTPS_PROXY='],
    ['sh', 'export ALL_PROXY="'],
    ['sh', 'curl -x '],
    ['sh', "curl -s --proxy '"],
    ['sh', 'npm install --https-proxy '],
    ['sh', 'git -c http.proxy='],
    ['sh', 'git config http.proxy '],
    ['ps1', 'Invoke-WebRequest -Uri $u -Proxy '],
    ['yaml', '  HTTPS_PROXY: '],
    ['yaml', 'proxy:\n  server: '],
    ['json', '"proxy":"'],
    ['env', 'http_proxy='],
    ['npmrc', 'https-proxy='],
  ];
  for (const [extension, text] of places) {
    it(`is behind ${JSON.stringify(text)}`, () => {
      assert.ok(isPlace(extension, text));
    });
  }

  const others: [string, string][] = [
    ['py', 'x = '],
    ['py', 'NO_PROXY='],
    ['py', 'if proxy == '],
    ['py', '# proxy='],
    ['py', 'proxy_port='],
    ['py', 'proxy ='],
    ['py', 'd = {"http": '],
    ['py', 'proxies = {"http": "x"}\nd = {"https": '],
    ['js', 'const useProxy = '],
    ['js', 'new Proxy('],
    ['js', '// new ProxyAgent('],
    ['js', 'const o = { server: '],
    ['js', 'server: '],
    ['sh', 'tar -x '],
    ['sh', 'curl x | tar -x '],
    ['sh', 'set -x '],
    ['yaml', 'proxy:'],
    ['md', 'proxy: '],
  ];
  for (const [extension, text] of others) {
    it(`is not behind ${JSON.stringify(text)}`, () => {
      assert.ok(!isPlace(extension, text));
    });
  }

  it('is found in no time, whatever stands before it', () => {
    const started = performance.now();
    for (const text of ['proxy', 'proxies={', 'a.', '"', 'curl ', '-'].map((part) => part.repeat(200))) {
      assert.ok(!isPlace('py', `${text.slice(0, 1_000)} x`));
    }
    assert.ok(performance.now() - started < 250);
  });
});

describe('the reference being written', () => {
  for (const [prefix, expected] of [
    ['proxy=', ''],
    ['proxy=os.en', 'os.en'],
    ['proxy = "PRO', 'PRO'],
    ['curl -x $', '$'],
    ['curl -x "${PR', '${PR'],
    ['-Proxy $env:P', '$env:P'],
    ['new ProxyAgent(', ''],
  ] as const) {
    it(`is "${expected}" at the end of ${prefix}`, () => {
      assert.equal(unfinishedReference(prefix), expected);
    });
  }
});
