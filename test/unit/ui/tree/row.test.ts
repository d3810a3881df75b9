import assert from 'node:assert/strict';
import { rowPath } from '../../../../src/ui/tree/row.js';

describe('the id of a row as a path', () => {
  it('takes any text, half a character too, and tells ids apart', () => {
    const ids = ['a1b2c3d4e5f6/order/\ud800', 'a1b2c3d4e5f6/order/#?%2F', 'a', 'b', '../a', '🦊'];
    const paths = ids.map(rowPath);
    assert.equal(new Set(paths).size, ids.length);
    for (const path of paths) {
      assert.match(path, /^\/[\w-]+$/);
    }
  });
});
