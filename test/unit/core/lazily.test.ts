import assert from 'node:assert/strict';
import { lazily } from '../../../src/core/lazily.js';

describe('lazily', () => {
  it('builds on the first use and never again', () => {
    let builds = 0;
    const schema = lazily(() => ({ build: (builds += 1) }));
    assert.equal(builds, 0);
    assert.equal(schema(), schema());
    assert.equal(builds, 1);
  });
});
