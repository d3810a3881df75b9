import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { z } from 'zod';
import { Secret } from '../../../src/core/secret.js';
import type { ProviderError } from '../../../src/core/errors.js';
import { redactor } from '../../../src/http/redact.js';
import {
  clientOf,
  failureOf,
  KEY,
  thingCall,
  thingEffect,
  withServer,
  withSocketServer,
} from './loopback.js';

const ECHOES = {
  raw: (text: string) => text,
  'URL-encoded': encodeURIComponent,
  'form-encoded': (text: string) => new URLSearchParams({ text }).toString(),
  'JSON-escaped': (text: string) => JSON.stringify(text),
  hex: (text: string) => Buffer.from(text).toString('hex'),
  base64: (text: string) => Buffer.from(text).toString('base64'),
  'base64 behind a name': (text: string) => Buffer.from(`user:${text}:`).toString('base64'),
  'base64url behind a letter': (text: string) => Buffer.from(`u${text}`).toString('base64url'),
  'upper-case hex': (text: string) => Buffer.from(text).toString('hex').toUpperCase(),
} as const;

function textsOf(error: ProviderError): string {
  assert.equal(error.cause, undefined);
  return [
    error.message,
    error.stack,
    String(error),
    JSON.stringify(error),
    inspect(error, { depth: 20, showHidden: true }),
  ].join('\n');
}

function assertFree(text: string, secret: string): void {
  for (const [name, encode] of Object.entries(ECHOES)) {
    const form = encode(secret)
      .replaceAll('"', '')
      .replace(/^text=/, '');
    // The ends of base64 depend on the neighbours: what is in between is the secret's own.
    const own = name.startsWith('base64') ? form.slice(8, -4) : form;
    assert(!text.toLowerCase().includes(own.toLowerCase()), `${name} in: ${text}`);
  }
}

describe('the key', () => {
  for (const [name, encode] of Object.entries(ECHOES)) {
    it(`is taken out of what the provider says when it echoes it ${name}`, async () => {
      const echo = `Key ${encode(KEY)} is not known`;
      await withServer(
        (_request, response) => response.writeHead(401).end(JSON.stringify({ echo })),
        async (url) => {
          const readErrorBody = (_status: number, body: unknown) => {
            const said = z.object({ echo: z.string() }).parse(body).echo;
            assert.equal(said, echo, 'the echo arrived');
            return { message: said, code: said, required: said, available: said };
          };
          const error = await failureOf(clientOf(url, { readErrorBody }).read(thingCall()));
          assert.match(error.details.providerMessage ?? '', /^Key .*\[secret\].* is not known$/);
          assertFree(textsOf(error), KEY);
        },
      );
    });
  }

  it('is known without its scheme word too', async () => {
    const keyHeader = { name: 'Authorization', value: new Secret(`Bearer ${KEY}`) };
    await withServer(
      (request, response) => {
        assert.equal(request.headers.authorization, `Bearer ${KEY}`);
        response.writeHead(401).end();
      },
      async (url) => {
        const readErrorBody = () => ({ message: `no ${KEY}, no Bearer ${KEY}` });
        const error = await failureOf(clientOf(url, { keyHeader, readErrorBody }).read(thingCall()));
        assert.equal(error.details.providerMessage, 'no [secret], no [secret]');
      },
    );
  });

  it('is in no text of any other failure', async () => {
    const errors: ProviderError[] = [];
    const keep = async (promise: Promise<unknown>) => errors.push(await failureOf(promise));
    const schema = z.object({ id: z.number() });
    await withServer(
      (request, response) => response.end(JSON.stringify({ id: request.headers['x-api-key'] })),
      async (url) => {
        await keep(clientOf(url).read({ ...thingCall(), schema }));
        await keep(clientOf(url).effect({ ...thingEffect(), schema }));
        await keep(clientOf(url).read({ ...thingCall(), schema: z.record(z.string(), z.literal('a')) }));
        await keep(clientOf(url).read(thingCall(AbortSignal.abort())));
      },
    );
    await withServer(
      (request, response) => response.end(JSON.stringify({ [String(request.headers['x-api-key'])]: 1 })),
      async (url) => {
        await keep(clientOf(url).read({ ...thingCall(), schema: z.record(z.string(), z.string()) }));
        await keep(clientOf(url).read({ ...thingCall(), schema: z.strictObject({}) }));
      },
    );
    await withServer(
      (request, response) => response.end(request.headers['x-api-key']),
      (url) => keep(clientOf(url).read(thingCall())),
    );
    const freed = await withSocketServer(
      (socket) => {
        socket.once('data', () => socket.destroy());
      },
      async (url) => {
        await keep(clientOf(url).read(thingCall()));
        await keep(clientOf(url).effect(thingEffect()));
        return url;
      },
    );
    await keep(clientOf(freed).read(thingCall()));
    await keep(clientOf('http://example.com').read(thingCall()));
    const hang = { deadlines: { readMs: 20, effectMs: 20, downloadMs: 20 } };
    await withSocketServer(
      () => undefined,
      (url) => keep(clientOf(url, {}, hang).read(thingCall())),
    );
    assert.equal(errors.length, 12);
    for (const error of errors) {
      assertFree(textsOf(error), KEY);
    }
  });

  it('has company: what a call carries besides is kept out as well', async () => {
    await withServer(
      (_request, response) => response.writeHead(400).end(),
      async (url) => {
        const readErrorBody = () => ({ message: 'hunter2hunter2 is too short' });
        const call = { ...thingCall(), secrets: [new Secret('hunter2hunter2')] };
        const error = await failureOf(clientOf(url, { readErrorBody }).read(call));
        assert.equal(error.details.providerMessage, '[secret] is too short');
      },
    );
  });
});

describe('the redactor', () => {
  it('finds any secret in any echo, wherever it stands', () => {
    const secret = fc.string({ unit: 'grapheme', minLength: 12 }).filter((text) => text.trim() === text);
    const neighbour = fc.string({ maxLength: 5 });
    fc.assert(
      fc.property(
        secret,
        neighbour,
        neighbour,
        fc.constantFrom(...Object.values(ECHOES)),
        (text, before, after, encode) => {
          assert.match(redactor([new Secret(text)])(before + encode(text) + after), /\[secret\]/);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('leaves other texts alone', () => {
    const redact = redactor([new Secret(KEY)]);
    fc.assert(fc.property(fc.string(), (text) => redact(text) === text));
    assert.equal(redactor([new Secret('')])('nothing secret'), 'nothing secret');
  });
});
