import assert from 'node:assert/strict';
import { pastedProxies, variableValue } from '../../../../src/snippets/mentions/pastedProxies.js';
import { proxyValues } from '../../../../src/snippets/mentions/proxyValue.js';

const hosts = (text: string) => pastedProxies(text).map(({ host, port }) => `${host}:${port}`);

describe('a pasted text', () => {
  it('is a proxy in any notation', () => {
    for (const text of [
      'http://me:p%40ss@proxy.example:8080',
      'socks5://me@proxy.example:8080/',
      'me:p@ss@proxy.example:8080',
      'proxy.example:8080@me:pass',
      'proxy.example:8080:me:pass',
      'me:pass:proxy.example:8080',
      '  proxy.example:8080:me:pass\r\n',
    ]) {
      assert.deepEqual(hosts(text), ['proxy.example:8080'], text);
    }
  });

  it('is a list, with comments and blank lines', () => {
    assert.deepEqual(hosts('# ours\n203.0.113.1:80:a:b\n\nhttp://c:d@203.0.113.2:81\n203.0.113.3:82'), [
      '203.0.113.1:80',
      '203.0.113.2:81',
      '203.0.113.3:82',
    ]);
  });

  it('is nothing of ours where it is anything else, or holds no credentials', () => {
    for (const text of [
      '',
      'hello',
      'proxy.example:8080',
      'http://proxy.example:8080',
      'me@proxy.example:22',
      'https://me:pass@example.com/path',
      'const a = "http://me:pass@proxy.example:8080"',
      '203.0.113.1:80:a:b\nand more',
      '203.0.113.1:80:203.0.113.2:81',
      `${'x'.repeat(100_000)}\nhttp://me:pass@proxy.example:8080`,
    ]) {
      assert.deepEqual(pastedProxies(text), [], text.slice(0, 40));
    }
  });

  it('becomes a value that is read back', () => {
    const addresses = pastedProxies('203.0.113.1:80:a,b:p@,s\nsocks5://c:d@203.0.113.2:81');
    const value = variableValue(addresses, 'python');
    assert.match(value.expose(), /^http:\/\/.*,socks5h:\/\//);
    const read = proxyValues(value.expose()).map((one) => (one.kind === 'proxy' ? one.address : undefined));
    assert.deepEqual(
      read.map((one) => [one?.host, one?.user, one?.password?.expose()]),
      [
        ['203.0.113.1', 'a,b', 'p@,s'],
        ['203.0.113.2', 'c', 'd'],
      ],
    );
    assert.match(variableValue(addresses.slice(1), 'go').expose(), /^socks5:/);
  });
});
