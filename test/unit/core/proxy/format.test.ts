import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ProxyAddress } from '../../../../src/core/proxy/endpoint.js';
import { formatPlain, formatProxy, proxyUrl } from '../../../../src/core/proxy/format.js';
import { PROXY_NOTATIONS } from '../../../../src/core/proxy/notation.js';
import { parseProxy, parseProxyUrl } from '../../../../src/core/proxy/parse.js';
import { Secret } from '../../../../src/core/secret.js';
import { address } from './arbitraries.js';

/** An address to compare: without password, an empty user name is none. */
const exposed = ({ user, password, ...place }: ProxyAddress) => ({
  ...place,
  user: password === undefined && user === '' ? undefined : user,
  password: password?.expose(),
});

describe('proxyUrl', () => {
  it('escapes all that could mean something to anybody', () => {
    const url = proxyUrl({
      host: '::1',
      port: 80,
      user: 'a b',
      password: new Secret("p@ss:w/rd%1#x?!'()*~é"),
    });
    assert.equal(url.expose(), 'http://a%20b:p%40ss%3Aw%2Frd%251%23x%3F%21%27%28%29%2A%7E%C3%A9@[::1]:80');
    assert.equal(String(url), '[secret]');
  });

  it('has no credentials where both are empty', () => {
    assert.equal(proxyUrl({ host: 'h', port: 1, user: '', password: new Secret('') }).expose(), 'http://h:1');
    assert.equal(proxyUrl({ host: 'h', port: 1, user: '' }).expose(), 'http://h:1');
  });

  it('takes the scheme asked for, the address its own, or http', () => {
    assert.equal(proxyUrl({ host: 'h', port: 1 }).expose(), 'http://h:1');
    assert.equal(proxyUrl({ scheme: 'socks5', host: 'h', port: 1 }).expose(), 'socks5://h:1');
    assert.equal(
      proxyUrl({ scheme: 'socks5', host: 'h', port: 1 }, { scheme: 'socks5h' }).expose(),
      'socks5h://h:1',
    );
  });

  it('is read back as the same address by parseProxyUrl and by URL', () => {
    fc.assert(
      fc.property(address, (original) => {
        fc.pre(original.user !== '' || original.password?.expose() !== '');
        const url = proxyUrl(original).expose();
        const parse = parseProxyUrl(url);
        assert.ok(parse.kind === 'endpoint');
        assert.deepEqual(exposed(parse.address), exposed(original));
        const whatwg = new URL(url.replace(/^\w+:/, 'ftp:'));
        assert.equal(decodeURIComponent(whatwg.username), original.user ?? '');
        assert.equal(decodeURIComponent(whatwg.password), original.password?.expose() ?? '');
        assert.equal(whatwg.port || '21', String(original.port));
      }),
    );
  });
});

describe('formatProxy', () => {
  it('writes every notation', () => {
    const one: ProxyAddress = {
      scheme: 'http',
      host: '1.2.3.4',
      port: 80,
      user: 'u',
      password: new Secret('p:@'),
    };
    assert.deepEqual(
      PROXY_NOTATIONS.map((notation) => formatProxy(one, notation)?.expose()),
      [
        'http://u:p%3A%40@1.2.3.4:80',
        undefined,
        'u:p:@@1.2.3.4:80',
        '1.2.3.4:80@u:p:@',
        '1.2.3.4:80:u:p:@',
        'u:p:@:1.2.3.4:80',
      ],
    );
    assert.equal(formatProxy({ host: '::1', port: 80 }, 'host:port')?.expose(), '[::1]:80');
  });

  it('refuses what the notation cannot carry', () => {
    const of = (user: string, password: string): ProxyAddress => ({
      host: 'h',
      port: 80,
      user,
      password: new Secret(password),
    });
    assert.equal(formatProxy(of('a:b', 'p'), 'user:pass@host:port'), undefined);
    assert.equal(formatProxy(of('u', 'p '), 'host:port:user:pass'), undefined);
    assert.equal(formatProxy(of('u', 'a\nb'), 'host:port:user:pass'), undefined);
    assert.equal(formatProxy(of('#u', 'p'), 'user:pass@host:port'), undefined);
    assert.equal(formatProxy(of('http', '//p'), 'user:pass@host:port'), undefined);
    assert.equal(formatProxy({ host: 'h', port: 80 }, 'user:pass@host:port'), undefined);
    assert.equal(formatProxy({ host: 'h', port: 80 }, 'url'), undefined);
  });

  it('is read back as the same address, whatever the notation', () => {
    let carried = 0;
    fc.assert(
      fc.property(address, fc.constantFrom(...PROXY_NOTATIONS), (original, notation) => {
        const text = formatProxy(original, notation);
        if (text === undefined) {
          return;
        }
        carried += 1;
        const parse = parseProxy(text.expose(), notation);
        assert.ok(parse.kind === 'endpoint');
        const { scheme, ...rest } = exposed(original);
        assert.deepEqual(exposed(parse.address), notation === 'url' ? { scheme, ...rest } : rest);
      }),
      { numRuns: 1000 },
    );
    assert.ok(carried > 200, `only ${carried} carried`);
  });
});

describe('formatPlain', () => {
  const plain = (user: string, password: string) =>
    formatPlain({ host: '1.2.3.4', port: 80, user, password: new Secret(password) })?.expose();

  it('takes the first notation that has one reading, and none where each has two', () => {
    assert.equal(formatPlain({ host: '::1', port: 80 })?.expose(), '[::1]:80');
    assert.equal(plain('bob', 'pw'), 'bob:pw@1.2.3.4:80');
    assert.equal(plain('bob:', 'pw'), undefined);
    assert.equal(plain('#bob', 'pw'), '1.2.3.4:80:#bob:pw');
    assert.equal(plain('bob', '12345'), undefined);
  });

  it('is read back as the same address, whatever is preferred', () => {
    fc.assert(
      fc.property(address, fc.constantFrom(undefined, ...PROXY_NOTATIONS), (original, preferred) => {
        const text = formatPlain(original)?.expose();
        if (text !== undefined) {
          const parse = parseProxy(text, preferred);
          assert.ok(parse.kind === 'endpoint');
          assert.equal(parse.address.scheme, undefined);
          assert.deepEqual(
            exposed({ ...parse.address, ...(original.scheme && { scheme: original.scheme }) }),
            exposed(original),
          );
        }
      }),
    );
  });
});
