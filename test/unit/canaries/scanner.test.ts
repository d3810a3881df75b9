import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { sandboxCanaries } from '../../canaries/canaries.js';
import { CanaryScanner, type Canary } from '../../canaries/scanner.js';

const key = { name: 'key', value: 'rk_live_4c81e7d2' };
const password = { name: 'password', value: 'p@ss:w/rd%1#"é' };
const short = { name: 'short', value: 'p_7wypde' };
const scanner = new CanaryScanner([key, password, short]);

/** 100 kB of nothing in particular, the same each time. */
const NOISE = Buffer.concat(
  Array.from({ length: 3_200 }, (_, at) => createHash('sha256').update(String(at)).digest()),
);

const base64 = (text: string) => Buffer.from(text).toString('base64');
const hex = (text: string) => Buffer.from(text).toString('hex');

/** Ways in which a secret has left programs before. */
const LEAKS: readonly (readonly [how: string, Canary, string | Buffer])[] = [
  ['in a header', key, `X-Api-Key: ${key.value}`],
  ['in a URL', key, `GET /v1/orders?api_key=${key.value}&page=2`],
  ['in an error’s JSON', password, JSON.stringify({ config: { auth: password.value } })],
  ['in JSON within JSON', password, JSON.stringify({ message: JSON.stringify([password.value]) })],
  ['in JSON as PHP writes it', password, JSON.stringify(password.value).replaceAll('/', '\\/')],
  ['as code points', short, String.raw`"\u0070\u005f\u0037\u0077\u0079\u0070\u0064\u0065"`],
  ['in a proxy URL', password, `http://user:${encodeURIComponent(password.value)}@203.0.113.7:8080`],
  ['in a proxy URL of Python', password, `p%40ss%3aw%2frd%251%23%22%c3%a9`],
  ['in a URL within a URL', password, encodeURIComponent(encodeURIComponent(password.value))],
  ['in a form', password, new URLSearchParams({ password: password.value }).toString()],
  ['with every byte escaped', short, hex(short.value).replaceAll(/../g, '%$&')],
  ['in basic authentication', password, `Basic ${base64(`user:${password.value}`)}`],
  ['in base64, alone', short, base64(short.value)],
  ['in base64, a byte on', short, base64(`a${short.value}b`)],
  ['in base64, two bytes on', short, base64(`ab${short.value}`)],
  ['in a Shadowsocks URI', short, `ss://${Buffer.from(`aes:${short.value}`).toString('base64url')}@h:1`],
  ['in hex', key, hex(key.value)],
  ['in upper-case hex', key, hex(key.value).toUpperCase()],
  ['as the text of a browser', password, Buffer.from(`\u0000${password.value}`, 'utf16le')],
  ['in the middle of a database', key, Buffer.concat([NOISE, Buffer.from(key.value), NOISE])],
  ['at the very end', short, Buffer.concat([NOISE, Buffer.from(short.value)])],
];

describe('the search for secrets', () => {
  for (const [how, { name }, leak] of LEAKS) {
    it(`finds one ${how}`, () => {
      const bytes = Buffer.concat([NOISE, Buffer.from(leak), NOISE]);
      assert.deepEqual([...new Set(scanner.scan(bytes).map(({ canary }) => canary))], [name]);
    });
  }

  it('finds all of them in one file', () => {
    const bytes = Buffer.concat(LEAKS.map(([, , leak]) => Buffer.concat([Buffer.from(leak), NOISE])));
    assert.equal(scanner.scan(bytes).length, LEAKS.length);
  });

  it('finds none where there are none', async () => {
    const real = new CanaryScanner(await sandboxCanaries());
    const clean = ['package-lock.json', 'package.json', 'src/sandbox/index.ts', 'LICENSE'];
    for (const bytes of [NOISE, Buffer.from(hex('rk_live_')), ...clean.map((file) => readFileSync(file))]) {
      assert.deepEqual([...scanner.scan(bytes), ...real.scan(bytes)], []);
    }
  });
});

describe('the secrets searched for', () => {
  it('are of every sort, long enough not to be found by chance, and the same each time', async () => {
    const canaries = await sandboxCanaries();
    for (const sort of ['API key', 'proxy password', 'VLESS id', 'rotate link']) {
      assert.ok(
        canaries.some(({ name }) => name.includes(sort)),
        sort,
      );
    }
    assert.ok(canaries.every(({ value }) => value.length >= 8));
    assert.deepEqual(await sandboxCanaries(), canaries);
  });
});
