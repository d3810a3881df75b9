import assert from 'node:assert/strict';
import type { LookupAddress, LookupOptions } from 'node:dns';
import { HostNames } from '../../../../src/check/probe/hostNames.js';

const FOUR: LookupAddress = { address: '127.0.0.1', family: 4 };
const SIX: LookupAddress = { address: '::1', family: 6 };

describe('the names that checks look up', () => {
  let now = 0;
  let asked: string[] = [];
  let answers: ((error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void)[] = [];
  let names: HostNames;

  beforeEach(() => {
    now = 0;
    asked = [];
    answers = [];
    names = new HostNames(
      (host, found) => {
        asked.push(host);
        answers.push(found);
      },
      () => now,
    );
  });

  const looked = (options: LookupOptions) => {
    const seen: unknown[] = [];
    names.lookup('proxy.example', options, (...all) => {
      seen.push(...all);
    });
    return seen;
  };

  it('are asked for once, however many wait', () => {
    const found: string[] = [];
    for (const name of ['a', 'b']) {
      names.addresses('proxy.example', (_, [first]) => found.push(`${name} ${first?.address ?? ''}`));
    }
    assert.deepEqual(asked, ['proxy.example']);
    answers[0]?.(null, [FOUR]);
    assert.deepEqual(found, ['a 127.0.0.1', 'b 127.0.0.1']);
    names.addresses('proxy.example', () => found.push('c'));
    assert.equal(found.at(-1), 'c');
    assert.equal(asked.length, 1);
  });

  it('are asked for again after a minute', () => {
    names.addresses('proxy.example', () => undefined);
    now = 59_999;
    names.addresses('proxy.example', () => undefined);
    assert.equal(asked.length, 1);
    now = 60_000;
    names.addresses('proxy.example', () => undefined);
    assert.equal(asked.length, 2);
  });

  it('are handed to sockets as these ask for them', () => {
    const one = looked({});
    answers[0]?.(null, [SIX, FOUR]);
    assert.deepEqual(one, [null, '::1', 6]);
    assert.deepEqual(looked({ all: true }), [null, [SIX, FOUR]]);
    assert.deepEqual(looked({ family: 4 }), [null, '127.0.0.1', 4]);
    assert.deepEqual(looked({ family: 'IPv6', all: true }), [null, [SIX]]);
  });

  it('are an error where there is none of that family', () => {
    const seen = looked({ family: 6 });
    answers[0]?.(null, [FOUR]);
    assert.equal((seen[0] as NodeJS.ErrnoException).code, 'ENOTFOUND');
  });

  it('are asked for again when they were not found', () => {
    const failed = Object.assign(new Error('no'), { code: 'EAI_AGAIN' });
    const found: unknown[] = [];
    names.addresses('proxy.example', (error) => found.push(error));
    answers[0]?.(failed, []);
    assert.deepEqual(found, [failed]);
    names.addresses('proxy.example', () => undefined);
    assert.equal(asked.length, 2);
  });

  it('are not kept without end', () => {
    for (let i = 0; i <= 10_000; i += 1) {
      names.addresses(`proxy-${i}.example`, () => undefined);
    }
    names.addresses('proxy-0.example', () => undefined);
    assert.equal(asked.length, 10_002);
  });
});
