import assert from 'node:assert/strict';
import { parseExpiry, parseMoment } from '../../../src/providers/moment.js';

describe('parseMoment', () => {
  const taken: readonly (readonly [string | number, number])[] = [
    ['2025-01-15T08:30:00.000Z', Date.UTC(2025, 0, 15, 8, 30)],
    ['2026-06-10T07:59:12Z', Date.UTC(2026, 5, 10, 7, 59, 12)],
    ['2026-06-10T07:59:12.123456Z', Date.UTC(2026, 5, 10, 7, 59, 12, 123)],
    ['2026-06-10T07:59:12+02:00', Date.UTC(2026, 5, 10, 5, 59, 12)],
    ['2026-06-10T07:59:12', Date.UTC(2026, 5, 10, 7, 59, 12)],
    ['2026-06-10 07:59', Date.UTC(2026, 5, 10, 7, 59)],
    ['2025-04-10', Date.UTC(2025, 3, 10)],
    [1_762_592_000_000, 1_762_592_000_000],
  ];

  for (const [text, moment] of taken) {
    it(`reads ${text}`, () => {
      assert.equal(parseMoment(text), moment);
    });
  }

  it('makes nothing of what is no date', () => {
    for (const text of [
      '',
      'never',
      '2025-13-40',
      '10.04.2025',
      '2025',
      '1762592000000',
      NaN,
      Infinity,
      8.65e15,
    ]) {
      assert.equal(parseMoment(text), undefined, String(text));
    }
  });
});

describe('parseExpiry', () => {
  it('counts a date alone to the end of its day', () => {
    const end = parseExpiry('2026-06-10');
    assert.equal(end, Date.UTC(2026, 5, 10, 23, 59, 59, 999));
    assert.equal(parseMoment('2026-06-11'), end + 1);
  });

  it('takes a moment as it is, midnight too, and makes nothing of what is no date', () => {
    for (const value of ['2026-06-10T00:00:00Z', '2026-06-10 07:59', 1_762_592_000_000, '2025-13-40', '']) {
      assert.equal(parseExpiry(value), parseMoment(value), String(value));
    }
  });
});
