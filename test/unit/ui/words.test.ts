import assert from 'node:assert/strict';
import { usageText } from '../../../src/ui/usageText.js';
import { ageText, agoText, durationText, joined, tooltipText, untilText } from '../../../src/ui/words.js';
import { DAY_MS, HOUR_MS, MINUTE_MS, NOW } from './inventory.js';

describe('words for time', () => {
  it('say how long something lasts yet, finer the nearer its end', () => {
    const cases: readonly (readonly [number, string])[] = [
      [40 * DAY_MS, '40 d'],
      [2 * DAY_MS - 1, '1 d'],
      [DAY_MS, '1 d'],
      [DAY_MS - 1, '23 h left'],
      [HOUR_MS, '1 h left'],
      [HOUR_MS - 1, '59 min left'],
      [MINUTE_MS - 1, '1 min left'],
      [1, '1 min left'],
      [0, 'expired'],
      [-DAY_MS, 'expired'],
    ];
    for (const [leftMs, text] of cases) {
      assert.equal(untilText(NOW + leftMs, NOW), text, `${leftMs} ms`);
    }
  });

  it('say how long ago something was', () => {
    const cases: readonly (readonly [number, string])[] = [
      [-HOUR_MS, 'now'],
      [MINUTE_MS - 1, 'now'],
      [MINUTE_MS, '1 min ago'],
      [HOUR_MS - 1, '59 min ago'],
      [HOUR_MS, '1 h ago'],
      [DAY_MS - 1, '23 h ago'],
      [DAY_MS, '1 d ago'],
      [400 * DAY_MS, '400 d ago'],
    ];
    for (const [ageMs, text] of cases) {
      assert.equal(agoText(NOW - ageMs, NOW), text, `${ageMs} ms`);
    }
  });

  it('tell an age only once it matters', () => {
    assert.equal(ageText(undefined, NOW), undefined);
    assert.equal(ageText(NOW - 15 * MINUTE_MS, NOW), undefined);
    assert.equal(ageText(NOW - 16 * MINUTE_MS, NOW), '16 min ago');
  });

  it('say for how long a plan lasts', () => {
    assert.equal(durationText(30 * DAY_MS), '30 d');
    assert.equal(durationText(36 * HOUR_MS), '36 h');
    assert.equal(durationText(HOUR_MS), '1 h');
    assert.equal(durationText(90 * MINUTE_MS), '90 min');
    assert.equal(durationText(20 * MINUTE_MS), '20 min');
  });
});

describe('parts of a row', () => {
  it('are joined where they are there', () => {
    assert.equal(joined(['a', undefined, '', 'b']), 'a · b');
    assert.equal(joined([]), '');
  });

  it('are lines of a tooltip where they have a value', () => {
    assert.equal(
      tooltipText([
        ['Order', '1'],
        ['Note', undefined],
        ['Status', ''],
        ['Country', 'US'],
      ]),
      'Order: 1\nCountry: US',
    );
  });
});

describe('what is left', () => {
  it('is one line in the unit that the provider counts in', () => {
    assert.equal(
      usageText({ kind: 'traffic', quotaGigabytes: 10, usedGigabytes: 3.2, remainingGigabytes: 6.8 }),
      '6.8 of 10 GB left',
    );
    assert.equal(
      usageText({ kind: 'balance', balance: { units: 4520n, scale: 2, currency: 'USD' } }),
      '$45.20',
    );
    assert.equal(usageText({ kind: 'balance', balance: { units: 4520n, scale: 2 } }), '45.20');
    assert.equal(usageText({ kind: 'requests', used: 1500, limit: 10_000 }), '8,500 of 10,000 left');
    assert.equal(usageText({ kind: 'requests', used: 10_001, limit: 10_000 }), '0 of 10,000 left');
  });
});
