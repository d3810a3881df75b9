import assert from 'node:assert/strict';
import { amount, host, label, price, word } from '../../../src/providers/fields.js';

const NOT_AMOUNTS: readonly unknown[] = [
  'NaN',
  '1,299.00',
  '1e3',
  '',
  ' 1',
  '1.',
  '$5',
  true,
  null,
  {},
  [],
  Infinity,
  NaN,
];

describe('an amount', () => {
  const exact: readonly (readonly [unknown, bigint, number])[] = [
    ['45.20', 4520n, 2],
    [1.25, 125n, 2],
    [0.0035, 35n, 4],
    [-8.75, -875n, 2],
    [50, 50n, 0],
    [0, 0n, 0],
    // Both print with an exponent.
    [0.000_000_1, 1n, 7],
    [-0.000_000_35, -35n, 8],
  ];

  for (const [value, units, scale] of exact) {
    it(`is exact for ${JSON.stringify(value)}`, () => {
      assert.deepEqual(amount('USD').safeParse(value).data, { units, scale, currency: 'USD' });
    });
  }

  it('names no currency where there is none', () => {
    assert.deepEqual(amount().safeParse(1.5).data, { units: 15n, scale: 1 });
  });

  it('is refused rather than guessed', () => {
    for (const value of [...NOT_AMOUNTS, 1e21, 1e-40]) {
      assert.equal(amount().safeParse(value).success, false, String(value));
    }
  });
});

describe('a price', () => {
  it('is never negative', () => {
    assert.equal(price().safeParse(0).success, true);
    assert.equal(price().safeParse(-0.01).success, false);
    assert.equal(price().safeParse('-1').success, false);
  });
});

describe('a word', () => {
  it('stays visible when it is not documented', () => {
    const status = word(['active', 'expired']);
    assert.deepEqual(status.parse('active'), { known: 'active', text: 'active' });
    assert.deepEqual(status.parse('on hold'), { known: 'unknown', text: 'on hold' });
    assert.deepEqual(status.parse('Active'), { known: 'unknown', text: 'Active' });
  });
});

describe('a host', () => {
  it('is a name or an address and nothing that would move a URL elsewhere', () => {
    for (const good of ['185.123.45.67', 'proxy.example.com', '2001:db8::1']) {
      assert.equal(host().parse(good), good);
    }
    assert.equal(host().parse('[2001:db8::1]'), '2001:db8::1');
    for (const bad of ['', 'evil.example/@x', 'a:b@c', '1.2.3.4:80', 'two words', '[x y]', 'x#y', 'x?y']) {
      assert.equal(host().safeParse(bad).success, false, bad);
    }
  });
});

describe('a label', () => {
  it('is text, or a number in its own digits', () => {
    assert.equal(label().parse('5 min'), '5 min');
    assert.equal(label().parse(5), '5');
    assert.equal(label().safeParse(null).success, false);
  });
});
