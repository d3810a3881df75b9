import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Finding, Judge } from '../../../../src/check/judge/judge.js';
import { judgeAt } from '../../../../src/check/judge/judgeAt.js';
import { fakeAnswer } from './fakeAnswer.js';

const AZENV = `<!DOCTYPE HTML>
<html lang="en"><head><title>AZ Environment variables 1.04</title></head>
<body><pre>
HTTP_HOST = azenv.net
HTTP_VIA = 1.1 squid
HTTP_CONNECTION = close
REMOTE_ADDR = 192.0.2.7
REMOTE_PORT = 40392
REQUEST_METHOD = GET
</pre></body></html>`;

/** What the usual judges answer, and what that says. */
const PAGES: readonly (readonly [name: string, body: unknown, told: Partial<Finding>])[] = [
  [
    'httpbin /get',
    { args: {}, headers: { Host: 'httpbin.org' }, origin: '192.0.2.7' },
    { exitIp: '192.0.2.7' },
  ],
  ['httpbin behind a front', { headers: {}, origin: '198.51.100.9, 192.0.2.7' }, { exitIp: '192.0.2.7' }],
  [
    'ip-api.com',
    {
      status: 'success',
      country: 'Germany',
      countryCode: 'DE',
      as: 'AS64500 Example GmbH',
      query: '192.0.2.7',
    },
    { exitIp: '192.0.2.7', country: 'DE', asn: 64_500 },
  ],
  [
    'ipinfo.io',
    { ip: '192.0.2.7', city: 'Berlin', country: 'DE', org: 'AS64501 Example', loc: '52.5,13.4' },
    { exitIp: '192.0.2.7', country: 'DE', asn: 64_501 },
  ],
  ['ipify', { ip: '2001:db8::7' }, { exitIp: '2001:db8::7' }],
  ['api.myip.com', { ip: '192.0.2.7', country: 'Germany', cc: 'DE' }, { exitIp: '192.0.2.7', country: 'DE' }],
  [
    'ifconfig.co/json',
    { ip: '192.0.2.7', ip_decimal: 3_221_225_991, country: 'Germany', country_iso: 'DE', asn: 'AS64502' },
    { exitIp: '192.0.2.7', country: 'DE', asn: 64_502 },
  ],
  [
    'ipwho.is',
    { ip: '192.0.2.7', country_code: 'DE', connection: { asn: 64_503, org: 'Example', isp: 'Example' } },
    { exitIp: '192.0.2.7', country: 'DE', asn: 64_503 },
  ],
  [
    'nested',
    {
      data: {
        ipAddress: '192.0.2.7',
        location: { country: { name: 'Germany', code: 'de' } },
        as: { number: 64_504 },
      },
    },
    { exitIp: '192.0.2.7', country: 'DE', asn: 64_504 },
  ],
  [
    'the sandbox',
    {
      origin: '192.0.2.7',
      country: 'US',
      asn: 64_505,
      city: null,
      via: 'gateway:u',
      targeting: null,
      headers: {},
    },
    { exitIp: '192.0.2.7', country: 'US', asn: 64_505 },
  ],
  ['azenv', AZENV, { exitIp: '192.0.2.7' }],
  ['azenv in one line', 'HTTP_HOST = a<br>REMOTE_ADDR = 192.0.2.7<br />', { exitIp: '192.0.2.7' }],
  ['CGI variables as JSON', { REMOTE_ADDR: '192.0.2.7', HTTP_VIA: '1.1 squid' }, { exitIp: '192.0.2.7' }],
  ["Cloudflare's trace", 'fl=1\nip=192.0.2.7\nts=1\nloc=DE\n', { exitIp: '192.0.2.7', country: 'DE' }],
  ['nothing but an address', '192.0.2.7\n', { exitIp: '192.0.2.7' }],
  ['an IPv4 address written as IPv6', '::ffff:192.0.2.7', { exitIp: '192.0.2.7' }],
  ['headers alone', { headers: { host: 'judge.example' } }, {}],
];

/** What a proxy may put in a judge's place. */
const OTHERS: readonly (readonly [name: string, body: unknown])[] = [
  ['a captive portal', '<html><title>Welcome</title>Your address is 192.0.2.7, log in</html>'],
  ['JSON of another kind', { status: 'ok', version: '1.2.3.4' }],
  ['a word where an address should be', { ip: 'unknown', country: 'DE' }],
  ['broken JSON', '{"ip": "192.0.2.7"'],
  ['null', 'null'],
  ['nothing', ''],
  [
    'an echoed header that looks like an exit',
    { headers: {}, body: { headers: { 'Client-IP': '192.0.2.7' } } },
  ],
];

describe('a judge', () => {
  let judge: Judge;
  before(() => {
    const made = judgeAt('http://judge.example/get?x=1#part');
    assert.ok(made);
    judge = made;
  });

  for (const [name, body, told] of PAGES) {
    it(`is understood: ${name}`, () => {
      const silent = { exitIp: undefined, country: undefined, asn: undefined, anonymity: undefined };
      assert.deepEqual(judge.read(fakeAnswer(body)), {
        verdict: 'live',
        reason: 'none',
        ...silent,
        ...told,
      });
    });
  }

  for (const [name, body] of OTHERS) {
    it(`is not taken for live: ${name}`, () => {
      if (name.startsWith('an echoed')) {
        assert.equal(judge.read(fakeAnswer(body)).exitIp, undefined);
        return;
      }
      assert.deepEqual(judge.read(fakeAnswer(body)), { verdict: 'garbage', reason: 'wrongJudge' });
      assert.equal(judge.view(fakeAnswer(body)), undefined);
    });
  }

  it('tells nothing where it sends people on, or has no page', () => {
    for (const status of [301, 302, 404, 500]) {
      assert.deepEqual(judge.read(fakeAnswer({ ip: '192.0.2.7' }, status)), {
        verdict: 'garbage',
        reason: 'wrongJudge',
      });
    }
  });

  it('may turn a proxy away', () => {
    assert.deepEqual(judge.read(fakeAnswer('', 429)), { verdict: 'blocked', reason: 'tooManyRequests' });
    assert.deepEqual(judge.read(fakeAnswer('no', 403)), { verdict: 'blocked', reason: 'unexpectedStatus' });
    assert.deepEqual(judge.read(fakeAnswer('<title>Just a moment...</title>', 503)), {
      verdict: 'blocked',
      reason: 'blockPage',
    });
    assert.deepEqual(judge.read(fakeAnswer('', 403, { 'cf-mitigated': 'challenge' })), {
      verdict: 'blocked',
      reason: 'blockPage',
    });
  });

  it('says what this machine looks like', () => {
    const view = judge.view(
      fakeAnswer({ origin: '192.0.2.1', headers: { Via: ['1.1 front', '1.1 other'] } }),
    );
    assert.equal(view?.address, '192.0.2.1');
    assert.deepEqual(view.headers, new Map([['via', '1.1 front, 1.1 other']]));
  });

  it('is never brought to a halt, whatever is sent', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json({ maxDepth: 20 })), (body) => {
        assert.ok(['live', 'garbage'].includes(judge.read(fakeAnswer(body)).verdict));
      }),
    );
    const deep = `${'{"a":'.repeat(1_500)}1${'}'.repeat(1_500)}`;
    assert.equal(judge.read(fakeAnswer(deep)).verdict, 'garbage');
    assert.equal(judge.read(fakeAnswer('<'.repeat(16_384))).verdict, 'garbage');
  });

  it('is asked for what its URL says, in every form', () => {
    const { target } = judge;
    assert.deepEqual([target.host, target.port, target.isTls], ['judge.example', 80, false]);
    const headers =
      'Host: judge.example\r\nUser-Agent: Mozilla/5.0 (compatible; Egress)\r\nAccept: */*\r\nConnection: close\r\n';
    assert.equal(text(target.request), `GET /get?x=1 HTTP/1.1\r\n${headers}\r\n`);
    assert.equal(text(target.absoluteHead), `GET http://judge.example/get?x=1 HTTP/1.1\r\n${headers}`);
  });

  it('is asked inside of a tunnel alone where it speaks TLS', () => {
    const target = judgeAt('https://[2001:db8::1]:8443/ip', ['a root'])?.target;
    assert.deepEqual(
      [target?.host, target?.port, target?.isTls, target?.roots],
      ['2001:db8::1', 8443, true, ['a root']],
    );
    assert.equal(target?.absoluteHead.length, 0);
    assert.match(text(target.request), /^GET \/ip HTTP\/1\.1\r\nHost: \[2001:db8::1\]:8443\r\n/);
  });

  it('is none where the URL is none, or holds a login', () => {
    for (const url of [
      '',
      'judge.example',
      'ftp://judge.example/',
      'http://',
      'http://user:pass@judge.example/',
    ]) {
      assert.equal(judgeAt(url), undefined, url);
    }
  });
});

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}
