import assert from 'node:assert/strict';
import { openConnectionLimit } from '../../../../src/check/engine/descriptors.js';
import { Patience } from '../../../../src/check/engine/patience.js';

describe('the number of connections that may be open', () => {
  const limits = (soft: string) =>
    `Limit                     Soft Limit           Hard Limit           Units\nMax open files            ${soft}                 524288               files\n`;

  it('leaves the rest of the process what it needs', () => {
    assert.equal(openConnectionLimit(limits('1024')), 819);
    assert.equal(openConnectionLimit(limits('256')), 128);
    assert.equal(openConnectionLimit(limits('64')), 1);
  });

  it('is bounded where the system sets no bound, and careful where it does not tell', () => {
    assert.equal(openConnectionLimit(limits('1048576')), 12_000);
    assert.equal(openConnectionLimit(limits('unlimited')), 12_000);
    assert.equal(openConnectionLimit(''), 3276);
  });
});

describe('the time a check keeps its slot', () => {
  it('follows the live ones, and the latest of them', () => {
    const patience = new Patience(10_000);
    assert.deepEqual([patience.connectMs, patience.answerMs], [1000, 3000]);
    for (let count = 0; count < 100; count += 1) {
      patience.learn(20, count < 90 ? 100 : 300);
    }
    assert.deepEqual([patience.connectMs, patience.answerMs], [60, 900]);
    for (let count = 0; count < 300; count += 1) {
      patience.learn(500, 900);
    }
    assert.deepEqual([patience.connectMs, patience.answerMs], [1500, 2700]);
  });

  it('is never longer than a check may take, nor as short as what a busy machine adds', () => {
    const patience = new Patience(2000);
    assert.deepEqual([patience.connectMs, patience.answerMs], [1000, 2000]);
    for (let count = 0; count < 100; count += 1) {
      patience.learn(0.1, 0.5);
    }
    assert.deepEqual([patience.connectMs, patience.answerMs], [20, 20]);
  });
});
