import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatDecimal } from '../../../../src/core/money.js';
import { median, type Fraction } from '../../../../src/usage/reckoning/medianPrice.js';

function of(...values: readonly (readonly [over: bigint, under: bigint])[]): string {
  const [first, ...others] = values.map(([over, under]): Fraction => ({ over, under }));
  assert.ok(first);
  return formatDecimal(median([first, ...others]));
}

describe('a median price', () => {
  it('is the one in the middle, or the mean of two', () => {
    assert.equal(of([3n, 1n]), '3');
    assert.equal(of([3n, 1n], [1n, 3n], [100n, 1n]), '3');
    assert.equal(of([1n, 4n], [1n, 2n]), '0.375');
    assert.equal(of([9n, 1n], [1n, 1n], [2n, 1n], [4n, 1n]), '3');
  });

  it('is rounded at the fourth decimal, of two neighbours to the even one', () => {
    assert.equal(of([625n, 15_500n]), '0.0403');
    assert.equal(of([1n, 3n]), '0.3333');
    assert.equal(of([2n, 3n]), '0.6667');
    assert.equal(of([5n, 100_000n]), '0');
    assert.equal(of([15n, 100_000n]), '0.0002');
    assert.equal(of([25n, 100_000n]), '0.0002');
    assert.equal(of([-15n, 100_000n]), '-0.0002');
    assert.equal(of([-25n, 100_000n]), '-0.0002');
    assert.equal(of([-26n, 100_000n]), '-0.0003');
  });

  it('lies within half of the last decimal of what it stands for', () => {
    const fraction = fc.record({
      over: fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
      under: fc.bigInt({ min: 1n, max: 10n ** 9n }),
    });
    fc.assert(
      fc.property(fraction, ({ over, under }) => {
        const { units, scale } = median([{ over, under }]);
        assert.equal(scale, 4);
        const twiceOff = 2n * (units * under - over * 10_000n);
        assert.ok(twiceOff <= under && -twiceOff <= under);
        assert.ok((twiceOff !== under && -twiceOff !== under) || units % 2n === 0n);
      }),
    );
  });
});
