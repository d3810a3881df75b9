import assert from 'node:assert/strict';
import { parseProxy, parseProxyUrl } from '../../../../src/core/proxy/parse.js';
import { plain } from './plain.js';

describe('parseProxy', () => {
  const read: [string, string][] = [
    ['1.2.3.4:80', 'host:port | 1.2.3.4 80'],
    ['http://u:p@h:80', 'url | http h 80 u p'],
    ['HTTP://u:p@H.example:80/', 'url | http H.example 80 u p'],
    ['socks5h://[2001:db8::1]:1080', 'url | socks5h 2001:db8::1 1080'],
    ['http://u%40x:p%3Aw%2520@h:80', 'url | http h 80 u@x p:w%20'],
    ['http://key:@h:80', 'url | http h 80 key ""'],
    ['http://key@h:80', 'url | http h 80 key'],
    ['http://:key@h:80', 'url | http h 80 "" key'],
    ['u:p@1.2.3.4:80', 'user:pass@host:port | 1.2.3.4 80 u p'],
    ['me@mail.example:p:w@h.example:80', 'user:pass@host:port | h.example 80 me@mail.example p:w'],
    ['1.2.3.4:80@u:p@w', 'host:port@user:pass | 1.2.3.4 80 u p@w'],
    ['1.2.3.4:8080:user:p:w', 'host:port:user:pass | 1.2.3.4 8080 user p:w'],
    ['user:p:w:1.2.3.4:8080', 'user:pass:host:port | 1.2.3.4 8080 user p:w'],
    ['[::1]:80', 'host:port | ::1 80'],
    ['[::ffff:1.2.3.4]:80:u:p', 'host:port:user:pass | ::ffff:1.2.3.4 80 u p'],
    ['u:p[]:[::1]:80', 'user:pass:host:port | ::1 80 u p[]'],
    ['\ufeff 1.2.3.4:80\t\r\n', 'host:port | 1.2.3.4 80'],
    ['1.2.3.4:80 # Berlin', 'host:port | 1.2.3.4 80'],
    ['h:80:u:päss wörd', 'host:port:user:pass | h 80 u "päss wörd"'],
    ['h:80:u:p#ss', 'host:port:user:pass | h 80 u p#ss'],
    ['h:80:u:p%zz', 'host:port:user:pass | h 80 u p%zz'],
  ];
  for (const [text, expected] of read) {
    it(`reads ${JSON.stringify(text)}`, () => {
      assert.equal(plain(parseProxy(text)), expected);
    });
  }

  it('reads a raw password in a URL where it can mean one thing only', () => {
    assert.equal(
      plain(parseProxy('http://u:p@s:w/r?d#@h.example:80')),
      'url | http h.example 80 u p@s:w/r?d#',
    );
  });

  it('reports a line with two readings, and takes the preferred one', () => {
    const text = '1.2.3.4:8080:user:1234';
    assert.equal(
      plain(parseProxy(text)),
      'user:pass:host:port | user 1234 1.2.3.4 8080 / host:port:user:pass | 1.2.3.4 8080 user 1234',
    );
    assert.equal(
      plain(parseProxy(text, 'host:port:user:pass')),
      'host:port:user:pass | 1.2.3.4 8080 user 1234',
    );
    assert.equal(parseProxy(text, 'user:pass@host:port').kind, 'ambiguous');
    assert.equal(parseProxy('a:80@b:81').kind, 'ambiguous');
    assert.equal(parseProxy('h:80:u:p@ss:90').kind, 'ambiguous');
  });

  it('keeps to the only reading, whatever is preferred', () => {
    assert.equal(
      plain(parseProxy('u:p:1.2.3.4:80', 'host:port:user:pass')),
      'user:pass:host:port | 1.2.3.4 80 u p',
    );
  });

  const refused: [string, string][] = [
    ['proxy', 'noPort 6'],
    ['h:', 'noPort 3'],
    ['1.2.3.4:abc', 'noPort 12'],
    ['user:pass@host', 'noPort 15'],
    ['h:0', 'portOutOfRange 3'],
    ['h:65536', 'portOutOfRange 3'],
    ['h:080', 'portOutOfRange 3'],
    ['1.2.3.256:80', 'hostInvalid 1'],
    ['1.2.3:80', 'hostInvalid 1'],
    ['01.2.3.4:80', 'hostInvalid 1'],
    ['a..b:80', 'hostInvalid 1'],
    ['-a:80', 'hostInvalid 1'],
    ['[::g]:80', 'hostInvalid 1'],
    ['u:p@::1]:80', 'hostInvalid 1'],
    ['http://::1]:80', 'hostInvalid 8'],
    ['[::1]]:80', 'hostInvalid 1'],
    ['a b:80', 'hostInvalid 2'],
    ['2001:db8::1', 'ipv6NeedsBrackets 1'],
    ['2001:db8::a:8080', 'ipv6NeedsBrackets 1'],
    ['h:80:user', 'credentialsIncomplete 6'],
    ['@h:80', 'credentialsIncomplete 1'],
    ['http://:@h:80', 'credentialsIncomplete 8'],
    ['vless://id@h:80', 'schemeUnknown 1'],
    ['http://h', 'noPort 9'],
    ['http://u:p@h:80/path', 'trailingText 16'],
    ['http://u:p@h:80?x', 'trailingText 16'],
    ['http://a/b@h:80', 'trailingText 9'],
    ['1.2.3.4:80 US', 'trailingText 11'],
    ['http://ü:p%4@h:80', 'percentMalformed 11'],
    ['http://u:%ff@h:80', 'percentMalformed 10'],
    ['http://u:80/x@h:81', 'urlNeedsEncoding 12'],
    ['a:\u0001@h:80', 'controlCharacter 3'],
    ['h:80:u:p # home', 'commentOrPassword 10'],
    ['h:80\nh:81', 'severalLines 5'],
  ];
  for (const [text, expected] of refused) {
    it(`refuses ${JSON.stringify(text)}: ${expected}`, () => {
      assert.equal(plain(parseProxy(text)), expected);
    });
  }

  it('takes blank lines and comments as nothing', () => {
    for (const text of ['', '  \t', '# 1.2.3.4:80', '  # x']) {
      assert.deepEqual(parseProxy(text), { kind: 'blank' });
    }
  });

  it('holds the password as a secret', () => {
    assert.doesNotMatch(JSON.stringify(parseProxy('http://u:hidden@h:80')), /hidden/);
  });
});

describe('parseProxyUrl', () => {
  it('takes URLs alone', () => {
    assert.equal(plain(parseProxyUrl('socks5://u:p@h:80')), 'url | socks5 h 80 u p');
    for (const text of ['h:80', 'u:p@h:80', '', '1.2.3.4:80:u:90']) {
      assert.equal(plain(parseProxyUrl(text)), 'notUrl 1');
    }
    assert.equal(plain(parseProxyUrl('http://h')), 'noPort 9');
  });
});
