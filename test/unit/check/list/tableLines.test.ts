import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readList, type ReadListOptions } from '../../../../src/check/list/readList.js';
import { tableLines } from '../../../../src/check/list/tableLines.js';
import type { ProxyAddress } from '../../../../src/core/proxy/endpoint.js';
import { Secret } from '../../../../src/core/secret.js';
import { checkedList, type CheckedListFormat } from '../../../../src/snippets/formats/checkedList.js';
import { address } from '../../core/proxy/arbitraries.js';

function read(text: string, options: ReadListOptions = {}) {
  const { list, badLines } = readList(Buffer.from(text), options);
  const rows = Array.from({ length: list.count }, (_, row) => {
    const { scheme, host, port, user, password } = list.address(row);
    return [list.origin(row).line, scheme, host, port, user, password?.expose()];
  });
  return { rows, badLines: badLines.map(({ line }) => line) };
}

function exported(proxies: readonly ProxyAddress[], format: CheckedListFormat): string {
  const rows = proxies.map((each) => ({ address: each, facts: { verdict: 'live' } }));
  const pieces = [...checkedList(rows, format, { columns: ['verdict'], hasLogins: true })];
  return pieces.map((piece) => piece.expose()).join('');
}

/** Of what formulas, quotes, comments and other notations begin with. */
const nasty = fc.string({
  unit: fc.constantFrom(...Array.from('=+-@\'",;:#%/ \t\r\n{[a9é')),
  minLength: 1,
  maxLength: 8,
});
const login = fc.record({ user: nasty, password: fc.oneof(nasty, fc.nat({ max: 70_000 }).map(String)) });
const anyProxy: fc.Arbitrary<ProxyAddress> = fc
  .tuple(address, fc.boolean(), fc.option(login))
  .map(([{ scheme, ...rest }, hasScheme, given]) => ({
    ...rest,
    ...(hasScheme && scheme !== undefined && { scheme }),
    ...(given && { user: given.user, password: new Secret(given.password) }),
  }));

describe('a table of proxies', () => {
  it('in CSV keeps its lines, whatever separates and quotes its cells', () => {
    assert.deepEqual(
      read(
        'IP;Port;Country;Protocol;User;Password\n1.2.3.4;80;US;socks5;me;"a;""b@"\n\n1.2.3.5;x;;;;\n1.2.3.6;81;;;;',
      ),
      {
        rows: [
          [2, 'socks5', '1.2.3.4', 80, 'me', 'a;"b@'],
          [5, undefined, '1.2.3.6', 81, undefined, undefined],
        ],
        badLines: [4],
      },
    );
  });

  it('in JSON is none where to parse it could take all memory', () => {
    const entry = '{"host":"1.2.3.4","port":80}';
    const space = ' '.repeat(24 * 1024 * 1024 - entry.length - 2);
    assert.ok(tableLines(Buffer.from(`[${space}${entry}]`)));
    assert.equal(tableLines(Buffer.from(`[${space} ${entry}]`)), undefined);
  });

  it('in JSON is a list, or has one', () => {
    const entries = [{ host: '1.2.3.4', port: 80, scheme: 'http' }, 'u:p@1.2.3.5:81', { no: 'proxy' }];
    const expected = {
      rows: [
        [1, 'http', '1.2.3.4', 80, undefined, undefined],
        [2, undefined, '1.2.3.5', 81, 'u', 'p'],
      ],
      badLines: [3],
    };
    assert.deepEqual(read(JSON.stringify(entries)), expected);
    assert.deepEqual(read(JSON.stringify({ ok: true, data: entries })), expected);
  });

  it('is none where a list begins like one', () => {
    assert.deepEqual(read('[2001:db8::1]:80\n1.2.3.4:80').rows.length, 2);
    assert.deepEqual(read('a,b:80@1.2.3.4:81').rows.length, 1);
    assert.deepEqual(read('{').badLines, [1]);
    assert.deepEqual(read('{"a":1}').rows, []);
  });

  it('is what a check was exported as', () => {
    fc.assert(
      fc.property(fc.array(anyProxy, { maxLength: 4 }), (any) => {
        const proxies = any.map((each, index) => ({ ...each, port: index + 1 }));
        for (const format of ['txt', 'csv', 'json'] as const) {
          const { rows, badLines } = read(exported(proxies, format));
          assert.deepEqual(badLines, [], format);
          assert.deepEqual(
            rows.map(([, , host, port, user = '', password = '']) => [host, port, user, password]),
            proxies.map(({ host, port, user = '', password }) => [
              host,
              port,
              user,
              password?.expose() ?? '',
            ]),
            format,
          );
          for (const [index, [, scheme]] of rows.entries()) {
            const own = proxies[index]?.scheme;
            // a list has no way to say it where the login reads in two ways; a table never means "https"
            const also = format === 'txt' ? 'http' : undefined;
            const may =
              own === undefined || (own === 'https' && format !== 'txt') ? [undefined, also] : [own];
            assert.ok(
              may.includes(scheme as typeof own),
              `${format}: ${String(own)} became ${String(scheme)}`,
            );
          }
        }
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('has one reading, whatever a password looks like and whatever else of the list was asked about', () => {
    const bob = [undefined, '1.2.3.4', 80, 'bob', '12345'];
    const csv = 'host,port,username,password\n1.2.3.4,80,bob,12345';
    const json = JSON.stringify([
      { ip: '1.2.3.4', port: 80, user: 'bob', password: 12345 },
      'ann:77@1.2.3.5:81',
    ]);
    assert.deepEqual(read(csv), { rows: [[2, ...bob]], badLines: [] });
    assert.deepEqual(read(json), { rows: [[1, ...bob]], badLines: [2] });
    const preferredNotation = 'host:port@user:pass';
    assert.deepEqual(read(csv, { preferredNotation }).rows, [[2, ...bob]]);
    assert.deepEqual(read(json, { preferredNotation }).rows, [
      [1, ...bob],
      [2, undefined, 'ann', 77, '1.2.3.5', '81'],
    ]);
    const { list } = readList([Buffer.from('http://1.2.3.4:80\n'), Buffer.from(csv)]);
    assert.deepEqual([list.count, list.address(0).scheme, list.address(1).scheme], [2, 'http', undefined]);
  });

  it('in CSV may have quotes that nobody meant, and line ends between quotes', () => {
    assert.deepEqual(
      read(
        `host,port,user,pass\n1.2.3.4,80,u,"ab\r\n1.2.3.5,80,u,a"b\n1.2.3.6,80, "u" ,"a\nb"\r\n1.2.3.7,80,u,'a\n,,,\n`,
      ),
      {
        rows: [
          [2, undefined, '1.2.3.4', 80, 'u', '"ab'],
          [3, undefined, '1.2.3.5', 80, 'u', 'a"b'],
          [4, undefined, '1.2.3.6', 80, 'u', 'a\nb'],
          [6, undefined, '1.2.3.7', 80, 'u', "'a"],
        ],
        badLines: [],
      },
    );
    const far = `host,port,user,pass\n1.2.3.4,80,u,"ab\n${'1.2.3.5,80,u,p\n'.repeat(200)}1.2.3.6,80,u,ab"\n`;
    assert.equal(read(far).rows.length, 3);
  });

  it('tells why a row is no proxy', () => {
    const { badLines } = readList(Buffer.from('host,port\n1.2.3.4,99999\nexa mple,80\nu@1.2.3.4,80'));
    assert.deepEqual(
      badLines.map(({ fault }) => fault),
      ['portOutOfRange', 'hostInvalid', 'noPort'],
    );
  });
});
