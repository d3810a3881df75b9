import assert from 'node:assert/strict';
import { keptView, resultsState } from '../../../src/protocol/results.js';

const VIEW = {
  text: '',
  verdict: 'live',
  country: 'DE',
  protocol: '',
  anonymity: '',
  columns: [{ id: 'proxy', width: 180, isShown: true }],
  sort: { column: 'proxy', direction: 'ascending' },
} as const;

describe('what a page of results keeps', () => {
  it('is read as it was kept', () => {
    const { id, view } = resultsState().parse({ id: 'run', view: VIEW });
    assert.equal(id, 'run');
    assert.deepEqual(keptView(view), VIEW);
  });

  it('still names its run where its view cannot be read', () => {
    for (const view of [
      undefined,
      null,
      'sorted',
      {},
      { ...VIEW, sort: { column: 'proxy', direction: 'up' } },
    ]) {
      const state = { id: 'run', ...(view !== undefined && { view }) };
      assert.equal(resultsState().parse(state).id, 'run');
      assert.equal(keptView(view), undefined);
    }
  });

  it('is nothing without a run', () => {
    assert.equal(resultsState().safeParse({ view: VIEW }).success, false);
  });
});
