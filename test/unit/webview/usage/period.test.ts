import assert from 'node:assert/strict';
import {
  dayOf,
  DAY_MS,
  daysAhead,
  endOf,
  isWithin,
  monthOf,
  PERIODS,
  spanOf,
  startOf,
  unitOf,
} from '../../../../src/webview/usage/period.js';

const NOW = new Date(2026, 0, 31, 14, 30).getTime();
const day = (month: number, date: number, year = 2026) => new Date(year, month, date).getTime();

describe('the periods of the usage page', () => {
  it('begin with the month, or so many days ago, in the time zone of the reader', () => {
    assert.deepEqual(spanOf('thisMonth', NOW), { from: day(0, 1), to: Number.POSITIVE_INFINITY });
    assert.deepEqual(spanOf('lastMonth', NOW), { from: day(11, 1, 2025), to: day(0, 1) });
    assert.deepEqual(spanOf('days90', NOW), { from: NOW - 90 * DAY_MS, to: Number.POSITIVE_INFINITY });
    assert.equal(isWithin(spanOf('all', NOW), Number.NEGATIVE_INFINITY), true);
  });

  it('hold their beginning and not their end', () => {
    const span = spanOf('lastMonth', NOW);
    assert.deepEqual(
      [span.from - 1, span.from, span.to - 1, span.to].map((at) => isWithin(span, at)),
      [false, true, true, false],
    );
  });

  it('reach ahead by days', () => {
    assert.deepEqual(PERIODS.map(daysAhead), [30, 30, 90, 365, Number.POSITIVE_INFINITY]);
  });

  it('have bars of weeks for a month, and of months for more', () => {
    assert.deepEqual(PERIODS.map(unitOf), ['week', 'week', 'month', 'month', 'month']);
  });

  it('know the weeks, which begin on Mondays and with the month, and make up the month', () => {
    const weeks = (at: number, count: number) => {
      const starts = [startOf('week', at)];
      while (starts.length < count) {
        starts.push(endOf('week', starts.at(-1) ?? 0));
      }
      return starts.map((start) => new Date(start).getDate());
    };
    // the 1st is a Sunday
    assert.deepEqual(weeks(day(10, 1), 7), [1, 2, 9, 16, 23, 30, 1]);
    assert.deepEqual(weeks(day(1, 3), 5), [2, 9, 16, 23, 1]);
    for (let at = day(0, 1); at < day(0, 1, 2027); at += 7 * 3_600_000) {
      const start = startOf('week', at);
      assert.ok(start <= at && at < endOf('week', start));
      assert.equal(startOf('week', endOf('week', start) - 1), start);
      assert.equal(monthOf(start), monthOf(at));
      assert.ok(new Date(start).getDay() === 1 || start === monthOf(at));
    }
    assert.deepEqual([startOf('month', NOW), endOf('month', day(0, 1))], [day(0, 1), day(1, 1)]);
  });

  it('know the month and the day of a moment', () => {
    assert.equal(monthOf(NOW), day(0, 1));
    assert.equal(monthOf(NOW, -1), day(11, 1, 2025));
    assert.equal(monthOf(NOW, 1), day(1, 1));
    assert.equal(dayOf(NOW), day(0, 31));
  });
});
