import assert from 'node:assert/strict';
import { knownFacts } from '../../../src/core/knownFacts.js';

describe('the well-known facts of an answer', () => {
  it('are found at any depth and come in an order of their own', () => {
    const answer = { detection: { TOR: false, list: [{ vpn: true }] }, score: 0, other: 'x' };
    assert.deepEqual(knownFacts(answer), [
      ['score', 0],
      ['vpn', true],
      ['tor', false],
    ]);
  });

  it('are those nearest to the top where there are several of a name', () => {
    assert.deepEqual(knownFacts({ sources: [{ score: 99 }], score: 5 }), [['score', 5]]);
  });

  it('are values, not what holds some', () => {
    assert.deepEqual(knownFacts({ country: { country: 'US' }, asn: null, isp: [] }), [['country', 'US']]);
  });

  it('are looked for however deep an answer is', () => {
    let deep: object = { risk: 'low' };
    for (let depth = 0; depth < 50_000; depth += 1) {
      deep = [deep];
    }
    assert.deepEqual(knownFacts(deep), [['risk', 'low']]);
  });
});
