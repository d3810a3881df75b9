import assert from 'node:assert/strict';
import { toPage } from '../../../src/providers/paging.js';

describe('a page', () => {
  const three = ['a', 'b', 'c'];

  it('is followed by another while the total says so', () => {
    assert.equal(toPage({ page: 1 }, { items: three, pageSize: 3, total: 7 }).hasMore, true);
    assert.equal(toPage({ page: 2 }, { items: three, pageSize: 3, total: 7 }).hasMore, true);
    assert.equal(toPage({ page: 3 }, { items: ['g'], pageSize: 3, total: 7 }).hasMore, false);
  });

  it('goes by the size that the provider used, not the one asked for', () => {
    assert.equal(toPage({ page: 1, pageSize: 500 }, { items: three, pageSize: 3, total: 7 }).hasMore, true);
  });

  it('may be followed by another when it is full and no total came', () => {
    assert.equal(toPage({ page: 1, pageSize: 3 }, { items: three }).hasMore, true);
    assert.equal(toPage({ page: 1, pageSize: 4 }, { items: three }).hasMore, false);
  });

  it('is the last one when it is empty, whatever the total says', () => {
    assert.deepEqual(toPage({ page: 9 }, { items: [], pageSize: 3, total: 70 }), {
      items: [],
      page: 9,
      hasMore: false,
      total: 70,
    });
  });
});
