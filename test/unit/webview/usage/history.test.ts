import assert from 'node:assert/strict';
import { dailyValues, historyWithin } from '../../../../src/webview/usage/history.js';

const moment = (day: number, hour: number) => new Date(2026, 2, day, hour).getTime();

const HISTORY = {
  at: Float64Array.of(moment(1, 3), moment(1, 22), moment(2, 9), moment(4, 0)),
  remaining: Float64Array.of(10, 9, 8, 20),
};

describe('what was left over time', () => {
  it('is cut to a span without a copy', () => {
    const { at, remaining } = historyWithin(HISTORY, { from: moment(1, 22), to: moment(4, 0) });
    assert.deepEqual([...remaining], [9, 8]);
    assert.equal(at.buffer, HISTORY.at.buffer);
    const all = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
    assert.equal(historyWithin(HISTORY, all).at.length, 4);
    assert.equal(historyWithin(HISTORY, { from: moment(5, 0), to: Number.POSITIVE_INFINITY }).at.length, 0);
  });

  it('has the last value of each day, the latest first', () => {
    assert.deepEqual(dailyValues(HISTORY), [
      { at: moment(4, 0), remaining: 20 },
      { at: moment(2, 9), remaining: 8 },
      { at: moment(1, 22), remaining: 9 },
    ]);
    assert.deepEqual(dailyValues({ at: new Float64Array(), remaining: new Float64Array() }), []);
  });
});
