import assert from 'node:assert/strict';
import { mock } from 'node:test';
import type { CapabilitySet } from '../../../../src/core/capabilities.js';
import { ProviderError } from '../../../../src/core/errors.js';
import { AccountReads } from '../../../../src/reads/accountReads.js';
import type { ReadyAccount } from '../../../../src/ui/openAccounts.js';
import { Refresher } from '../../../../src/ui/usage/refresher.js';
import { MINUTE_MS, transaction } from '../inventory.js';
import { ACCOUNT, INFO } from '../tree/account.js';

const EVERY_MS = 5 * MINUTE_MS;

describe('what is read again by itself', () => {
  let everyMs: number;
  let isSeen: boolean;
  /** What was asked for, in order. */
  let asked: string[];
  let answer: (name: string) => Promise<void>;
  let open: ReadyAccount;
  let refresher: Refresher;

  const read = async (name: string) => {
    asked.push(name);
    await answer(name);
  };

  function accountWith(capabilities: CapabilitySet): ReadyAccount {
    const reads = new AccountReads(capabilities, { clock: Date.now, onDidChange: () => undefined });
    return { kind: 'ready', account: ACCOUNT, info: INFO, reads };
  }

  function usage(cost: 'free' | 'oneRequest'): CapabilitySet {
    return {
      usage: {
        cost,
        read: async () => {
          await read('usage');
          return { kind: 'requests', used: 1, limit: 2 };
        },
      },
    };
  }

  const start = () => {
    refresher = new Refresher({
      everyMs: () => everyMs,
      isSeen: () => isSeen,
      accounts: () => Promise.resolve([open]),
      clock: Date.now,
    });
  };

  /** Lets what has begun go on as far as it can. */
  const settle = () => new Promise(setImmediate);
  const pass = async (ms: number) => {
    mock.timers.tick(ms);
    await settle();
  };

  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout', 'Date'] });
    everyMs = EVERY_MS;
    isSeen = true;
    asked = [];
    answer = () => Promise.resolve();
    open = accountWith(usage('free'));
  });
  afterEach(() => {
    refresher.dispose();
    mock.timers.reset();
  });

  it('is read as often as is set', async () => {
    start();
    await pass(EVERY_MS - 1);
    assert.deepEqual(asked, []);
    await pass(1);
    await pass(EVERY_MS);
    assert.deepEqual(asked, ['usage', 'usage']);
  });

  it('is never read where that is the setting, until it is another', async () => {
    everyMs = 0;
    start();
    await pass(100 * EVERY_MS);
    assert.deepEqual(asked, []);
    everyMs = MINUTE_MS;
    refresher.reconsider();
    await pass(0);
    await pass(MINUTE_MS);
    assert.equal(asked.length, 2);
    everyMs = 0;
    refresher.reconsider();
    await pass(EVERY_MS);
    assert.equal(asked.length, 2);
  });

  it('waits while nobody sees it, and is read at once where it has become too old', async () => {
    start();
    isSeen = false;
    refresher.reconsider();
    await pass(3 * EVERY_MS);
    assert.deepEqual(asked, []);
    isSeen = true;
    refresher.reconsider();
    await pass(0);
    assert.deepEqual(asked, ['usage']);
    isSeen = false;
    refresher.reconsider();
    isSeen = true;
    refresher.reconsider();
    await pass(EVERY_MS - 1);
    assert.equal(asked.length, 1, 'seen again before it is due');
  });

  it('leaves a round out while the last is not done', async () => {
    let finish: () => void = () => undefined;
    answer = () =>
      new Promise((resolve) => {
        finish = resolve;
      });
    start();
    await pass(EVERY_MS);
    refresher.reconsider();
    await pass(2.5 * EVERY_MS);
    assert.equal(asked.length, 1);
    finish();
    await settle();
    await pass(EVERY_MS / 2 - 1);
    assert.equal(asked.length, 1);
    await pass(1);
    assert.equal(asked.length, 2);
  });

  it('is not what costs a request', async () => {
    open = accountWith(usage('oneRequest'));
    start();
    await pass(EVERY_MS);
    assert.deepEqual(asked, []);
  });

  it('is not a list of which a person has loaded more', async () => {
    open = accountWith({
      transactions: {
        page: async ({ page }) => {
          await read(`page ${page}`);
          return { items: [transaction(`${page}`)], page, hasMore: true };
        },
      },
    });
    start();
    await pass(EVERY_MS);
    await open.reads.transactions?.of('all').loadMore();
    await pass(EVERY_MS);
    assert.deepEqual(asked, ['page 1', 'page 2']);
  });

  it('is nothing of an account whose key was refused', async () => {
    answer = () =>
      Promise.reject(new ProviderError({ kind: 'unauthorized', provider: 'gateway', endpoint: 'GET /' }));
    start();
    await pass(EVERY_MS);
    await pass(EVERY_MS);
    assert.deepEqual(asked, ['usage']);
  });

  it('ends with the window, and so does what is under way', async () => {
    let isEnded = false;
    open = accountWith({
      serviceStatus: {
        read: (signal) => {
          asked.push('status');
          return new Promise((_resolve, reject) => {
            signal.addEventListener('abort', () => {
              isEnded = true;
              reject(new Error('aborted'));
            });
          });
        },
      },
    });
    start();
    await pass(EVERY_MS);
    refresher.dispose();
    await settle();
    await pass(10 * EVERY_MS);
    assert.deepEqual([asked, isEnded], [['status'], true]);
  });
});
