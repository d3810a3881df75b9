import assert from 'node:assert/strict';
import { retryDelayMs } from '../../../src/http/retry.js';
import { clientOf, failureOf, skippingClock, thingCall, withServer, withSocketServer } from './loopback.js';

describe('the decision to try again', () => {
  const half = () => 0.5;

  for (const status of [408, 425, 429, 500, 502, 503, 504]) {
    it(`is for ${status}, with a jitter that doubles, up to three tries`, () => {
      const failure = { kind: 'refused', status } as const;
      assert.deepEqual(
        [1, 2, 3].map((tries) => retryDelayMs(failure, tries, half)),
        [250, 500, undefined],
      );
    });
  }

  for (const status of [200, 301, 400, 401, 402, 403, 404, 409, 422, 501]) {
    it(`is against ${status}`, () => {
      assert.equal(retryDelayMs({ kind: 'serverError', status }, 1, half), undefined);
    });
  }

  it('is for a network failure, and against all that another try would not change', () => {
    assert.equal(retryDelayMs({ kind: 'network' }, 1, half), 250);
    for (const kind of ['timeout', 'cancelled', 'tooLarge', 'malformedAnswer', 'rateLimited'] as const) {
      assert.equal(retryDelayMs({ kind }, 1, half), undefined);
    }
  });

  it('is never for earlier than asked, and against a wait of more than a minute', () => {
    const asked = (retryAfterMs: number) => ({ kind: 'rateLimited', status: 429, retryAfterMs }) as const;
    assert.equal(
      retryDelayMs(asked(7000), 1, () => 0),
      7000,
    );
    assert.equal(retryDelayMs(asked(7000), 2, half), 7500);
    assert.equal(
      retryDelayMs(asked(60_000), 1, () => 0),
      60_000,
    );
    assert.equal(retryDelayMs(asked(60_001), 1, half), undefined);
  });
});

/** Answers with each of `statuses` in turn, and 200 from then on. */
async function withStatuses<T>(
  statuses: readonly number[],
  headers: Record<string, string>,
  run: (url: string, requests: () => number) => Promise<T>,
): Promise<T> {
  let requests = 0;
  return withServer(
    (_request, response) => {
      const status = statuses[requests++] ?? 200;
      response.sendDate = false;
      response.writeHead(status, status === 200 ? {} : headers).end('{}');
    },
    (url) => run(url, () => requests),
  );
}

describe('a read that fails for a while', () => {
  it('is tried again, and tells how long it waits', async () => {
    await withStatuses([503, 502], {}, async (url) => {
      const clock = skippingClock(1000);
      const waits: unknown[] = [];
      await clientOf(url, {}, { clock, onWait: (wait) => waits.push(wait) }).read(thingCall());
      assert.deepEqual(waits, [
        { provider: 'gateway', reason: 'retry', untilMs: 1250 },
        { provider: 'gateway', reason: 'retry', untilMs: 1750 },
      ]);
    });
  });

  it('fails after three tries', async () => {
    await withStatuses([503, 503, 503], {}, async (url, requests) => {
      const { kind } = await failureOf(clientOf(url).read(thingCall()));
      assert.deepEqual([kind, requests()], ['serverError', 3]);
    });
  });

  it('is tried again when the connection breaks', async () => {
    let connections = 0;
    await withSocketServer(
      (socket) => {
        connections += 1;
        socket.once('data', () => {
          if (connections < 3) {
            socket.resetAndDestroy();
          } else {
            socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}');
          }
        });
      },
      (url) => clientOf(url).read(thingCall()),
    );
    assert.equal(connections, 3);
  });

  it('is sent once where each call costs something', async () => {
    await withStatuses([503, 429], { 'retry-after': '1' }, async (url, requests) => {
      const client = clientOf(url, { retries: 'never' });
      await failureOf(client.read(thingCall()));
      await failureOf(client.read(thingCall()));
      assert.equal(requests(), 2);
    });
  });

  it('waits as long as Retry-After asks, in seconds', async () => {
    await withStatuses([429], { 'retry-after': '7' }, async (url) => {
      const clock = skippingClock(0);
      const waits: unknown[] = [];
      const onWait = (wait: unknown) => waits.push(wait);
      await clientOf(url, {}, { clock, onWait, random: () => 0 }).read(thingCall());
      assert.deepEqual(clock.waits, [7000]);
      assert.deepEqual(waits, [{ provider: 'gateway', reason: 'rateLimit', untilMs: 7000 }]);
    });
  });

  it('waits as long as Retry-After asks, as a date', async () => {
    const clock = skippingClock(Date.parse('2025-01-01T00:00:00Z'));
    const date = new Date(clock.now() + 9000).toUTCString();
    await withStatuses([503], { 'retry-after': date }, async (url) => {
      await clientOf(url, {}, { clock, random: () => 0 }).read(thingCall());
      assert.deepEqual(clock.waits, [9000]);
    });
  });

  it('does not sit through a long wait, and sends nothing before it is over', async () => {
    await withStatuses([429], { 'retry-after': '3600' }, async (url, requests) => {
      const clock = skippingClock();
      const client = clientOf(url, {}, { clock });
      const first = await failureOf(client.read(thingCall()));
      assert.deepEqual(
        [first.kind, first.details.status, first.details.retryAfterMs],
        ['rateLimited', 429, 3_600_000],
      );
      clock.pass(600_000);
      const second = await failureOf(client.read(thingCall()));
      assert.deepEqual(
        [second.kind, second.details.status, second.details.retryAfterMs],
        ['rateLimited', undefined, 3_000_000],
      );
      assert.deepEqual([requests(), clock.waits], [1, []]);
      clock.pass(3_000_000);
      await client.read(thingCall());
    });
  });
});
