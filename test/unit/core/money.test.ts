import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Decimal } from '../../../src/core/money.js';
import {
  compareDecimals,
  formatDecimal,
  formatMoney,
  moneyFromCents,
  multiply,
  parseDecimal,
  parseMoney,
} from '../../../src/core/money.js';

const decimal: fc.Arbitrary<Decimal> = fc.record({
  units: fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
  scale: fc.integer({ min: 0, max: 12 }),
});

describe('parseDecimal', () => {
  it('reads plain numbers exactly', () => {
    assert.deepEqual(parseDecimal('45.20'), { units: 4520n, scale: 2 });
    assert.deepEqual(parseDecimal('-8.75'), { units: -875n, scale: 2 });
    assert.deepEqual(parseDecimal(1.25), { units: 125n, scale: 2 });
    assert.deepEqual(parseDecimal('0'), { units: 0n, scale: 0 });
    assert.deepEqual(parseDecimal('123456789012345678.123456789012345678'), {
      units: 123456789012345678123456789012345678n,
      scale: 18,
    });
  });

  it('refuses what is not one', () => {
    const wrong = [
      '',
      '-',
      '.5',
      '5.',
      '1,299.00',
      '1e3',
      ' 1',
      '1 ',
      '+1',
      '--1',
      '0x10',
      '١',
      'NaN',
      '1\n',
    ];
    for (const text of [...wrong, NaN, Infinity, 1e21, 1e-7]) {
      assert.equal(parseDecimal(text), undefined, String(text));
    }
  });

  it('reads back what formatDecimal writes', () => {
    fc.assert(
      fc.property(decimal, (value) => {
        const back = parseDecimal(formatDecimal(value));
        assert.ok(back);
        assert.equal(compareDecimals(back, value), 0);
      }),
    );
  });
});

describe('money', () => {
  it('is printed with every digit that counts, and a sign where the currency is known', () => {
    assert.equal(formatDecimal({ units: 35n, scale: 4 }), '0.0035');
    assert.equal(formatDecimal({ units: 12500n, scale: 3 }, 2), '12.50');
    assert.equal(formatMoney(moneyFromCents(1200n)), '12.00');
    assert.equal(formatMoney(moneyFromCents(-3815n, 'USD')), '-$38.15');
    assert.equal(formatMoney({ units: 5n, scale: 0, currency: 'EUR' }), '5.00 EUR');
    assert.equal(formatMoney({ units: 0n, scale: 0, currency: 'USD' }), '$0.00');
  });

  it('keeps a missing currency missing', () => {
    assert.ok(!('currency' in (parseMoney('1.00') ?? { currency: '' })));
    assert.equal(parseMoney('1.00', 'USD')?.currency, 'USD');
    assert.equal(parseMoney('1.0.0', 'USD'), undefined);
  });

  it('multiplies as repeated addition would', () => {
    fc.assert(
      fc.property(decimal, fc.bigInt({ min: 0n, max: 50n }), (amount, factor) => {
        let units = 0n;
        for (let count = 0n; count < factor; count += 1n) {
          units += amount.units;
        }
        assert.deepEqual(multiply(amount, factor), { units, scale: amount.scale });
      }),
    );
  });
});

describe('compareDecimals', () => {
  it('does not mind the scale', () => {
    assert.equal(compareDecimals({ units: 10n, scale: 1 }, { units: 1n, scale: 0 }), 0);
    assert.equal(compareDecimals({ units: 11n, scale: 1 }, { units: 1n, scale: 0 }), 1);
    assert.equal(compareDecimals({ units: -11n, scale: 1 }, { units: -1n, scale: 0 }), -1);
  });

  it('is an order', () => {
    fc.assert(
      fc.property(decimal, decimal, decimal, (a, b, c) => {
        assert.equal(compareDecimals(a, b) + compareDecimals(b, a), 0);
        if (compareDecimals(a, b) <= 0 && compareDecimals(b, c) <= 0) {
          assert.ok(compareDecimals(a, c) <= 0);
        }
      }),
    );
  });
});
