import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import type net from 'node:net';
import { z } from 'zod';
import {
  clientOf,
  failureOf,
  skippingClock,
  thingCall,
  thingEffect,
  withServer,
  withSocketServer,
} from './loopback.js';

const SHORT = { deadlines: { readMs: 200, effectMs: 200, downloadMs: 200 } };
/** Longer than a test may take. */
const UNHURRIED = { deadlines: { readMs: 60_000, effectMs: 60_000, downloadMs: 60_000 } };

describe('a failure', () => {
  for (const [status, kind] of [
    [300, 'redirected'],
    [304, 'redirected'],
    [400, 'invalidRequest'],
    [401, 'unauthorized'],
    [402, 'insufficientFunds'],
    [403, 'forbidden'],
    [404, 'notFound'],
    [408, 'refused'],
    [409, 'conflict'],
    [418, 'refused'],
    [422, 'invalidRequest'],
    [429, 'rateLimited'],
    [500, 'serverError'],
    [503, 'serverError'],
  ] as const) {
    it(`with status ${status} is ${kind}`, async () => {
      await withServer(
        (_request, response) => response.writeHead(status).end(),
        async (url) => {
          const { details } = await failureOf(clientOf(url).read(thingCall()));
          assert.deepEqual(details, { kind, provider: 'gateway', endpoint: 'GET /things/{id}', status });
        },
      );
    });
  }

  it('is what the provider says it is', async () => {
    await withServer(
      (_request, response) => response.writeHead(403).end('{"code":"BANNED","text":"Pay\\u0007\\nfirst"}'),
      async (url) => {
        const readErrorBody = (status: number, body: unknown) => {
          const { code, text } = z.object({ code: z.string(), text: z.string() }).parse(body);
          assert.equal(status, 403);
          return { kind: 'unauthorized', code, message: text, required: '5', available: '1' } as const;
        };
        const { details } = await failureOf(clientOf(url, { readErrorBody }).read(thingCall()));
        assert.deepEqual(details, {
          kind: 'unauthorized',
          provider: 'gateway',
          endpoint: 'GET /things/{id}',
          status: 403,
          code: 'BANNED',
          providerMessage: 'Pay first',
          required: '5',
          available: '1',
        });
      },
    );
  });

  for (const body of ['<h1>no', '', '{"half', 'x'.repeat(6 * 2 ** 20)]) {
    it(`keeps its status when the body is ${JSON.stringify(body.slice(0, 9))}`, async () => {
      await withServer(
        (_request, response) => response.writeHead(401).end(body),
        async (url) => {
          const bodies: unknown[] = [];
          const readErrorBody = (_status: number, value: unknown) => {
            bodies.push(value);
            return {};
          };
          const { kind } = await failureOf(clientOf(url, { readErrorBody }).read(thingCall()));
          assert.deepEqual([kind, bodies], ['unauthorized', [undefined]]);
        },
      );
    });
  }

  it('bounds what the provider says', async () => {
    await withServer(
      (_request, response) => response.writeHead(400).end('{}'),
      async (url) => {
        const readErrorBody = () => ({ message: 'x'.repeat(10_000) });
        const { details } = await failureOf(clientOf(url, { readErrorBody }).read(thingCall()));
        assert.equal(details.providerMessage?.length, 300);
      },
    );
  });

  it('is none where the status is accepted and the schema takes the body', async () => {
    await withServer(
      (_request, response) => response.writeHead(401).end('{"fix":"renew"}'),
      async (url) => {
        const call = { ...thingCall(), acceptsStatus: (status: number) => status === 401 };
        const schema = z.object({ fix: z.string() });
        assert.deepEqual(await clientOf(url).read({ ...call, schema }), { fix: 'renew' });
        const { kind } = await failureOf(
          clientOf(url).read({ ...call, schema: z.object({ other: z.string() }) }),
        );
        assert.equal(kind, 'unauthorized');
      },
    );
  });

  it('names the code of a refused connection', async () => {
    const url = await withServer(
      () => undefined,
      (freed) => Promise.resolve(freed),
    );
    const { kind, details } = await failureOf(clientOf(url).read(thingCall()));
    assert.deepEqual([kind, details.detail], ['network', 'ECONNREFUSED']);
  });

  it('names the code of a connection that breaks in mid-answer', async () => {
    await withServer(
      (_request, response) => {
        response.writeHead(200, { 'content-length': 100 });
        response.write('{"id":', () => {
          response.destroy();
        });
      },
      async (url) => {
        const { kind, details } = await failureOf(clientOf(url).read(thingCall()));
        assert.deepEqual([kind, details.detail], ['network', 'ECONNRESET']);
      },
    );
  });

  it('tells what is no HTTP', async () => {
    await withSocketServer(
      (socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'),
      async (url) => {
        const { kind, details } = await failureOf(clientOf(url).read(thingCall()));
        assert.deepEqual(
          [kind, details.detail],
          ['malformedAnswer', 'broken HTTP or compression (HPE_INVALID_CONSTANT)'],
        );
      },
    );
  });

  it('is a timeout when no answer comes, and closes the connection', async () => {
    const sockets: net.Socket[] = [];
    await withSocketServer(
      (socket) => sockets.push(socket.resume()),
      async (url) => {
        const { kind, details } = await failureOf(clientOf(url, {}, SHORT).read(thingCall()));
        assert.deepEqual([kind, details.detail], ['timeout', 'no whole answer within 0.2 s']);
        await closed(sockets[0]);
        assert.equal(sockets.length, 1, 'a timeout is not tried again');
      },
    );
  });

  it('is a timeout when the answer drips', async () => {
    let drip: NodeJS.Timeout | undefined;
    await withServer(
      (_request, response) => {
        response.write('[1');
        drip = setInterval(() => response.write(',1'), 5);
      },
      async (url) => {
        const { kind } = await failureOf(clientOf(url, {}, SHORT).read(thingCall()));
        assert.equal(kind, 'timeout');
      },
    );
    clearInterval(drip);
  });

  it('keeps its status when the body of a refusal drips', async () => {
    await withServer(
      (_request, response) => response.writeHead(401).write('{'),
      async (url) => {
        const { kind } = await failureOf(clientOf(url, {}, SHORT).read(thingCall()));
        assert.equal(kind, 'unauthorized');
      },
    );
  });

  it('says why a base URL is none, without sending', async () => {
    for (const [baseUrl, detail] of [
      ['http://example.com', 'base URL: insecure'],
      ['https://user:pw@example.com', 'base URL: userinfo'],
      ['nonsense', 'base URL: malformed'],
    ] as const) {
      const { kind, details } = await failureOf(clientOf(baseUrl).read(thingCall()));
      assert.deepEqual([kind, details.detail], ['invalidRequest', detail]);
    }
  });

  it('refuses an id that could leave the path', async () => {
    for (const id of ['', '.', '..', 'a\ud800']) {
      const { kind } = await failureOf(
        clientOf('https://127.0.0.1:1').read({ ...thingCall(), path: ['things', id] }),
      );
      assert.equal(kind, 'invalidRequest');
    }
  });
});

describe('cancelling', () => {
  it('sends nothing when it came first', async () => {
    let connections = 0;
    await withSocketServer(
      (socket) => {
        connections += 1;
        socket.end('HTTP/1.1 204 No Content\r\n\r\n');
      },
      async (url) => {
        const call = thingCall(AbortSignal.abort());
        assert.equal((await failureOf(clientOf(url).read(call))).kind, 'cancelled');
        assert.equal(
          (await failureOf(clientOf(url).effect(thingEffect(AbortSignal.abort())))).kind,
          'cancelled',
        );
        await clientOf(url).read(thingCall());
        assert.equal(connections, 1, 'the one that was not cancelled');
      },
    );
  });

  for (const [when, beginAnswer] of [
    ['before the answer', () => undefined],
    [
      'in mid-answer',
      (socket: net.Socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{"id'),
    ],
    [
      'in mid-refusal',
      (socket: net.Socket) => socket.write('HTTP/1.1 401 No\r\ncontent-length: 99\r\n\r\n{"er'),
    ],
  ] as const) {
    it(`${when} closes the connection`, async () => {
      const controller = new AbortController();
      const sockets: net.Socket[] = [];
      await withSocketServer(
        (socket) => {
          sockets.push(socket);
          socket.once('data', () => {
            beginAnswer(socket);
            setImmediate(() => {
              controller.abort();
            });
          });
        },
        async (url) => {
          const client = clientOf(url, {}, UNHURRIED);
          const { kind } = await failureOf(client.read(thingCall(controller.signal)));
          assert.equal(kind, 'cancelled');
          await closed(sockets[0]);
        },
      );
    });
  }

  it('ends the wait before another try', async () => {
    const controller = new AbortController();
    const clock = {
      ...skippingClock(),
      wait: async (_ms: number, signal: AbortSignal) => {
        setImmediate(() => {
          controller.abort();
        });
        await once(signal, 'abort');
        throw new Error('aborted');
      },
    };
    await withServer(
      (_request, response) => response.writeHead(503).end(),
      async (url) => {
        const { kind } = await failureOf(clientOf(url, {}, { clock }).read(thingCall(controller.signal)));
        assert.equal(kind, 'cancelled');
      },
    );
  });
});

describe('a redirect', () => {
  for (const status of [301, 302, 303, 307, 308]) {
    it(`with ${status} is not followed, whatever is asked`, async () => {
      let hits = 0;
      const sink = http.createServer((_request, response) => {
        hits += 1;
        response.end('{}');
      });
      sink.listen(0, '::1');
      await once(sink, 'listening');
      const address = sink.address();
      assert(typeof address === 'object' && address !== null);
      const target = `http://[::1]:${address.port}/`;
      try {
        await withServer(
          (_request, response) => response.writeHead(status, { location: target }).end('{}'),
          async (url) => {
            const client = clientOf(url);
            const post = { ...thingCall(), method: 'POST', body: { a: 1 } } as const;
            const asks = [
              () => client.read(thingCall()),
              () => client.read(post),
              () => client.effect(thingEffect()),
            ];
            for (const ask of asks) {
              const { kind, details } = await failureOf(ask());
              assert.deepEqual([kind, details.status], ['redirected', status]);
            }
          },
        );
        assert.equal(hits, 0);
        await clientOf(target).read(thingCall());
        assert.equal(hits, 1, 'the other host is there to be reached');
      } finally {
        sink.close();
        sink.closeAllConnections();
      }
    });
  }
});

async function closed(socket: net.Socket | undefined): Promise<void> {
  assert(socket);
  if (!socket.closed) {
    await new Promise((resolve) => socket.once('close', resolve));
  }
}
