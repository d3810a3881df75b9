import assert from 'node:assert/strict';
import fc from 'fast-check';
import { latenciesOf } from '../../../../src/webview/results/latencies.js';

describe('the latencies of live proxies', () => {
  it('are nothing where none was measured', () => {
    assert.deepEqual(latenciesOf([Number.NaN], 24), { count: 0, p50Ms: NaN, p95Ms: NaN, bars: [] });
  });

  it('are told to half a percent', () => {
    const time = fc.double({ min: 0.2, max: 100_000, noNaN: true });
    fc.assert(
      fc.property(fc.array(time, { minLength: 1, maxLength: 300 }), (times) => {
        const { p50Ms, p95Ms } = latenciesOf(times, 24);
        const inOrder = times.toSorted((one, other) => one - other);
        const exact = (part: number) => inOrder[Math.ceil(times.length * part) - 1] ?? 0;
        assert.ok(Math.abs(p50Ms / exact(0.5) - 1) < 0.0051, `${p50Ms} ${exact(0.5)}`);
        assert.ok(Math.abs(p95Ms / exact(0.95) - 1) < 0.0051, `${p95Ms} ${exact(0.95)}`);
      }),
    );
  });

  it('fall into bars that hold all of them, one beside the other', () => {
    const time = fc.oneof(fc.double({ min: 0, max: 1e7, noNaN: true }), fc.constant(NaN));
    fc.assert(
      fc.property(fc.array(time, { maxLength: 200 }), fc.integer({ min: 1, max: 40 }), (times, count) => {
        const latencies = latenciesOf(times, count);
        assert.ok(latencies.bars.length <= count);
        assert.equal(
          latencies.bars.reduce((sum, bar) => sum + bar.count, 0),
          latencies.count,
        );
        latencies.bars.slice(1).forEach((bar, at) => {
          assert.equal(bar.fromMs, latencies.bars[at]?.toMs);
        });
      }),
    );
  });
});
