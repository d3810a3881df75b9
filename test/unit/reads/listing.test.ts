import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { describe, it } from 'mocha';
import type { Page } from '../../../src/core/page.js';
import { inTurn, Listing, single, whole, type PageSource } from '../../../src/reads/listing.js';
import { ListingFamily } from '../../../src/reads/listingFamily.js';

function listing<T>(source: PageSource<T>) {
  let now = 1000;
  let changes = 0;
  const subject = new Listing(source, { clock: () => now, onDidChange: () => (changes += 1) });
  return { subject, changes: () => changes, wait: (ms: number) => (now += ms) };
}

/** `sizes` says how many items each page holds; asking beyond the last one is a defect. */
function pages(sizes: readonly number[], log: string[] = [], name = 'list'): PageSource<string> {
  return (page) => {
    log.push(`${name}:${page}`);
    const size = sizes[page - 1];
    assert.ok(size !== undefined, `${name} was asked for page ${page}`);
    return Promise.resolve({
      items: Array.from({ length: size }, (_, index) => `${name}${page}.${index}`),
      page,
      hasMore: page < sizes.length,
      total: sizes.reduce((sum, each) => sum + each, 0),
    });
  };
}

describe('a listing', () => {
  it('reads nothing before it is asked, then one page a time', async () => {
    const log: string[] = [];
    const { subject } = listing(pages([2, 1], log));
    assert.deepEqual(log, []);
    await subject.ensure();
    await subject.ensure();
    assert.deepEqual(log, ['list:1']);
    assert.deepEqual(subject.state, {
      items: ['list1.0', 'list1.1'],
      loadedAt: 1000,
      total: 3,
      hasMore: true,
      isLoading: false,
    });
    await subject.loadMore();
    await subject.loadMore();
    assert.deepEqual(log, ['list:1', 'list:2']);
    assert.deepEqual(subject.state.items, ['list1.0', 'list1.1', 'list2.0']);
  });

  it('is as old as its first page: what happened since is on no later one', async () => {
    const { subject, wait } = listing(pages([1, 1]));
    await subject.ensure();
    wait(5000);
    await subject.loadMore();
    assert.deepEqual([subject.state.items.length, subject.state.loadedAt], [2, 1000]);
    await subject.refresh();
    assert.deepEqual([subject.state.items.length, subject.state.loadedAt], [1, 6000]);
  });

  it('is tried again after a failure where a person asks for it, and read once', async () => {
    let tries = 0;
    const { subject } = listing<string>((page) => {
      tries += 1;
      return tries === 1
        ? Promise.reject(new Error('gone'))
        : Promise.resolve({ items: ['a'], page, hasMore: false });
    });
    await subject.obtain();
    await subject.ensure();
    assert.equal(tries, 1);
    await Promise.all([subject.obtain(), subject.obtain()]);
    await subject.obtain();
    assert.equal(tries, 2);
    assert.deepEqual(subject.state.items, ['a']);
  });

  it('has one request under way, however many ask', async () => {
    let answer: ((page: Page<string>) => void) | undefined;
    let calls = 0;
    const { subject } = listing<string>(() => {
      calls += 1;
      return new Promise((resolve) => (answer = resolve));
    });
    const all = [subject.ensure(), subject.ensure(), subject.refresh(), subject.loadMore()];
    assert.equal(subject.state.isLoading, true);
    answer?.({ items: ['a'], page: 1, hasMore: false });
    await Promise.all(all);
    assert.equal(calls, 1);
    assert.deepEqual(subject.state.items, ['a']);
  });

  it('keeps what was there when a refresh fails, and says when and why', async () => {
    let isBroken = false;
    const reason = new Error('down');
    const { subject, wait } = listing(
      single(() => (isBroken ? Promise.reject(reason) : Promise.resolve('value'))),
    );
    await subject.ensure();
    isBroken = true;
    wait(500);
    await subject.refresh();
    assert.deepEqual(subject.state.items, ['value']);
    assert.equal(subject.state.loadedAt, 1000);
    assert.deepEqual(subject.state.failure, { error: reason, at: 1500, page: 1 });
  });

  it('does not try again by itself after a failure, only when refreshed', async () => {
    let calls = 0;
    const { subject } = listing(
      whole(() => {
        calls += 1;
        return calls === 1 ? Promise.reject(new Error('down')) : Promise.resolve(['a']);
      }),
    );
    await subject.ensure();
    await subject.ensure();
    assert.equal(calls, 1);
    await subject.refresh();
    assert.deepEqual(subject.state, { items: ['a'], loadedAt: 1000, hasMore: false, isLoading: false });
  });

  it('cancels the request under way through its signal', async () => {
    const { subject } = listing<string>(
      (_page, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            reject(new Error('aborted'));
          });
        }),
    );
    const done = subject.ensure();
    subject.cancel();
    await done;
    assert.equal(subject.state.isLoading, false);
    assert.ok(subject.state.failure);
  });

  it('reads from the start when it is refreshed while a further page is under way', async () => {
    const asked: { page: number; signal: AbortSignal; answer: (page: Page<string>) => void }[] = [];
    const { subject } = listing<string>(
      (page, signal) => new Promise((resolve) => asked.push({ page, signal, answer: resolve })),
    );
    const first = subject.ensure();
    asked[0]?.answer({ items: ['old'], page: 1, hasMore: true });
    await first;
    const further = subject.loadMore();
    const refreshed = Promise.all([subject.refresh(), subject.refresh()]);
    assert.deepEqual(
      asked.map(({ page, signal }) => [page, signal.aborted]),
      [
        [1, false],
        [2, true],
        [1, false],
      ],
    );
    asked[1]?.answer({ items: ['too late'], page: 2, hasMore: true });
    await further;
    assert.deepEqual([subject.state.items, subject.state.isLoading], [['old'], true]);
    asked[2]?.answer({ items: ['new'], page: 1, hasMore: true });
    await refreshed;
    assert.deepEqual([subject.state.items, subject.state.isLoading], [['new'], false]);
    void subject.loadMore();
    assert.equal(asked.at(-1)?.page, 2);
  });

  it('keeps a failure of a page that was given up to itself', async () => {
    const { subject } = listing<string>((page, signal) =>
      page === 1
        ? Promise.resolve({ items: ['a'], page, hasMore: true })
        : new Promise((_resolve, reject) => {
            signal.addEventListener('abort', () => {
              reject(new Error('aborted'));
            });
          }),
    );
    await subject.ensure();
    const further = subject.loadMore();
    await subject.refresh();
    await further;
    assert.equal(subject.state.failure, undefined);
  });

  it('is cancelled by the one who began to read, and by nobody who came later', async () => {
    const signals: AbortSignal[] = [];
    const { subject } = listing<string>((page, signal) => {
      signals.push(signal);
      return Promise.resolve({ items: ['a'], page, hasMore: false });
    });
    const [first, later] = [new AbortController(), new AbortController()];
    const both = [subject.obtain(first.signal), subject.obtain(later.signal)];
    later.abort();
    assert.equal(signals[0]?.aborted, false);
    first.abort();
    assert.equal(signals[0].aborted, true);
    await Promise.all(both);
    assert.equal(signals.length, 1);
  });

  it('is not read for one who has cancelled already', async () => {
    const log: string[] = [];
    const { subject } = listing(pages([1], log));
    await subject.obtain(AbortSignal.abort());
    assert.deepEqual(log, []);
  });

  it('is refreshed and read further for one who may cancel, and keeps nothing of theirs once it is read', async () => {
    const signals: AbortSignal[] = [];
    const { subject } = listing<string>((page, signal) => {
      signals.push(signal);
      return Promise.resolve({ items: ['a'], page, hasMore: true });
    });
    const { signal } = new AbortController();
    await subject.refresh(signal);
    await subject.loadMore(signal);
    assert.equal(subject.pages, 2);
    assert.equal(getEventListeners(signal, 'abort').length, 0);
    const abort = new AbortController();
    const done = subject.loadMore(abort.signal);
    abort.abort();
    assert.equal(signals[2]?.aborted, true);
    await done;
    await subject.refresh(abort.signal);
    assert.equal(signals.length, 3);
  });

  it('tells of each change', async () => {
    const { subject, changes } = listing(pages([1]));
    await subject.ensure();
    assert.equal(changes(), 2);
  });
});

describe('lists in turn', () => {
  it('are read to the end one after the other, empty ones passed over', async () => {
    const log: string[] = [];
    const { subject } = listing(
      inTurn([pages([1, 1], log, 'a'), pages([0], log, 'b'), pages([2], log, 'c')]),
    );
    await subject.ensure();
    while (subject.state.hasMore) {
      await subject.loadMore();
    }
    assert.deepEqual(log, ['a:1', 'a:2', 'b:1', 'c:1']);
    assert.deepEqual(subject.state.items, ['a1.0', 'a2.0', 'c1.0', 'c1.1']);
  });

  it('know how many there are in the last turn, and before it how many at least', async () => {
    const { subject } = listing(inTurn([pages([2, 1]), pages([0]), pages([2, 2]), pages([1, 1])]));
    const counts: unknown[] = [];
    await subject.ensure();
    for (;;) {
      const { items, total, atLeast, hasMore } = subject.state;
      counts.push([items.length, total, atLeast]);
      if (!hasMore) {
        break;
      }
      const more = subject.loadMore();
      assert.deepEqual([subject.state.total, subject.state.atLeast], [total, atLeast]);
      await more;
    }
    assert.deepEqual(counts, [
      [2, undefined, 3],
      [3, undefined, undefined],
      [5, undefined, 7],
      [7, undefined, undefined],
      [8, 9, undefined],
      [9, 9, undefined],
    ]);
  });

  it('take what the last of them says of all, and nothing that is less than what came', async () => {
    for (const [totalOfAll, total] of [
      [5, 5],
      [2, undefined],
    ] as const) {
      const { subject } = listing(
        inTurn<string>([
          pages([3]),
          (page) => Promise.resolve({ items: [], page, hasMore: true, total: 50, totalOfAll }),
        ]),
      );
      await subject.ensure();
      await subject.loadMore();
      assert.deepEqual([subject.state.total, subject.state.atLeast], [total, undefined]);
    }
  });

  it('say nothing of how many there are where one does not tell', async () => {
    const { subject } = listing(
      inTurn<string>([(page) => Promise.resolve({ items: ['a'], page, hasMore: true }), pages([1])]),
    );
    await subject.ensure();
    assert.deepEqual([subject.state.total, subject.state.atLeast], [undefined, undefined]);
  });

  it('begin again when refreshed', async () => {
    const log: string[] = [];
    const { subject } = listing(inTurn([pages([1], log, 'a'), pages([1], log, 'b')]));
    await subject.ensure();
    await subject.loadMore();
    await subject.refresh();
    assert.deepEqual(log, ['a:1', 'b:1', 'a:1']);
    assert.equal(subject.state.hasMore, true);
  });

  it('go on where they were after a refresh that failed', async () => {
    const log: string[] = [];
    let isBroken = false;
    const first = pages([1], log, 'a');
    const { subject } = listing(
      inTurn([
        (page, signal) => (isBroken ? Promise.reject(new Error('down')) : first(page, signal)),
        pages([1, 1], log, 'b'),
      ]),
    );
    await subject.ensure();
    await subject.loadMore();
    isBroken = true;
    await subject.refresh();
    await subject.loadMore();
    assert.deepEqual(log, ['a:1', 'b:1', 'b:2']);
    assert.deepEqual(subject.state.items, ['a1.0', 'b1.0', 'b2.0']);
    assert.equal(subject.state.hasMore, false);
  });

  it('ask again for the page that failed', async () => {
    let isBroken = true;
    const broken: PageSource<string> = (page) => {
      if (isBroken) {
        return Promise.reject(new Error('down'));
      }
      return Promise.resolve({ items: [`b${page}`], page, hasMore: false });
    };
    const { subject } = listing(inTurn([pages([0]), broken]));
    await subject.ensure();
    assert.ok(subject.state.failure);
    isBroken = false;
    await subject.refresh();
    assert.deepEqual(subject.state.items, ['b1']);
  });
});

describe('a family of listings', () => {
  it('gives one listing for one key, whatever the order of its members', () => {
    const family = new ListingFamily(
      (_key: { country?: string | undefined; protocol?: string }) => pages([1]),
      { clock: () => 0, onDidChange: () => undefined },
    );
    const one = family.of({ country: 'US', protocol: 'http' });
    assert.equal(family.of({ protocol: 'http', country: 'US' }), one);
    assert.equal(family.of({ protocol: 'http' }), family.of({ protocol: 'http', country: undefined }));
    assert.notEqual(family.of({ protocol: 'http' }), one);
    assert.equal(family.entries.length, 2);
  });
});
