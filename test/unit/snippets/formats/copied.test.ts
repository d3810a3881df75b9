import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { Secret } from '../../../../src/core/secret.js';
import type { Address } from '../../../../src/snippets/formats/addresses.js';
import { copiedProxy } from '../../../../src/snippets/formats/copied.js';
import { COPY_FORMATS, type CopyFormat } from '../../../../src/snippets/formats/proxyFormats.js';

const NASTY = 'p@ss:w/rd%1#x?$"\'`\\{}ü';
const address: Address = {
  scheme: 'http',
  host: '203.0.113.7',
  port: 8080,
  user: 'me',
  password: new Secret(NASTY),
};

function copied(format: CopyFormat, of = address): string {
  const result = copiedProxy(of, format);
  assert.equal(result.kind, 'code', format);
  return result.text.expose();
}

describe('one proxy, copied', () => {
  it('has its whole login in every format but host:port', () => {
    for (const format of COPY_FORMATS.filter((each) => each !== 'host:port')) {
      const text = copied(format);
      const forms = [
        NASTY,
        encodeURIComponent(NASTY).replaceAll("'", '%27'),
        JSON.stringify(NASTY).slice(1, -1),
      ];
      assert.ok(
        forms.some((form) => text.includes(form)),
        format,
      );
    }
    assert.equal(copiedProxy(address, 'host:port').kind, 'none');
  });

  it('is a curl command that a shell hands over as it is', () => {
    const shown = execFileSync('bash', ['-c', `curl() { printf '%s\\n' "$@"; }\n${copied('curl')}`], {
      encoding: 'utf8',
    });
    const url = shown.split('\n').find((line) => line.startsWith('http://me:')) ?? '';
    assert.equal(decodeURIComponent(new URL(url).password), NASTY);
  });

  it('is an environment block in both cases', () => {
    const block = copied('env');
    const names = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'];
    const read = execFileSync('bash', ['-c', `${block}echo ${names.map((name) => `"$${name}"`).join(' ')}`], {
      encoding: 'utf8',
    });
    const values = read.trim().split(' ');
    assert.equal(values.length, 4);
    assert.deepEqual(
      [...new Set(values.map((value) => decodeURIComponent(new URL(value).password)))],
      [NASTY],
    );
    assert.match(copied('env', { ...address, scheme: 'socks5h' }), /^ALL_PROXY=socks5h:[^]*^all_proxy=/m);
  });

  it('is JSON', () => {
    const { username, password, port } = JSON.parse(copied('json')) as Record<string, unknown>;
    assert.deepEqual([username, password, port], ['me', NASTY, 8080]);
  });

  it('is refused with the reason where a browser takes no login', () => {
    for (const format of ['playwright', 'puppeteer'] as const) {
      const result = copiedProxy({ ...address, scheme: 'socks5' }, format);
      assert.equal(result.kind, 'none');
      assert.match(result.why ?? '', /SOCKS/i);
      assert.equal(copiedProxy({ scheme: 'socks5', host: '203.0.113.7', port: 1080 }, format).kind, 'code');
    }
  });
});
