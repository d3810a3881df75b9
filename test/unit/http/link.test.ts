import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DryRun, Permit } from '../../../src/core/permit.js';
import { Secret } from '../../../src/core/secret.js';
import { linkUrl } from '../../../src/http/linkUrl.js';
import { clientOf, failureOf, withServer, withSocketServer } from './loopback.js';

const BASE = 'https://own.example/a/base';
const { signal } = new AbortController();

const OUTSIDE = [
  '',
  '/',
  'https://other.example/r/x',
  'HTTPS:other.example/r/x',
  '//other.example/r/x',
  '///other.example/r/x',
  '/\\other.example/r/x',
  '\\\\other.example\\r\\x',
  '/r\\..\\..\\x',
  'javascript:alert(1)',
  'data:text/html,x',
  'user:password@other.example/r/x',
  '@other.example/r/x',
  ' //other.example/r/x',
  '\t//other.example/r/x',
  '/\t/other.example/r/x',
  '/\n/other.example',
  '/r/x\r\nX-Injected: 1',
  '/r/\u0000x',
  '/r/x\u2028',
  '/r/x#@other.example',
  '../x',
  '/../x',
  '/r/../../x',
  '/%2e%2e/x',
  '/.%2E/.%2e/x',
];

const INSIDE: readonly (readonly [link: string, url: string])[] = [
  ['/r/abcd1234', '/r/abcd1234'],
  ['r/abcd1234', '/r/abcd1234'],
  ['/r/abcd?token=a%20b&at=1:2', '/r/abcd?token=a%20b&at=1:2'],
  ['/r/a%2Fb%3Fc', '/r/a%2Fb%3Fc'],
  ['/r/a:b@c', '/r/a:b@c'],
  ['/r/../s', '/s'],
];

function visit(link: string, isDryRun = false) {
  return {
    endpoint: 'GET rotate link',
    link: () => Promise.resolve(new Secret(link)),
    permit: new Permit({ signal, isDryRun }),
  };
}

describe('a link of the provider’s own', () => {
  it('stays below the base URL, its escapes as they are', () => {
    for (const [link, url] of INSIDE) {
      assert.equal(linkUrl(BASE, link), BASE + url);
    }
  });

  for (const link of OUTSIDE) {
    it(`is refused where it is ${JSON.stringify(link)}`, () => {
      assert.equal(linkUrl(BASE, link), undefined);
    });
  }

  it('never leaves the base URL, whatever it is', () => {
    const part = fc.oneof(
      fc.constantFrom(...OUTSIDE, '/', '..', '.', '%2e', '?', '#', '@', ':'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 4 }), (parts) => {
        const text = linkUrl(BASE, parts.join(''));
        if (text !== undefined) {
          const { origin, pathname, username, password } = new URL(text);
          assert.equal(origin, 'https://own.example');
          assert.ok(pathname.startsWith('/a/base/'));
          assert.equal(username + password, '');
        }
      }),
    );
  });
});

describe('visiting a link', () => {
  for (const [status, body] of [
    [200, 'OK'],
    [204, ''],
    [200, '<html>'],
    [302, ''],
    [307, '{}'],
  ] as const) {
    it(`takes ${status} ${JSON.stringify(body)} for done, and follows nothing`, async () => {
      const urls: (string | undefined)[] = [];
      await withServer(
        ({ method, url, headers }, response) => {
          urls.push(`${method} ${url}`);
          assert.equal(headers['x-api-key'], undefined);
          response.writeHead(status, { location: '/elsewhere' }).end(body);
        },
        async (url) => {
          await clientOf(`${url}/base`).visit(visit('/r/abcd'));
        },
      );
      assert.deepEqual(urls, ['GET /base/r/abcd']);
    });
  }

  for (const [status, kind] of [
    [404, 'notFound'],
    [409, 'conflict'],
    [500, 'serverError'],
  ] as const) {
    it(`tells ${status} by its status alone: the body may repeat the link`, async () => {
      await withServer(
        (request, response) => response.writeHead(status).end(JSON.stringify({ error: request.url })),
        async (url) => {
          const readErrorBody = (_status: number, body: unknown) => ({ message: JSON.stringify([body]) });
          const error = await failureOf(clientOf(url, { readErrorBody }).visit(visit('/r/abcd')));
          assert.deepEqual([error.kind, error.details.isSent], [kind, true]);
          assert.ok(!JSON.stringify(error.details).includes('abcd'));
        },
      );
    });
  }

  it('uses its permit only once the link is read and good', async () => {
    let connections = 0;
    await withSocketServer(
      (socket) => {
        connections += 1;
        socket.end('HTTP/1.1 204 No Content\r\n\r\n');
      },
      async (url) => {
        const unread = { ...visit(''), link: () => Promise.reject(new Error('not read')) };
        await assert.rejects(clientOf(url).visit(unread), { message: 'not read' });
        const astray = visit('//other.example/r/abcd');
        const { kind, message, details } = await failureOf(clientOf(url).visit(astray));
        assert.deepEqual([kind, details.isSent], ['conflict', false]);
        assert.ok(!message.includes('abcd'));
        assert.deepEqual([unread.permit.isUsed, astray.permit.isUsed, connections], [false, false, 0]);
        const good = visit('/r/abcd');
        const both = await Promise.allSettled([clientOf(url).visit(good), clientOf(url).visit(good)]);
        assert.deepEqual([both[0].status, both[1].status, connections], ['fulfilled', 'rejected', 1]);
      },
    );
  });

  it('shows neither link nor key where the permit only shows, and does not read the link', async () => {
    const unread = { ...visit('', true), link: () => Promise.reject(new Error('not read')) };
    await assert.rejects(clientOf('http://127.0.0.1:1/base').visit(unread), (error: unknown) => {
      assert.ok(error instanceof DryRun);
      const { method, url, headers, body } = error.request;
      assert.deepEqual([method, url, body], ['GET', 'http://127.0.0.1:1/base/•••', undefined]);
      assert.deepEqual(Object.keys(headers), ['Accept', 'User-Agent', 'Accept-Encoding']);
      return true;
    });
  });
});
