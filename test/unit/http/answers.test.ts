import assert from 'node:assert/strict';
import type http from 'node:http';
import zlib from 'node:zlib';
import { z } from 'zod';
import { clientOf, failureOf, KEY, thingCall, withServer } from './loopback.js';

const thing = z.object({ id: z.number(), inner: z.array(z.object({ expiresAt: z.string() })).default([]) });

/** What a read makes of an answer with this body. */
async function reading(
  body: string | Buffer,
  headers: http.OutgoingHttpHeaders = {},
  schema: z.ZodType = z.unknown(),
) {
  return withServer(
    (_request, response) => response.writeHead(200, headers).end(body),
    (url) => clientOf(url).read({ ...thingCall(), schema }),
  );
}

describe('a read', () => {
  it('sends method, path, query, key and body, and nothing it was not given', async () => {
    const seen: unknown[] = [];
    await withServer(
      (request, response) => {
        const chunks: Buffer[] = [];
        request.on('data', (chunk: Buffer) => chunks.push(chunk));
        request.on('end', () => {
          const headers = { ...request.headers };
          delete headers.host;
          delete headers.connection;
          seen.push({
            method: request.method,
            url: request.url,
            headers,
            body: Buffer.concat(chunks).toString(),
          });
          response.end('{}');
        });
      },
      async (url) => {
        await clientOf(`${url}/api/v1`, {}, { userAgent: 'Egress/1.2.3' }).read({
          ...thingCall(),
          path: ['a b', 'c/d', '%2f'],
          query: { text: 'ü&=', count: 2, isOn: false, none: undefined },
        });
        await clientOf(url).read({ ...thingCall(), method: 'POST', body: { q: 'ü' }, isAnonymous: true });
      },
    );
    assert.deepEqual(seen, [
      {
        method: 'GET',
        url: '/api/v1/a%20b/c%2Fd/%252f?text=%C3%BC%26%3D&count=2&isOn=false',
        headers: {
          accept: 'application/json',
          'accept-encoding': 'gzip, deflate',
          'user-agent': 'Egress/1.2.3',
          // Node reads header bytes as Latin-1, as they are sent.
          'x-api-key': KEY,
        },
        body: '',
      },
      {
        method: 'POST',
        url: '/things/7',
        headers: {
          accept: 'application/json',
          'accept-encoding': 'gzip, deflate',
          'user-agent': 'Egress',
          'content-type': 'application/json',
          'content-length': '10',
        },
        body: '{"q":"ü"}',
      },
    ]);
  });

  it('gives what the schema makes of the answer', async () => {
    assert.deepEqual(await reading('{"id":1,"extra":true}', {}, thing), { id: 1, inner: [] });
  });

  it('passes over a byte order mark', async () => {
    assert.deepEqual(await reading('\ufeff{"id":1}'), { id: 1 });
  });

  for (const [encoding, compressed] of [
    ['gzip', zlib.gzipSync('{"id":1}')],
    ['deflate', zlib.deflateSync('{"id":1}')],
  ] as const) {
    it(`decompresses ${encoding}`, async () => {
      assert.deepEqual(await reading(compressed, { 'content-encoding': encoding }), { id: 1 });
    });
  }

  it('names the place of a broken field, and not the value', async () => {
    const error = await failureOf(
      reading('{"id":1,"inner":[{"expiresAt":"x"},{"expiresAt":"y"},{"expiresAt":987654321}]}', {}, thing),
    );
    assert.equal(
      error.message,
      'gateway GET /things/{id}: malformedAnswer (200) at $.inner[2].expiresAt: Invalid input: expected string, received number',
    );
    assert.equal(error.details.jsonPath, '$.inner[2].expiresAt');
  });

  it('quotes member names that are no words in the place', async () => {
    const error = await failureOf(
      reading(
        '{"a b":{"ü":{"1":1}}}',
        {},
        z.record(z.string(), z.record(z.string(), z.record(z.string(), z.string()))),
      ),
    );
    assert.equal(error.details.jsonPath, '$["a b"].ü["1"]');
  });

  for (const [what, body, detail] of [
    ['HTML', '<!doctype html><p>Bad gateway', 'HTML in place of JSON'],
    ['an object that ends too early', '{"id":1,"inner":[{"expi', 'JSON that ends too early'],
    ['a list that ends too early', ' [1, 2', 'JSON that ends too early'],
    ['a sentence', 'Too many requests', 'not JSON'],
    ['a broken object', '{"id":01}', 'not JSON'],
    ['a poisoned object', '{"id":1,"inner":[{"__proto__":{"isAdmin":true}}]}', 'a member named __proto__'],
  ] as const) {
    it(`says that ${what} is not the answer`, async () => {
      const { kind, details } = await failureOf(reading(body));
      assert.deepEqual([kind, details.status, details.detail], ['malformedAnswer', 200, detail]);
    });
  }

  it('says that an answer that is not compressed as it claims is broken', async () => {
    const { kind, details } = await failureOf(reading('{"id":1}', { 'content-encoding': 'gzip' }));
    assert.deepEqual(
      [kind, details.detail],
      ['malformedAnswer', 'broken HTTP or compression (Z_DATA_ERROR)'],
    );
  });

  it('leaves an empty answer to the schema', async () => {
    assert.equal(await reading(''), undefined);
    const { kind, details } = await failureOf(reading('', {}, thing));
    assert.deepEqual([kind, details.jsonPath], ['malformedAnswer', '$']);
  });

  it('takes 64 levels and refuses 65', async () => {
    await reading('['.repeat(64) + ']'.repeat(64));
    const { kind, details } = await failureOf(reading('['.repeat(65) + ']'.repeat(65)));
    assert.deepEqual([kind, details.detail], ['tooLarge', 'nested deeper than 64 levels']);
  });

  it('survives a hundred thousand levels', async () => {
    const { kind } = await failureOf(reading('['.repeat(1e5) + ']'.repeat(1e5)));
    assert.equal(kind, 'tooLarge');
  });

  it('refuses more values than a schema can walk in a moment', async () => {
    await reading(`[${'0,'.repeat(499_998)}0]`);
    const { kind, details } = await failureOf(reading(`[${'0,'.repeat(500_000)}0]`));
    assert.deepEqual([kind, details.detail], ['tooLarge', 'more than 500000 values']);
  });

  it('takes 5 MiB and refuses a byte more', async () => {
    const whole = `"${'x'.repeat(5 * 2 ** 20 - 2)}"`;
    await reading(whole);
    const { kind, details } = await failureOf(reading(`${whole} `));
    assert.deepEqual([kind, details.detail], ['tooLarge', 'more than 5 MiB']);
  });

  it('gives up a compressed bomb at the same size', async () => {
    const bomb = zlib.gzipSync(Buffer.alloc(20 * 2 ** 20));
    const { kind } = await failureOf(reading(bomb, { 'content-encoding': 'gzip' }));
    assert.equal(kind, 'tooLarge');
  });

  it('cuts an endless answer early and closes its connection', async () => {
    const chunk = Buffer.alloc(2 ** 20, ' ');
    let sentMebibytes = 0;
    await withServer(
      (request, response) => {
        const more = () => {
          while (sentMebibytes < 1024 && !response.destroyed) {
            sentMebibytes += 1;
            if (!response.write(chunk)) {
              response.once('drain', more);
              return;
            }
          }
        };
        request.socket.on('error', () => undefined);
        more();
      },
      async (url) => {
        const { kind } = await failureOf(clientOf(url).read(thingCall()));
        assert.equal(kind, 'tooLarge');
      },
    );
    assert(sentMebibytes < 64, `${sentMebibytes} MiB were sent`);
  });
});
