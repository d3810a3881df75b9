import assert from 'node:assert/strict';
import fc from 'fast-check';
import { proxyUrl } from '../../../../src/core/proxy/format.js';
import { proxyUrlsIn } from '../../../../src/snippets/mentions/proxyUrls.js';
import { proxyValues } from '../../../../src/snippets/mentions/proxyValue.js';
import { address } from '../../core/proxy/arbitraries.js';

/** The texts that were found, and who they are about. */
function found(line: string): readonly (readonly [string, string])[] {
  return proxyUrlsIn(line).map(({ start, end, value }) => [
    line.slice(start, end),
    value.kind === 'proxy'
      ? `${value.address.user ?? ''} ${value.address.host}:${value.address.port}`
      : 'link',
  ]);
}

describe('the proxy URLs of a line', () => {
  const cases: [string, [string, string][]][] = [
    ['a = "http://me:pw@proxy.example:8080"', [['http://me:pw@proxy.example:8080', 'me proxy.example:8080']]],
    ["x('socks5h://[2001:db8::1]:1080')", [['socks5h://[2001:db8::1]:1080', ' 2001:db8::1:1080']]],
    ['see http://me:p,w)@h.example:80, then', [['http://me:p,w)@h.example:80', 'me h.example:80']]],
    [
      'http://a:1@h.example:1,http://b:2@h.example:2',
      [
        ['http://a:1@h.example:1', 'a h.example:1'],
        ['http://b:2@h.example:2', 'b h.example:2'],
      ],
    ],
    ['It is http://me:pw@h.example:80.', [['http://me:pw@h.example:80', 'me h.example:80']]],
    ['server: http://h.example:80/', [['http://h.example:80/', ' h.example:80']]],
    ['<vless://id@h.example:443?a=b#c>', [['vless://id@h.example:443?a=b#c', 'link']]],
    ['https://example.com/a?b=c http://example.com:80/path git+http://h:80 postgres://u:p@h:5432', []],
    ['http://${USER}:${PASS}@${HOST}:${PORT}', []],
  ];
  for (const [line, expected] of cases) {
    it(`are found in ${line}`, () => {
      assert.deepEqual(found(line), expected);
    });
  }

  it('are found whatever the credentials, percent-encoded, between quotes', () => {
    fc.assert(
      fc.property(address, (one) => {
        const url = proxyUrl(one).expose();
        const line = `f("${url}");`;
        assert.deepEqual(
          proxyUrlsIn(line).map(({ start, end }) => line.slice(start, end)),
          [url],
        );
      }),
    );
  });

  it('cost little in a line without end', () => {
    const line = 'http://a:b,'.repeat(20_000);
    const started = performance.now();
    assert.deepEqual(proxyUrlsIn(line.slice(0, 4_096)), []);
    assert.ok(performance.now() - started < 500);
  });
});

describe('the proxies of a value', () => {
  it('are one, or several, or none where a part is something else', () => {
    assert.equal(proxyValues('http://a:b@h.example:1').length, 1);
    assert.equal(proxyValues('http://a:b@h.example:1,socks5://h.example:2,').length, 2);
    assert.equal(proxyValues('http://a:b@h.example:1\nhttp://h.example:2\n').length, 2);
    assert.equal(proxyValues('vless://x@h:1?a,b').length, 1);
    assert.deepEqual(proxyValues('http://h.example:1,https://example.com/'), []);
    assert.deepEqual(proxyValues('yes'), []);
    assert.deepEqual(proxyValues(''), []);
  });
});
