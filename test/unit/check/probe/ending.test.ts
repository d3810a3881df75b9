import assert from 'node:assert/strict';
import { endingOf } from '../../../../src/check/probe/ending.js';

describe('what the system’s errors say of a proxy', () => {
  for (const [code, verdict, reason] of [
    ['ECONNREFUSED', 'refused', 'connectionRefused'],
    ['ENOTFOUND', 'refused', 'hostNotFound'],
    ['EHOSTUNREACH', 'refused', 'networkUnreachable'],
    ['EPIPE', 'refused', 'connectionReset'],
    ['EMFILE', 'refused', 'tooManyDescriptors'],
    ['EADDRNOTAVAIL', 'refused', 'tooManyDescriptors'],
    ['ETIMEDOUT', 'timeout', 'slowConnect'],
  ] as const) {
    it(`${code}: ${reason}`, () => {
      assert.deepEqual(endingOf(Object.assign(new Error(code), { code })), { verdict, reason });
    });
  }

  it('is a broken connection where it says nothing', () => {
    assert.deepEqual(endingOf(new Error('Something.')), { verdict: 'refused', reason: 'connectionReset' });
  });
});
