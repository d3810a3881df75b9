import assert from 'node:assert/strict';
import { formatMoney, parseMoney } from '../../../src/core/money.js';
import { isDearer, type Price } from '../../../src/spending/price.js';
import { planPrice } from '../../../src/spending/rules/subscriptions.js';

const RUNS = 1_000_000;
const SEED = 20_261_122;

/** Mulberry32: the same amounts in every run. */
function randomUpTo(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

/** Written out by hand, from digits alone: `3`, 4 → `0.0003`. */
function written(units: bigint, scale: number): string {
  const digits = units.toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  return scale === 0 ? whole : `${whole}.${digits.slice(-scale)}`;
}

describe('a million amounts', function () {
  this.timeout(60_000);

  it('are shown, compared and charged to the last digit, unit prices below a cent included', () => {
    const random = randomUpTo(SEED);
    let belowACent = 0;
    for (let run = 0; run < RUNS; run++) {
      const scale = random(7);
      const unitPrice = { units: BigInt(random(1_000_000)), scale, currency: 'USD' };
      belowACent += scale > 2 && unitPrice.units > 0n && unitPrice.units < 10n ** BigInt(scale - 2) ? 1 : 0;
      const quantity = 1 + random(100);
      const repeatCount = 1 + random(24);
      const price = planPrice(
        { id: 'p', durationMs: 1, price: unitPrice, isPopular: false },
        [quantity, repeatCount],
        undefined,
      );
      assert.ok('total' in price);
      const expected = written(unitPrice.units * BigInt(quantity) * BigInt(repeatCount), scale);
      const charged = parseMoney(expected, 'USD');
      const more = parseMoney(`${expected}${scale === 0 ? '.' : ''}1`, 'USD');
      assert.ok(charged && more);
      // what is shown reads back as what was reckoned, and as what is charged
      const shown = formatMoney(price.total).slice(1);
      if (
        bare(shown) !== bare(expected) ||
        isDearer(exact(charged), price) ||
        isDearer(price, exact(charged)) ||
        !isDearer(exact(more), price)
      ) {
        assert.fail(`${expected} is shown as ${shown} (run ${String(run)})`);
      }
    }
    assert.ok(belowACent > RUNS / 1000);
  });
});

/** Without the zeros that mean nothing. */
function bare(amount: string): string {
  return amount.includes('.') ? amount.replace(/\.?0+$/, '') : amount;
}

function exact(total: { readonly units: bigint; readonly scale: number; readonly currency?: string }): Price {
  return { kind: 'exact', total };
}
