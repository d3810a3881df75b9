import assert from 'node:assert/strict';
import { leaksIn } from '../../../src/leaks/detect.js';
import { type Case, marked, unmarked } from './marked.js';

const PASSWORD = 'S3cretp4ss';
const secret = `«${PASSWORD}»`;

describe('credentials of a proxy', () => {
  for (const scheme of ['http', 'https', 'socks4', 'socks4a', 'socks5', 'socks5h']) {
    it(`are found in a ${scheme} URL`, () => {
      const line = `proxy = "${scheme}://alice:${PASSWORD}@proxy.vendor.net:8080"`;
      const [leak, ...others] = leaksIn(line);
      assert.deepEqual(others, []);
      assert.ok(leak);
      assert.equal(leak.kind, 'proxy');
      assert.equal(line.slice(leak.start, leak.end), `${scheme}://alice:${PASSWORD}@proxy.vendor.net:8080`);
      assert.equal(line.slice(leak.credentials.start, leak.credentials.end), `alice:${PASSWORD}`);
      assert.equal(line.slice(leak.secret.start, leak.secret.end), PASSWORD);
    });
  }

  const cases: readonly Case[] = [
    // the notations of lists
    [`alice:${secret}@proxy.vendor.net:3128`, 'proxy'],
    [`proxy.vendor.net:3128:alice:${secret}`, 'proxy'],
    [`proxy.vendor.net:3128@alice:${secret}`, 'proxy'],
    [`alice:${secret}:185.123.45.67:3128`, 'proxy'],
    [`185.123.45.67:8080:alice:«wonderland»`, 'proxy'],
    [`proxies = ["185.123.45.67:8080:alice:«kx82hd»", "185.123.45.68:8080:alice:«kx82he»"]`, 'proxy'],
    [`185.123.45.67:8080:alice:«a;b)c:d@e9»`, 'proxy'],
    [`[2001:db8::7]:8080:alice:${secret}`, 'proxy'],
    [`alice:${secret}@[2001:db8:0:0:0:0:0:7]:8080`, 'proxy'],
    // inside of another URL
    [`https://api.example.com/?proxy=http%3A%2F%2Falice%3A${secret}%40proxy.vendor.net%3A8080&x=1`, 'proxy'],
    [`url=socks5%3a%2f%2falice%3a«k%40x9s%3aw9»%40185.1.2.3%3a1080`, 'proxy'],
    [`PROXY=alice:${secret}@185.123.45.67:3128`, 'proxy'],
    ['gate.vendor.net:7000:spalice:«Wq1z»', 'proxy'],
    // as a client sends them
    [`'Proxy-Authorization': 'Basic «YWxpY2U6UzNjcmV0cDRzcw==»'`, 'proxy'],
    [`req.Header.Set("Proxy-Authorization", "Basic «YWxpY2U6UzNjcmV0cDRzcw==»")`, 'proxy'],
    [`headers["Proxy-Authorization"] = "Basic «YWxpY2U6UzNjcmV0cDRzcw==»"`, 'proxy'],
    [`"Proxy-Authorization" => "Basic «YWxpY2U6UzNjcmV0cDRzcw==»"`, 'proxy'],
    [`(b"proxy-authorization", b"Basic «YWxpY2U6UzNjcmV0cDRzcw==»")`, 'proxy'],
    // a client's options
    [`java -Dhttp.proxyPassword=${secret} -jar a.jar`, 'proxy'],
    [`systemProp.https.proxyPassword=${secret}`, 'proxy'],
    [`System.setProperty("http.proxyPassword", "${secret}");`, 'proxy'],
    [`wget --proxy-user=alice --proxy-password='${secret}' https://example.com`, 'proxy'],
    [`curl_setopt($ch, CURLOPT_PROXYUSERPWD, "alice:${secret}");`, 'proxy'],
    [`  CURLOPT_PROXYUSERPWD => 'alice:${secret}',`, 'proxy'],
    [`c.setopt(c.PROXYUSERPWD, 'alice:${secret}')`, 'proxy'],
    [`curl -fsSLU alice:${secret} https://example.com`, 'proxy'],
    // passwords that are hard to read
    ['http://me:«p@ss:w/rd%1#x?»@203.0.113.7:8080', 'proxy'],
    ['http://me:«p%40ss%3Aw%2Frd%251%23x%3F»@203.0.113.7:8080', 'proxy'],
    [`"http://me:«pa'ss9<w>ord»@proxy.vendor.net:8080"`, 'proxy'],
    ['http://ü:«pässwörd9»@proxy.vendor.net:8080/', 'proxy'],
    // where a URL ends
    [`see http://alice:${secret}@proxy.vendor.net:8080, or ask.`, 'proxy'],
    [`(http://alice:${secret}@[2001:db8::7]:8080)`, 'proxy'],
    [`"http:\\/\\/alice:${secret}@proxy.vendor.net:8080"`, 'proxy'],
    [`"http://a1:${secret}@1.2.3.9:80\\nhttp://a2:${secret}@1.2.3.9:81"`, 'proxy'],
    [`日本http://alice:${secret}@proxy.vendor.net:8080は`, 'proxy'],
    [`curl -x http://alice:${secret}@proxy.vendor.net:8080 https://example.com`, 'proxy'],
    [`curl -U 'alice:${secret}' -x proxy.vendor.net:8080 https://example.com`, 'proxy'],
    // a key in the place of the user's name
    ['http://«8f3b2c9d1e7a4f60b5»:@proxy.vendor.net:8011', 'proxy'],
    // part of it is filled in later, and the password is not
    [`f"http://user:«k7f3a91bq2-country-{country}»@gateway.vendor.io:8880"`, 'proxy'],
    ['http://${user}:«S3cretp4ss»@proxy.vendor.net:8080', 'proxy'],
    ['http://alice:«S3cretp4ss»@${host}:${port}', 'website'],
    [`"http://alice:${secret}@" + host`, 'website'],
    // no proxy, and a credential all the same
    [`https://alice:${secret}@intranet.vendor.net/reports`, 'website'],
    [`git+https://alice:${secret}@git.vendor.net/x.git`, 'website'],
    [`wss://alice:${secret}@browser.vendor.net:9222`, 'website'],
    // links and keys
    ['vless://«7f3d9d4a-8b9f-4a93-9f55-2d5e3b7f1c24»@nl.vendor.net:443?type=tcp#nl', 'tunnel'],
    ['ss://«YWVzLTI1Ni1nY206cGFzc3dvcmQxMjM»@185.1.2.3:8388#nl', 'tunnel'],
    ['ss://«YWVzLTI1Ni1nY206cGFzc3dvcmQxMjNAMS4yLjMuNDo4Mzg4»#nl', 'tunnel'],
    ['Authorization: Bearer pk_live_«9d2f7c41ab»', 'key'],
    ['-H "x-api-key: rk_«k17m3q5v7n9p1r2t4w6y8z0a»"', 'key'],
    ['password = "«k7f3a91bq2»-country-US-city-miami-session-abc"', 'key'],
    ['https://gateway.iploop.io:9443/api/support/diagnose?api_key=«k7f3a91bq2»', 'key'],
    ['curl https://ipswamp.com/api/v1/test-key -H "X-API-Key: «k7f3a91bq2»"', 'key'],
    ['curl -H "Authorization: Bearer «k7f3a91bq2»" https://api.1001proxy.io/api/v1/account', 'key'],
    ['"rotatePath": "/r/«a8f3k2m9x0»"', 'rotateLink'],
  ];
  for (const [line, kind] of cases) {
    it(`are seen in ${line}`, () => {
      assert.equal(marked(unmarked(line)), line);
      assert.ok(leaksIn(unmarked(line)).every((leak) => leak.kind === kind));
    });
  }

  const places: readonly string[] = [
    // what a line sets
    'PROXY=«alice:S3cretp4ss@45.12.33.7:8080»',
    '  proxy.url=«alice:S3cretp4ss@gate.vendor.net:7000»',
    'proxy=«alice:S3cretp4ss:gate.vendor.net:7000»',
    'PROXY:=«alice:S3cretp4ss@gate.vendor.net:7000»',
    'PROXY::=«alice:S3cretp4ss@gate.vendor.net:7000»',
    'PROXY?=«45.12.33.7:8080:alice:S3cretp4ss»',
    '--proxy=«45.12.33.7:8080:alice:wonderland»',
    'proxy=«[2001:db8::7]:8080:alice:S3cret=p4ss)»;',
    'HTTP_PROXY=«http://alice:S3cretp4ss@45.12.33.7:8080»',
    // between brackets
    '(«45.12.33.7:8080:alice:S3cretp4ss»)',
    '[«45.12.33.7:8080:alice:S3cretp4ss»]',
    '(«alice:S3cretp4ss@45.12.33.7:8080»)',
    '[proxy]«alice:S3cretp4ss@45.12.33.7:8080»',
    'proxies:[«alice:S3cretp4ss@45.12.33.7:8080»]',
    // as vendors write URLs
    '«socks5://45.12.33.7:1080:alice:wonderland»',
    'proxies = ["«http://gate.vendor.net:8080:alice:S3cretp4ss»"]',
    // line ends that are written out
    '«gate.vendor.net:8080:alice:S3cretp4ss»\\n«door.vendor.net:8080:alice:S3cretp4st»',
    'x = "«gate.vendor.net:8080:alice:Wq1z»\\r\\n«door.vendor.net:8080:alice:Wq2z»\\n"',
    '«alice:S3cret\\np4ss@45.12.33.7:8080»',
    // hosts in other scripts, and sentences behind others
    '«http://alice:S3cretp4ss@münchen.de:8080»/',
    'see «http://alice:S3cretp4ss@прокси.рф:8080».',
    '«http://alice:S3cretp4ss@vendor.com»は',
  ];
  for (const line of places) {
    it(`end where they do in ${line}`, () => {
      const text = unmarked(line);
      const whole = leaksIn(text).map((leak) => ({ ...leak, secret: leak }));
      assert.equal(marked(text, whole), line);
    });
  }

  it('are not looked for beyond what programs alone write on a line', () => {
    const url = `http://alice:${PASSWORD}@proxy.vendor.net:8080`;
    assert.equal(leaksIn(`${' '.repeat(9_000)}${url}`).length, 1);
    assert.equal(leaksIn(`${' '.repeat(10_000)}${url}`).length, 0);
  });
});
