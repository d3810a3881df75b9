import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import type { ProxyEndpoint } from '../../../src/core/endpoint.js';
import { proxyUrl } from '../../../src/core/proxy/format.js';
import type { Recipe } from '../../../src/snippets/catalogue/client.js';
import { schemeFor } from '../../../src/snippets/languages.js';
import type { RenderRequest } from '../../../src/snippets/render/render.js';
import { render } from '../../../src/snippets/render/render.js';
import { address } from '../../unit/core/proxy/arbitraries.js';
import { renderedCases } from '../../unit/snippets/catalogue/cases.js';
import { describeWith, output } from './interpreters.js';

type Address = ProxyEndpoint['address'];

const ADDRESSES = fc
  .sample(address, { numRuns: 60, seed: 5 })
  .map(({ scheme = 'http', ...others }): Address => ({ scheme, ...others }));

/** As a program prints it: the URL, then its parts. */
const EVERYTHING = '[{{url}}, {{server}}, {{scheme}}, {{host}}, {{port}}, {{user}}, {{password}}]';

const LANGUAGES = [
  {
    command: 'node',
    languageId: 'javascript',
    code: `{\n  {{prelude}}\n  console.log(JSON.stringify(${EVERYTHING}));\n}`,
    pool: 'for (let count = 0; count < 4; count += 1) {\n  console.log({{url}});\n}',
    file: 'main.mjs',
  },
  {
    command: 'python3',
    languageId: 'python',
    code: `{{prelude}}\nprint(json.dumps(${EVERYTHING}))`,
    pool: 'for _ in range(4):\n    print({{url}})',
    file: 'main.py',
  },
] as const;

const recipe = (code: string): Recipe => ({
  id: 'http',
  schemes: ['http'],
  imports: code.includes('json.') ? ['import json'] : [],
  code,
  avoids: [],
  source: 'https://example.com/',
  proof: 'documented',
});

/** What every program must print for an address; a host's own spelling is left to each language. */
function expected(languageId: string, { host, port, user = '', password, ...others }: Address) {
  const scheme = schemeFor(languageId, others.scheme);
  const own = {
    host,
    port,
    user,
    ...(password && { password }),
  };
  return [
    proxyUrl(own, { scheme }).expose(),
    spelling(proxyUrl({ host, port }, { scheme }).expose()),
    scheme,
    spelling(host),
    port,
    user,
    password?.expose() ?? '',
  ];
}

/** A host in lower case, an IPv6 address as short as it goes, without the port that goes without saying. */
function spelling(text: string): string {
  const [, scheme = 'http', host = '', port = ''] = /^(?:(\w+):\/\/)?(.*?)(:\d+)?$/.exec(text) ?? [];
  const isBare = !text.includes('://');
  const bracketed = isBare && text.includes(':') ? `[${text}]` : isBare ? text : host;
  const usual = new URL(`http://${bracketed}`).hostname.replace(/^\[|\]$/g, '');
  const own = { http: ':80', https: ':443' }[scheme];
  return isBare ? usual : `${scheme}://${usual}${port === own ? '' : port}`;
}

function alike(values: readonly unknown[]): readonly unknown[] {
  return values.map((value, index) =>
    (index === 1 || index === 3) && typeof value === 'string' ? spelling(value) : value,
  );
}

describe('rendered code', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'egress-rendered-'));
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  for (const { command, languageId, code, pool, file } of LANGUAGES) {
    describeWith(command, `of ${languageId}`, () => {
      /** The lines that the program prints which the renderings make together. */
      const printed = (requests: readonly RenderRequest[]): readonly string[] => {
        const all = requests.map(render);
        const imports = [...new Set(all.flatMap((one) => one.imports))];
        writeFileSync(
          path.join(folder, file),
          [...imports, ...all.map(({ text }) => text.expose())].join('\n'),
        );
        const variables = all.flatMap((one) => one.variables);
        const environment = Object.fromEntries(variables.map(({ name, value }) => [name, value.expose()]));
        for (const { file: list } of all) {
          if (list) {
            writeFileSync(list.path, `${list.text.expose()}\n`);
          }
        }
        return output(command, [path.join(folder, file)], '', environment)
          .split('\n')
          .slice(0, -1);
      };
      const common = { languageId, fileName: file } as const;

      for (const credentials of ['literal', 'reference'] as const) {
        it(`has the endpoint as it is, by ${credentials}`, () => {
          const lines = printed(
            ADDRESSES.map((one, index) => ({
              ...common,
              recipe: recipe(code),
              proxies: [{ address: one }],
              credentials,
              variable: `PROXY_URL_${index}`,
            })),
          );
          assert.deepEqual(
            lines.map((line) => alike(JSON.parse(line) as unknown[])),
            ADDRESSES.map((one) => expected(languageId, one)),
          );
        });
      }

      for (const source of ['literal', 'variable', 'file'] as const) {
        it(`goes round a pool from a ${source}`, () => {
          const addresses = ADDRESSES.slice(0, 3);
          const lines = printed([
            {
              ...common,
              recipe: recipe(pool),
              proxies: addresses.map((one) => ({ address: one })),
              credentials: source === 'literal' ? 'literal' : 'reference',
              variable: 'PROXY_URLS',
              ...(source === 'file' && { poolFile: path.join(folder, 'proxies.txt') }),
            },
          ]);
          const urls = addresses.map((one) =>
            proxyUrl(one, { scheme: schemeFor(languageId, one.scheme) }).expose(),
          );
          assert.deepEqual(lines, [...urls, urls[0]]);
        });
      }
    });
  }

  describeWith('python3', 'of Python', () => {
    it('parses', () => {
      const programs = renderedCases()
        .filter(({ request }) => request.languageId === 'python')
        .map(({ name, rendering: { imports, text } }) => [name, [...imports, text.expose()].join('\n')]);
      const check = [
        'import ast, json, sys',
        'for name, code in json.load(sys.stdin):',
        '    try:',
        '        ast.parse(code)',
        '    except SyntaxError as error:',
        '        print(name, error)',
      ].join('\n');
      assert.equal(output('python3', ['-c', check], JSON.stringify(programs)), '');
    });
  });
});
