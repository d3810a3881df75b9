import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PROXY_SCHEMES } from '../../../../src/core/proxy/endpoint.js';
import { PROXY_NOTATIONS } from '../../../../src/core/proxy/notation.js';
import { parseProxy } from '../../../../src/core/proxy/parse.js';
import { Secret } from '../../../../src/core/secret.js';
import { csvRow } from '../../../../src/snippets/formats/csv.js';
import { hasLogin, type Address, type ListedAddress } from '../../../../src/snippets/formats/addresses.js';
import { proxyList } from '../../../../src/snippets/formats/proxyList.js';
import type { ListFormat } from '../../../../src/snippets/formats/proxyFormats.js';

const NASTY = 'p@ss:w/rd%1#x?ü';
const address: Address = {
  scheme: 'http',
  host: '203.0.113.7',
  port: 8080,
  user: 'me',
  password: new Secret(NASTY),
};
const bare: Address = { scheme: 'socks5', host: '2001:db8::1', port: 1080 };

function text(proxies: readonly ListedAddress[], format: ListFormat): string {
  const list = proxyList(proxies, format);
  assert.equal(list.kind, 'list');
  return [...list.pieces].map((piece) => piece.expose()).join('');
}

/** The cells of a record, as a spreadsheet reads them. */
function csvCells(row: string): string[] {
  const cells: string[] = [];
  for (let rest = `,${row}`; rest !== '';) {
    const [all = '', quoted, plain = ''] = /^,(?:"((?:[^"]|"")*)"|([^",]*))/.exec(rest) ?? [];
    assert.notEqual(all, '');
    cells.push(quoted?.replaceAll('""', '"') ?? plain);
    rest = rest.slice(all.length);
  }
  return cells;
}

const part = fc.oneof(fc.string({ minLength: 1 }), fc.string({ unit: 'binary', minLength: 1 }));
const anyAddress: fc.Arbitrary<Address> = fc
  .record({
    scheme: fc.constantFrom(...PROXY_SCHEMES),
    host: fc.oneof(fc.domain(), fc.ipV4(), fc.constantFrom('2001:db8::1', '::1')),
    port: fc.integer({ min: 1, max: 65535 }),
    login: fc.option(fc.record({ user: part, password: part })),
  })
  .map(({ scheme, host, port, login }) => ({
    scheme,
    host,
    port,
    ...(login && { user: login.user, password: new Secret(login.password) }),
  }));

describe('a list of proxies', () => {
  for (const notation of PROXY_NOTATIONS) {
    it(`as ${notation} is read back as the proxies it was written of`, () => {
      fc.assert(
        fc.property(fc.array(anyAddress, { maxLength: 5 }), (addresses) => {
          const written = text(
            addresses.map((each) => ({ address: each })),
            notation,
          )
            .split('\n')
            .slice(0, -1);
          assert.equal(written.length, addresses.length);
          for (const [index, { host, port, user = '', password }] of addresses.entries()) {
            const back = parseProxy(written[index] ?? '', notation);
            assert.equal(back.kind, 'endpoint');
            assert.deepEqual([back.address.host, back.address.port], [host, port]);
            if (notation !== 'host:port') {
              assert.equal(back.address.user ?? '', user);
              assert.equal(back.address.password?.expose(), password?.expose());
            }
          }
        }),
      );
    });
  }

  it('as host:port names nobody', () => {
    assert.equal(
      text([{ address }, { address: bare }], 'host:port'),
      '203.0.113.7:8080\n[2001:db8::1]:1080\n',
    );
  });

  it('as CSV has a header, and a cell for each part', () => {
    assert.deepEqual(
      text([{ address, country: 'US', name: 'Client "A", Berlin' }, { address: bare }], 'csv').split('\n'),
      [
        'scheme,host,port,username,password,country,name',
        `http,203.0.113.7,8080,me,${NASTY},US,"Client ""A"", Berlin"`,
        'socks5,2001:db8::1,1080,,,,',
        '',
      ],
    );
  });

  it('has no cell that a spreadsheet takes for a formula', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string(),
            fc.string().map((rest) => `=${rest}`),
            fc.constantFrom('+1', '-1', '@a', '\tx', '\rx'),
          ),
          { minLength: 1 },
        ),
        (cells) => {
          const read = csvCells(csvRow(cells));
          assert.equal(read.length, cells.length);
          for (const [index, cell] of read.entries()) {
            assert.doesNotMatch(cell, /^[=+\-@\t\r]/);
            assert.ok([cells[index], `'${cells[index] ?? ''}`].includes(cell));
          }
        },
      ),
    );
  });

  it('as JSON is one array', () => {
    assert.deepEqual(JSON.parse(text([], 'json')), []);
    assert.deepEqual(JSON.parse(text([{ address, country: 'US' }, { address: bare }], 'json')), [
      {
        url: 'http://me:p%40ss%3Aw%2Frd%251%23x%3F%C3%BC@203.0.113.7:8080',
        scheme: 'http',
        host: '203.0.113.7',
        port: 8080,
        username: 'me',
        password: NASTY,
        country: 'US',
      },
      { url: 'socks5://[2001:db8::1]:1080', scheme: 'socks5', host: '2001:db8::1', port: 1080 },
    ]);
  });

  it('as an environment is one variable', () => {
    assert.match(
      text([{ address }, { address: bare }], 'env'),
      /^PROXY_URLS=http:\/\/me:[^,]+@203\.0\.113\.7:8080,socks5:[^\n]+\n$/,
    );
  });

  it('as a Playwright configuration has a project for each, and refuses what Playwright cannot do', () => {
    const config = text(
      [
        { address, country: 'US' },
        { address: { ...address, port: 8081 }, country: 'US' },
      ],
      'playwright',
    );
    assert.match(config, /import \{ defineConfig \} from "@playwright\/test";/);
    assert.match(config, /"US": [^]*"US-2": /);
    assert.doesNotMatch(config, /[ \t]$/m);
    assert.ok(config.includes(JSON.stringify(NASTY)) || config.includes(encodeURIComponent(NASTY)));
    const socks = proxyList([{ address: { ...address, scheme: 'socks5' } }], 'playwright');
    assert.equal(socks.kind, 'none');
    assert.match(socks.why ?? '', /SOCKS/i);
  });

  it('tells a login from none', () => {
    assert.ok(hasLogin(address));
    assert.ok(!hasLogin(bare));
    assert.ok(!hasLogin({ ...bare, user: '', password: new Secret('') }));
  });
});
