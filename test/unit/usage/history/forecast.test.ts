import assert from 'node:assert/strict';
import fc from 'fast-check';
import { forecast, type Forecast } from '../../../../src/usage/history/forecast.js';
import { seriesOf, type UsageSample } from '../../../../src/usage/history/series.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const NOW = Date.UTC(2026, 10, 5, 12);

/** Hourly samples of days of such use, the last of which ends now. */
function daily(uses: readonly number[]): UsageSample[] {
  const hours = uses.flatMap((use) => Array.from({ length: 24 }, () => use / 24));
  let remaining = 1000;
  return [0, ...hours].map((use, hour) => {
    remaining -= use;
    return { at: NOW - (hours.length - hour) * HOUR_MS, remaining, limit: 1000 };
  });
}

/** `days` days of samples that lie `everyHours` apart, of an even use. */
function even(days: number, perDay: number, left: number, everyHours = 1): UsageSample[] {
  const count = Math.floor((days * 24) / everyHours) + 1;
  return Array.from({ length: count }, (_, place) => {
    const agoDays = ((count - 1 - place) * everyHours) / 24;
    return { at: NOW - agoDays * DAY_MS, remaining: left + agoDays * perDay, limit: 1000 };
  });
}

function of(samples: readonly UsageSample[], now = NOW): Forecast {
  return forecast(seriesOf(samples), now);
}

function lasting(found: Forecast) {
  assert.equal(found.kind, 'lasts');
  return found;
}

function assertNear(actual: number, expected: number): void {
  assert.ok(
    Math.abs(actual - expected) <= 1e-9 * Math.max(1, Math.abs(expected)),
    `${actual} is not ${expected}`,
  );
}

const days = fc.integer({ min: 8, max: 29 });
const perDay = fc.double({ min: 0.001, max: 500, noNaN: true });
const daysLeft = fc.integer({ min: 0, max: 1000 });

describe('a forecast', () => {
  it('is silent with less than seven full days', () => {
    assert.deepEqual(of([]), { kind: 'tooFewDays', days: 0, needed: 7 });
    assert.deepEqual(of(even(0, 1, 5)), { kind: 'tooFewDays', days: 0, needed: 7 });
    assert.deepEqual(of(even(6.9, 1, 5)), { kind: 'tooFewDays', days: 6, needed: 7 });
    assert.equal(of(even(7, 1, 5)).kind, 'lasts');
  });

  it('goes on from the last sample', () => {
    const later = NOW + 2 * DAY_MS;
    assert.deepEqual(of(even(10, 2, 9), later), {
      kind: 'lasts',
      perDay: 2,
      endsAt: NOW + 4.5 * DAY_MS,
      days: 10,
    });
  });

  it('knows of thirty days at most, and grows silent with the age of its samples', () => {
    assert.equal(lasting(of(even(200, 2, 9))).days, 30);
    const early = even(30, 1, 9).map((each) => ({ ...each, at: each.at - 40 * DAY_MS, remaining: 999 }));
    assert.equal(lasting(of([...early, ...even(8, 3, 9)])).perDay, 3);
    assert.equal(of(even(30, 1, 9), NOW + 23 * DAY_MS).kind, 'lasts');
    assert.deepEqual(of(even(30, 1, 9), NOW + 24 * DAY_MS), { kind: 'tooFewDays', days: 6, needed: 7 });
  });

  it('is the median of the days: one of much use moves it not', () => {
    assertNear(lasting(of(daily([1, 1, 1, 2, 3, 3, 300]))).perDay, 2);
    assertNear(lasting(of(daily([3, 1, 1, 1, 1, 3, 3, 3]))).perDay, 2);
    assertNear(lasting(of(daily([300, 2, 2, 2, 2, 2, 2]))).perDay, 2);
  });

  it('says where most days saw no use, and where none did', () => {
    assert.deepEqual(of(even(9, 0, 5)), { kind: 'unused', days: 9 });
    const once = even(9, 0, 5).map((each, place) => (place > 100 ? each : { ...each, remaining: 45 }));
    assert.deepEqual(of(once), { kind: 'unused', days: 9 });
  });

  it('spreads what was used in days without a sample over them', () => {
    const { perDay, days } = lasting(of(even(28, 2, 9, 4 * 24)));
    assert.deepEqual([perDay, days], [2, 28]);
  });

  it('does not count what a smaller limit took away', () => {
    const samples = even(16, 1, 10).map((each, hour) => {
      const smaller = 50 * Math.floor(hour / 24);
      return { ...each, remaining: each.remaining + 1000 - smaller, limit: 2000 - smaller };
    });
    const { perDay, days } = lasting(of(samples));
    assertNear(perDay, 1);
    assert.equal(days, 15);
  });

  it('tells a balance, which has no limit', () => {
    const found = of(even(10, 2, 9).map((each) => ({ ...each, limit: NaN })));
    assert.equal(lasting(found).perDay, 2);
  });

  it('ends at a moment that a date can hold, however slow the use', () => {
    const { endsAt } = lasting(of(even(10, 1e-9, 1e6)));
    assert.ok(!Number.isNaN(new Date(endsAt).getTime()));
  });

  it('is over where nothing is left', () => {
    assert.equal(lasting(of(even(10, 1, 0))).endsAt, NOW);
    const overdrawn = even(10, 1, 0).map((each) => ({ ...each, remaining: each.remaining - 3 }));
    assert.equal(lasting(of(overdrawn)).endsAt, NOW);
  });

  it('finds the slope of an even use, however often it was sampled', () => {
    fc.assert(
      fc.property(
        days,
        perDay,
        daysLeft,
        fc.integer({ min: 1, max: 24 }),
        (count, slope, more, everyHours) => {
          const found = lasting(of(even(count, slope, more * slope, everyHours)));
          assert.equal(found.days, Math.floor((Math.floor((count * 24) / everyHours) * everyHours) / 24));
          assertNear(found.perDay, slope);
          assertNear((found.endsAt - NOW) / DAY_MS, more);
        },
      ),
    );
  });

  it('finds the same use with top-ups and resets in between', () => {
    const jump = fc.record({
      hour: fc.integer({ min: 1, max: 238 }),
      by: fc.double({ min: 500, max: 1e6, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(jump, { maxLength: 20 }), perDay, (jumps, slope) => {
        const plain = even(10, slope, 5000);
        const filled = plain.map((each, hour) => ({
          ...each,
          remaining: jumps.reduce((sum, { hour: from, by }) => sum + (hour >= from ? by : 0), each.remaining),
        }));
        const cut = new Set(jumps.map(({ hour }) => hour)).size;
        const found = lasting(of(filled));
        assert.equal(found.days, Math.floor((240 - cut) / 24));
        assert.ok(
          Math.abs(found.perDay - slope) <= 1e-6 * Math.max(1, slope),
          `${found.perDay} is not ${slope}`,
        );
      }),
    );
  });

  it('does not depend on the order of the samples, nor on ones that are no numbers or lie in the future', () => {
    const anything = fc.double();
    const junk = fc.oneof(
      fc.record({ at: anything, remaining: fc.constant(NaN), limit: anything }),
      fc.record({ at: fc.constantFrom(NaN, Infinity, -Infinity), remaining: anything, limit: anything }),
      fc.record({ at: fc.integer({ min: NOW + 1, max: 2 * NOW }), remaining: anything, limit: anything }),
    );
    const samples = even(9, 3, 9);
    const expected = of(samples);
    fc.assert(
      fc.property(
        fc.array(junk),
        fc.shuffledSubarray(samples, { minLength: samples.length }),
        (odd, shuffled) => {
          assert.deepEqual(of([...odd, ...shuffled]), expected);
        },
      ),
    );
  });

  it('is made of numbers, whatever the samples say', () => {
    const any = fc.record({
      at: fc.oneof(fc.integer({ min: NOW - 40 * DAY_MS, max: NOW }), fc.double()),
      remaining: fc.oneof(fc.double(), fc.constantFrom(Number.MAX_VALUE, -Number.MAX_VALUE)),
      limit: fc.constantFrom(NaN, 1, 2),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 50 }), (samples) => {
        const found = of(samples);
        assert.ok(Object.values(found).every((value) => typeof value === 'string' || Number.isFinite(value)));
        assert.ok(found.kind !== 'lasts' || (found.perDay > 0 && found.days <= 30));
      }),
    );
  });
});
