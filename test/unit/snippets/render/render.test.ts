import assert from 'node:assert/strict';
import { Secret } from '../../../../src/core/secret.js';
import type { Recipe } from '../../../../src/snippets/catalogue/client.js';
import type { NamedProxy, RenderRequest } from '../../../../src/snippets/render/render.js';
import { render } from '../../../../src/snippets/render/render.js';

const open: NamedProxy = { address: { scheme: 'http', host: 'one.example', port: 8080 }, name: 'US' };
const closed: NamedProxy = {
  address: {
    scheme: 'http',
    host: 'two.example',
    port: 80,
    user: 'us er',
    password: new Secret('p@ss:w/rd%1#x?é'),
  },
  name: 'DE',
};

function rendered(code: string, request: Partial<RenderRequest> = {}, recipe: Partial<Recipe> = {}) {
  const { text, snippet, variables, file, ...others } = render({
    recipe: {
      id: 'http',
      schemes: ['http'],
      code,
      avoids: [],
      source: 'https://example.com/',
      proof: 'documented',
      ...recipe,
    },
    languageId: 'javascript',
    fileName: 'main.js',
    proxies: [closed],
    credentials: 'reference',
    variable: 'PROXY_URL',
    ...request,
  });
  return {
    ...others,
    text: text.expose(),
    snippet: snippet.expose(),
    variables: variables.map(({ name, value }) => `${name}=${value.expose()}`),
    ...(file && { file: `${file.path}: ${file.text.expose()}` }),
  };
}

describe('rendering a recipe', () => {
  const python = { languageId: 'python', fileName: 'main.py' };
  const url = 'http://us%20er:p%40ss%3Aw%2Frd%251%23x%3F%C3%A9@two.example:80';

  it('refers to a variable, or writes the URL as a literal', () => {
    assert.deepEqual(rendered('f({{url}})'), {
      imports: [],
      text: 'f(process.env.PROXY_URL)',
      snippet: 'f(process.env.PROXY_URL)',
      variables: [`PROXY_URL=${url}`],
    });
    const literal = rendered('f({{url}})', { credentials: 'literal' });
    assert.deepEqual([literal.text, literal.variables], [`f("${url}")`, []]);
    assert.deepEqual(rendered('f({{url}})', python).imports, ['import os']);
    assert.deepEqual(rendered('f({{url}})', { ...python, credentials: 'literal' }).imports, []);
  });

  it('takes the URL apart where there is an expression alone', () => {
    const parts = 'f({{server}}, {{host}}, {{port}}, {{user}}, {{password}})';
    assert.equal(
      rendered(parts).text,
      'const proxy = new URL(process.env.PROXY_URL);\n' +
        'f(`${proxy.protocol}//${proxy.host}`, proxy.hostname, Number(proxy.port || 80), ' +
        'decodeURIComponent(proxy.username), decodeURIComponent(proxy.password))',
    );
    assert.equal(
      rendered(parts, { credentials: 'literal' }).text,
      'f("http://two.example:80", "two.example", 80, "us er", "p@ss:w/rd%1#x?é")',
    );
    const { text, imports } = rendered('f({{user}})', python);
    assert.equal(text, 'proxy = urlsplit(os.environ["PROXY_URL"])\nf(unquote(proxy.username))');
    assert.deepEqual(imports, ['import os', 'from urllib.parse import unquote, urlsplit']);
  });

  it('keeps line breaks and hidden marks of a password in the escapes of a URL', () => {
    const address = { ...closed.address, password: new Secret('a\nb') };
    assert.equal(
      rendered('f({{password}})', { ...python, proxies: [{ address }], credentials: 'literal' }).text,
      'proxy = urlsplit("http://us%20er:a%0Ab@two.example:80")\nf(unquote(proxy.password))',
    );
  });

  it('names a URL that it needs twice', () => {
    assert.equal(
      rendered('f({{url}}, {{url}})', python).text,
      'proxy_url = os.environ["PROXY_URL"]\nf(proxy_url, proxy_url)',
    );
    assert.equal(
      rendered('f({{url}}, {{host}})').text,
      'const proxyUrl = process.env.PROXY_URL;\nconst proxy = new URL(proxyUrl);\nf(proxyUrl, proxy.hostname)',
    );
  });

  it('puts the statements where the template says', () => {
    const code = 'run {\n  {{prelude}}\n  f({{host}})\n}';
    assert.equal(
      rendered(code).text,
      'run {\n  const proxy = new URL(process.env.PROXY_URL);\n  f(proxy.hostname)\n}',
    );
    assert.equal(rendered(code, { credentials: 'literal' }).text, 'run {\n  f("two.example")\n}');
  });

  it('goes round a pool', () => {
    const pool = { proxies: [open, closed], variable: 'PROXY_URLS' };
    const { text, variables } = rendered('f({{url}})', pool);
    assert.equal(
      text,
      'const proxyPool = process.env.PROXY_URLS.split(",");\n' +
        'let turn = 0;\n' +
        'const nextProxy = () => proxyPool[turn++ % proxyPool.length];\n' +
        'f(nextProxy())',
    );
    assert.deepEqual(variables, [`PROXY_URLS=http://one.example:8080,${url}`]);
    assert.deepEqual(rendered('f({{url}}, {{user}})', { ...python, ...pool }), {
      imports: ['import itertools', 'import os', 'from urllib.parse import unquote, urlsplit'],
      text: [
        'proxy_pool = itertools.cycle(os.environ["PROXY_URLS"].split(","))',
        'proxy_url = next(proxy_pool)',
        'proxy = urlsplit(proxy_url)',
        'f(proxy_url, unquote(proxy.username or ""))',
      ].join('\n'),
      snippet: [
        'proxy_pool = itertools.cycle(os.environ["PROXY_URLS"].split(","))',
        'proxy_url = next(proxy_pool)',
        'proxy = urlsplit(proxy_url)',
        'f(proxy_url, unquote(proxy.username or ""))',
      ].join('\n'),
      variables: [`PROXY_URLS=http://one.example:8080,${url}`],
    });
  });

  it('reads a pool from a file, or has it as a list', () => {
    const pool = { ...python, proxies: [open, closed], variable: 'PROXY_URLS' };
    const { text, file, variables } = rendered('f({{urls}})', { ...pool, poolFile: 'proxies.txt' });
    assert.equal(text, 'f(Path("proxies.txt").read_text().split())');
    assert.equal(file, `proxies.txt: http://one.example:8080\n${url}`);
    assert.deepEqual(variables, []);
    assert.equal(
      rendered('  f({{urls}})', { ...pool, credentials: 'literal' }).text,
      `  f([\n      "http://one.example:8080",\n      "${url}",\n  ])`,
    );
  });

  it('repeats a section for each proxy, with a variable each', () => {
    const pool = { proxies: [open, closed, closed, { address: open.address }], variable: 'PROXY_URLS' };
    const { text, variables } = rendered('[\n{{#each}}\n  { {{name}}: {{url}} },\n{{/each}}\n]', {
      ...pool,
      languageId: 'typescript',
    });
    assert.deepEqual(text.split('\n'), [
      '[',
      '  { "US": process.env.PROXY_URL_US ?? "" },',
      '  { "DE": process.env.PROXY_URL_DE ?? "" },',
      '  { "DE-2": process.env.PROXY_URL_DE_2 ?? "" },',
      '  { "proxy-4": process.env.PROXY_URL_PROXY_4 ?? "" },',
      ']',
    ]);
    assert.deepEqual(
      variables.map((line) => line.replace(/=.*/, '')),
      ['PROXY_URL_US', 'PROXY_URL_DE', 'PROXY_URL_DE_2', 'PROXY_URL_PROXY_4'],
    );
  });

  it('keeps a section about credentials only where there are some, or none', () => {
    const code =
      'a\n{{#credentials}}\n  b\n{{/credentials}}\n{{^credentials}}\n  c\n{{/credentials}}\nd{{#credentials}}e{{/credentials}}';
    assert.equal(rendered(code).text, 'a\n  b\nde');
    assert.equal(rendered(code, { proxies: [open] }).text, 'a\n  c\nd');
    assert.equal(rendered(code, {}, { credentials: false }).text, 'a\n  c\nd');
    const ascii = '{{#nonAscii}}utf-8{{/nonAscii}}{{^nonAscii}}latin-1{{/nonAscii}}';
    assert.equal(rendered(ascii).text, 'utf-8');
    assert.equal(rendered(ascii, { proxies: [open] }).text, 'latin-1');
  });

  it('escapes all but the tab stops of a snippet', () => {
    const { text, snippet } = rendered('f(`${a}\\n`, ⟦1:https://x/$}⟧, {{server}})⟦0⟧', {
      credentials: 'literal',
    });
    assert.equal(text, 'f(`${a}\\n`, https://x/$}, "http://two.example:80")');
    assert.equal(snippet, 'f(`\\${a\\}\\\\n`, ${1:https://x/\\$\\}}, "http://two.example:80")${0}');
  });

  it('writes the scheme that the client or the language asks for', () => {
    const socks = {
      proxies: [{ address: { ...open.address, scheme: 'socks5' as const } }],
      credentials: 'literal' as const,
    };
    assert.equal(rendered('{{url}}', socks).text, '"socks5h://one.example:8080"');
    assert.equal(rendered('{{server}}', socks, { urlScheme: 'socks5' }).text, '"socks5://one.example:8080"');
    assert.equal(rendered('{{scheme}}', { ...socks, languageId: 'go' }).text, '"socks5"');
  });

  it('leaves credentials out of the variable of a client that takes none', () => {
    const { variables } = rendered('f({{url}})', {}, { credentials: false });
    assert.deepEqual(variables, ['PROXY_URL=http://two.example:80']);
  });

  it('imports once, as the file does', () => {
    const imports = [
      'import axios from "axios";',
      'import got from "got";',
      'import { a, b as c } from "x";',
      '{{#credentials}}import * as os from "node:os";{{/credentials}}',
      'import "y";',
      'import axios from "axios";',
    ];
    assert.deepEqual(rendered('', { modules: 'commonjs' }, { imports }).imports, [
      'const axios = require("axios");',
      'const { default: got } = require("got");',
      'const { a, b: c } = require("x");',
      'const os = require("node:os");',
      'require("y");',
    ]);
    assert.equal(rendered('', { proxies: [open] }, { imports }).imports.length, 4);
  });

  it('refuses what breaks the grammar or what a language lacks', () => {
    for (const code of [
      '{{nothing}}',
      '{{#each}}',
      '{{/each}}',
      '{{#url}}{{/url}}',
      '{{name}}',
      '{{#each}}{{host}}{{/each}}',
    ]) {
      assert.throws(() => rendered(code), code);
    }
    assert.throws(() => rendered('{{host}}', { languageId: 'yaml' }));
    assert.throws(() => rendered('{{url}}', { languageId: 'yaml', proxies: [open, open] }));
  });
});
