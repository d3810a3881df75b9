import assert from 'node:assert/strict';
import { once } from 'node:events';
import { RateBudget } from '../../../src/http/rateBudget.js';
import type { RateNews } from '../../../src/http/rateHeaders.js';
import { clientOf, skippingClock, thingCall, withServer } from './loopback.js';

const NO_NEWS: RateNews = {
  limit: undefined,
  remaining: undefined,
  resetInMs: undefined,
  retryAfterMs: undefined,
};
const CALM = new AbortController().signal;
const START = 1_000_000;

function budgetOf(limit: number, isLowestTier = false) {
  const clock = skippingClock(START);
  const waits: number[] = [];
  const budget = new RateBudget(clock, { limit, windowMs: 60_000, isLowestTier }, (untilMs) =>
    waits.push(untilMs - START),
  );
  /** Sends `count` calls and tells when each went, in seconds. */
  const send = async (count: number): Promise<number[]> => {
    const sentAt: number[] = [];
    for (let i = 0; i < count; i++) {
      assert('call' in (await budget.turn(CALM)));
      sentAt.push((clock.now() - START) / 1000);
    }
    return sentAt;
  };
  return { clock, budget, waits, send };
}

function taken(budget: RateBudget): number {
  const turn = budget.take();
  assert('call' in turn);
  return turn.call;
}

describe('a budget of calls', () => {
  it('lets as many through in any window as are documented, and tells of each wait', async () => {
    const { clock, send, waits } = budgetOf(3);
    assert.deepEqual(await send(2), [0, 0]);
    clock.pass(10_000);
    assert.deepEqual(await send(5), [10, 60, 60, 70, 120]);
    assert.deepEqual(waits, [60_000, 70_000, 120_000]);
  });

  it('holds nobody to the limit of the lowest plan', async () => {
    const { send, waits } = budgetOf(3, true);
    assert.deepEqual(new Set(await send(1000)), new Set([0]));
    assert.deepEqual(waits, []);
  });

  it('believes a limit in the headers, higher or lower', async () => {
    const { budget, send } = budgetOf(3, true);
    budget.answered(taken(budget), 200, { ...NO_NEWS, limit: 4 });
    assert.deepEqual(await send(4), [0, 0, 0, 60]);
    budget.answered(taken(budget), 200, { ...NO_NEWS, limit: 100 });
    assert.deepEqual(new Set(await send(50)), new Set([60]));
  });

  it('stops at what the headers leave, calls under way taken off, until the reset', async () => {
    const { budget, send } = budgetOf(100);
    const first = taken(budget);
    taken(budget);
    budget.answered(first, 200, { ...NO_NEWS, remaining: 3, resetInMs: 20_000 });
    assert.deepEqual(await send(4), [0, 0, 20, 20]);
  });

  it('does not believe a reset beyond the window', async () => {
    const { budget, send } = budgetOf(100);
    budget.answered(taken(budget), 200, { ...NO_NEWS, remaining: 0, resetInMs: 999_999_999 });
    assert.deepEqual(await send(1), [60]);
  });

  it('pauses for all when one is refused', async () => {
    const { budget, send } = budgetOf(100, true);
    budget.answered(taken(budget), 429, { ...NO_NEWS, retryAfterMs: 30_000 });
    assert.deepEqual(budget.take(), { waitMs: 30_000 });
    assert.deepEqual(await send(3), [30, 30, 30]);
  });

  it('takes what was let through for the limit where a refusal names no time, and forgets it again', async () => {
    const { budget, clock, send } = budgetOf(3, true);
    await send(5);
    budget.answered(taken(budget), 429, NO_NEWS);
    assert.equal(budget.left()?.limit, 5);
    assert.deepEqual(await send(7), [60, 60, 60, 60, 60, 120, 120]);
    clock.pass(600_000);
    assert.equal(budget.left(), undefined);
    assert.equal(new Set(await send(100)).size, 1);
  });

  it('learns no less from refusals than the documents promise', async () => {
    const { budget, send } = budgetOf(3, true);
    await send(2);
    budget.answered(taken(budget), 429, NO_NEWS);
    assert.deepEqual(
      await send(10),
      Array.from({ length: 10 }, () => 0),
    );
  });

  it('counts none of several that were refused at once', async () => {
    const { budget, send } = budgetOf(3, true);
    await send(4);
    const refused = [taken(budget), taken(budget), taken(budget)];
    for (const call of refused) {
      budget.answered(call, 429, NO_NEWS);
    }
    assert.equal(budget.left()?.limit, 4);
  });

  it('does not pause for another status', () => {
    const { budget } = budgetOf(100);
    budget.answered(taken(budget), 503, { ...NO_NEWS, retryAfterMs: 30_000 });
    assert('call' in budget.take());
  });

  it('tells a wait that nobody would sit through at once', async () => {
    const { budget, waits } = budgetOf(100);
    budget.answered(taken(budget), 429, { ...NO_NEWS, retryAfterMs: 61_000 });
    assert.deepEqual(await budget.turn(CALM), { waitMs: 61_000 });
    assert.deepEqual(waits, []);
  });

  it('serves first come first, and lets who gave up out of the line', async () => {
    const served: string[] = [];
    let release: () => void = () => undefined;
    let nowMs = 0;
    const clock = {
      now: () => nowMs,
      wait: (ms: number, signal: AbortSignal) =>
        new Promise<void>((resolve, reject) => {
          release = () => {
            nowMs += ms;
            resolve();
          };
          signal.addEventListener('abort', () => {
            reject(new Error('aborted'));
          });
        }),
    };
    const budget = new RateBudget(clock, { limit: 1, windowMs: 1000 }, () => undefined);
    budget.take();
    const ask = async (name: string, signal = CALM) => {
      await budget.turn(signal);
      served.push(`${name} at ${nowMs}`);
    };
    const [head, middle] = [new AbortController(), new AbortController()];
    const first = ask('first', head.signal);
    const second = ask('second', middle.signal);
    const third = ask('third');
    const fourth = ask('fourth');
    middle.abort();
    await assert.rejects(second);
    head.abort();
    await assert.rejects(first);
    await settled();
    release();
    await third;
    await settled();
    release();
    await fourth;
    assert.deepEqual(served, ['third at 1000', 'fourth at 2000']);
  });
});

describe('what a budget tells', () => {
  const limit = 4;

  it('counts where nothing else is known, and says when all is there again', async () => {
    const { budget, clock, send } = budgetOf(limit);
    assert.deepEqual(budget.left(), { limit, remaining: 4 });
    await send(1);
    clock.pass(10_000);
    await send(2);
    assert.deepEqual(budget.left(), { limit, remaining: 1, resetsAt: START + 70_000 });
    clock.pass(50_000);
    assert.deepEqual(budget.left(), { limit, remaining: 2, resetsAt: START + 70_000 });
    clock.pass(10_000);
    assert.deepEqual(budget.left(), { limit, remaining: 4 });
  });

  it('is nothing for a limit that other plans have not, until the headers tell one', () => {
    const { budget } = budgetOf(limit, true);
    const call = taken(budget);
    assert.equal(budget.left(), undefined);
    budget.answered(call, 200, { ...NO_NEWS, limit: 30 });
    assert.deepEqual(budget.left(), { limit: 30, remaining: 29, resetsAt: START + 60_000 });
  });

  it('is what the headers left, less what is under way, as long as they hold', () => {
    const { budget, clock } = budgetOf(limit, true);
    const call = taken(budget);
    budget.answered(call, 200, { ...NO_NEWS, limit: 30, remaining: 7, resetInMs: 20_000 });
    assert.deepEqual(budget.left(), { limit: 30, remaining: 7, resetsAt: START + 20_000 });
    taken(budget);
    assert.deepEqual(budget.left(), { limit: 30, remaining: 6, resetsAt: START + 20_000 });
    clock.pass(20_000);
    assert.deepEqual(budget.left(), { limit: 30, remaining: 30 }, 'the window of the provider has ended');
    taken(budget);
    assert.deepEqual(budget.left(), { limit: 30, remaining: 29, resetsAt: START + 80_000 });
  });

  it('knows what is left without knowing of how much', () => {
    const { budget } = budgetOf(limit, true);
    budget.answered(taken(budget), 200, { ...NO_NEWS, remaining: 7, resetInMs: 20_000 });
    assert.deepEqual(budget.left(), { remaining: 7, resetsAt: START + 20_000 });
  });

  it('is nothing left after a refusal, until then', () => {
    const { budget, clock } = budgetOf(limit, true);
    budget.answered(taken(budget), 429, { ...NO_NEWS, retryAfterMs: 30_000 });
    assert.deepEqual(budget.left(), { remaining: 0, resetsAt: START + 30_000 });
    clock.pass(30_000);
    assert.equal(budget.left(), undefined);
  });

  it('is never less than nothing', () => {
    const { budget } = budgetOf(limit);
    const [first] = [taken(budget), taken(budget), taken(budget)];
    budget.answered(first, 200, { ...NO_NEWS, limit: 2 });
    assert.deepEqual(budget.left(), { limit: 2, remaining: 0, resetsAt: START + 60_000 });
    budget.answered(first, 200, { ...NO_NEWS, remaining: 1, resetInMs: 20_000 });
    assert.deepEqual(budget.left(), { limit: 2, remaining: 0, resetsAt: START + 20_000 });
  });
});

describe('a client', () => {
  it('keeps a budget for each category', async () => {
    await withServer(
      (_request, response) => response.end('{}'),
      async (url) => {
        const clock = skippingClock();
        const rateLimits = [
          { category: 'read', limit: 1, windowMs: 1000 },
          { category: 'export', limit: 1, windowMs: 5000 },
        ];
        const client = clientOf(url, { rateLimits }, { clock });
        await client.read(thingCall());
        await client.read({ ...thingCall(), category: 'export' });
        assert.deepEqual(clock.waits, []);
        await client.read({ ...thingCall(), category: 'read' });
        assert.deepEqual(clock.waits, [1000], 'the first category is the default');
        await client.read({ ...thingCall(), category: 'export' });
        assert.deepEqual(clock.waits, [1000, 4000]);
      },
    );
  });

  it('tells of each of its limits, and sends nothing for it', async () => {
    let requests = 0;
    await withServer(
      (_request, response) => {
        requests += 1;
        response.end('{}');
      },
      async (url) => {
        const rateLimits = [
          { category: 'read', limit: 5, windowMs: 1000 },
          { category: 'export', limit: 1, windowMs: 5000, isLowestTier: true },
        ];
        const clock = skippingClock(START);
        const client = clientOf(url, { rateLimits }, { clock });
        await client.read(thingCall());
        await client.read({ ...thingCall(), category: 'another' });
        assert.deepEqual(client.budgets(), [
          { category: 'read', windowMs: 1000, limit: 5, remaining: 4, resetsAt: START + 1000 },
        ]);
      },
    );
    assert.equal(requests, 2);
  });

  it('sends no more at once than the limit allows, however many ask together', async () => {
    const clock = skippingClock(0);
    const sentAt: number[] = [];
    await withServer(
      (_request, response) => {
        sentAt.push(clock.now());
        response.end('{}');
      },
      async (url) => {
        const client = clientOf(
          url,
          { rateLimits: [{ category: 'read', limit: 2, windowMs: 1000 }] },
          { clock },
        );
        await Promise.all([1, 2, 3, 4, 5].map(() => client.read(thingCall())));
        assert.deepEqual(clock.waits, [1000, 1000]);
      },
    );
    assert.equal(sentAt.length, 5);
  });

  it('learns from the headers of its answers', async () => {
    let remaining = 2;
    await withServer(
      (_request, response) => {
        remaining -= 1;
        response.writeHead(200, {
          date: new Date(60_000).toUTCString(),
          'x-ratelimit-remaining': remaining,
          'x-ratelimit-reset': 90,
        });
        response.end('{}');
      },
      async (url) => {
        const clock = skippingClock();
        const client = clientOf(url, {}, { clock });
        await client.read(thingCall());
        await client.read(thingCall());
        assert.deepEqual(clock.waits, []);
        await client.read(thingCall());
        assert.deepEqual(clock.waits, [30_000]);
      },
    );
  });
});

/** Lets every promise that can go on go on. */
async function settled(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  port2.postMessage('');
  await once(port1, 'message');
  port1.close();
}
