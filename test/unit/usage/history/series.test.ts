import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseMoney } from '../../../../src/core/money.js';
import { sampleOf, samplesOf, seriesOf, thinned, upTo } from '../../../../src/usage/history/series.js';
import { HOURS_OF_A_YEAR, yearOfSamples } from '../../../usage/yearOfSamples.js';

const NOW = Date.UTC(2026, 10, 5, 12);

const sample = (at: number, remaining = 1, limit = 10) => ({ at, remaining, limit });
const anySample = fc.record({ at: fc.integer(), remaining: fc.double({ noNaN: true }), limit: fc.double() });

describe('a series of samples', () => {
  it('tells what is left in the unit of the provider', () => {
    const traffic = {
      kind: 'traffic',
      quotaGigabytes: 10,
      usedGigabytes: 3.5,
      remainingGigabytes: 6.5,
    } as const;
    assert.deepEqual(sampleOf(traffic, 7), { at: 7, remaining: 6.5, limit: 10 });
    const requests = { kind: 'requests', used: 1500, limit: 10_000 } as const;
    assert.deepEqual(sampleOf(requests, 7), { at: 7, remaining: 8500, limit: 10_000 });
    const balance = parseMoney('45.2005', 'USD');
    assert.ok(balance);
    assert.deepEqual(sampleOf({ kind: 'balance', balance }, 7), { at: 7, remaining: 45.2005, limit: NaN });
  });

  it('stands in the order of time, whatever order its samples came in, and leaves out what is no number', () => {
    const given = [sample(3), sample(NaN), sample(1), sample(2, NaN), sample(2, 5), sample(Infinity)];
    assert.deepEqual(samplesOf(seriesOf(given)), [sample(1), sample(2, 5), sample(3)]);
  });

  it('has one sample of each moment, the one that came last', () => {
    assert.deepEqual(samplesOf(seriesOf([sample(1, 5), sample(2, 4), sample(1, 3)])), [
      sample(1, 3),
      sample(2, 4),
    ]);
  });

  it('ends now, where the clock was ahead before', () => {
    const series = seriesOf([sample(1), sample(2), sample(9)]);
    assert.deepEqual([...upTo(series, 2).at], [1, 2]);
    assert.equal(upTo(series, 0).at.length, 0);
  });

  it('is drawn with as many points as a page can take: the first, the last, and the last of each stretch', () => {
    const year = seriesOf(yearOfSamples(NOW));
    const drawn = thinned(year, 500);
    assert.equal(year.at.length, HOURS_OF_A_YEAR);
    assert.equal(drawn.at.length, 500);
    assert.deepEqual([drawn.at[0], drawn.remaining[0]], [year.at[0], year.remaining[0]]);
    assert.deepEqual([drawn.at.at(-1), drawn.remaining.at(-1)], [NOW, year.remaining.at(-1)]);
    const steps = drawn.at.subarray(1).map((at, place) => at - (drawn.at[place] ?? 0));
    assert.ok(Math.max(...steps) - Math.min(...steps) <= 3_600_000, 'evenly');
  });

  it('loses no point below that number, and has never more', () => {
    fc.assert(
      fc.property(fc.array(anySample), fc.integer({ min: 2, max: 40 }), (samples, most) => {
        const series = seriesOf(samples);
        const { at } = thinned(series, most);
        assert.ok(at.length <= most);
        assert.deepEqual([at[0], at.at(-1)], [series.at[0], series.at.at(-1)]);
        assert.ok(series.at.length > most || at.length === series.at.length);
        assert.ok(at.every((moment) => series.at.includes(moment)));
      }),
    );
  });
});
