import assert from 'node:assert/strict';
import { z } from 'zod';
import { Secret } from '../../../src/core/secret.js';
import { redactor } from '../../../src/http/redact.js';
import { clientOf, failureOf, thingCall, withServer } from './loopback.js';

describe('the user and password of a URL', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['no answer from http://me:pass@203.0.113.7:8080', 'no answer from http://[secret]@203.0.113.7:8080'],
    ['socks5://me@host:1, then', 'socks5://[secret]@host:1, then'],
    ['vless://3f6c@host:443?type=ws', 'vless://[secret]@host:443?type=ws'],
    ['http://me:p@ss@host/', 'http://[secret]@host/'],
    ['http://a:b@one http://c:d@two', 'http://[secret]@one http://[secret]@two'],
    ['https://example.com/path?mail=me', 'https://example.com/path?mail=me'],
    ['write to me@example.com', 'write to me@example.com'],
  ];

  it('are taken out, whoever’s they are, whether we have a secret of our own or not', () => {
    for (const secrets of [[], [new Secret('of our own')]]) {
      for (const [text, expected] of cases) {
        assert.equal(redactor(secrets)(text), expected);
      }
    }
  });

  it('are in no message of a provider', async () => {
    const [[said, expected] = ['', '']] = cases;
    await withServer(
      (_request, response) => response.writeHead(400).end(JSON.stringify({ said })),
      async (url) => {
        const readErrorBody = (_status: number, body: unknown) => ({
          message: z.object({ said: z.string() }).parse(body).said,
        });
        const { details } = await failureOf(clientOf(url, { readErrorBody }).read(thingCall()));
        assert.equal(details.providerMessage, expected);
      },
    );
  });
});
