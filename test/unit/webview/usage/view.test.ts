import assert from 'node:assert/strict';
import { viewOf } from '../../../../src/webview/usage/view.js';

describe('what a person chose to see', () => {
  const first = { period: 'thisMonth', account: '', text: '', type: '' };

  it('comes back as it was kept', () => {
    const view = { period: 'year', account: 'a', text: 'x', type: 'deposit' };
    assert.deepEqual(viewOf(JSON.parse(JSON.stringify(view))), view);
  });

  it('is as at first where nothing of use was kept', () => {
    for (const kept of [undefined, null, 7, 'x', [], { period: 'century', account: 3 }]) {
      assert.deepEqual(viewOf(kept), first);
    }
  });
});
