import assert from 'node:assert/strict';
import type { ShownAccount } from '../../../../src/protocol/usage.js';
import { newsOf } from '../../../../src/webview/usage/news.js';
import {
  type Forecast,
  forecastReason,
  forecastText,
  quantityText,
  type Reading,
  readingText,
} from '../../../../src/webview/usage/readings.js';
import { usageFormatsOf } from '../../../../src/webview/usage/usageFormats.js';

const HOUR = 3_600_000;
const formats = usageFormatsOf('en');

const TRAFFIC: Reading = { kind: 'traffic', remainingGigabytes: 6.8, quotaGigabytes: 10 };
const REQUESTS: Reading = { kind: 'requests', used: 1500, limit: 10_000 };
const DOLLARS: Reading = { kind: 'balance', balance: { units: '4520', scale: 2, currency: 'USD' } };
const BARE: Reading = { kind: 'balance', balance: { units: '35', scale: 4 } };

describe('what is left, in words', () => {
  it('names the unit, and a currency only where one is known', () => {
    assert.deepEqual(
      [TRAFFIC, REQUESTS, DOLLARS, BARE].map((reading) => readingText(reading, formats)),
      ['6.8 of 10 GB left', '8,500 of 10,000 requests left', '$45.20', '0.0035'],
    );
    assert.deepEqual(
      [TRAFFIC, REQUESTS, DOLLARS, BARE, undefined].map((reading) => quantityText(12.345, reading, formats)),
      ['12.35 GB', '12 requests', '$12.35', '12.35', '12.35'],
    );
  });

  it('says how long it lasts, and how that was reckoned', () => {
    const lasts: Forecast = { kind: 'lasts', perDay: 0.72, endsAt: 9.4 * 24 * HOUR, days: 21 };
    assert.equal(forecastText(lasts, formats, 0), '~ 9 days at this pace');
    assert.equal(forecastText({ ...lasts, endsAt: 5.5 * HOUR }, formats, 0), '~ 5 hours at this pace');
    assert.equal(forecastText(lasts, formats, lasts.endsAt), 'Used up at this pace');
    assert.match(
      forecastReason(lasts, TRAFFIC, formats),
      /^Median of 21 days: 0\.72 GB a day\. Runs out about /,
    );
    const few: Forecast = { kind: 'tooFewDays', days: 2, needed: 7 };
    assert.equal(forecastText(few, formats, 0), 'Forecast after 7 days of samples');
    assert.equal(forecastReason(few, TRAFFIC, formats), '2 days are known so far.');
    assert.equal(forecastText({ kind: 'unused', days: 8 }, formats, 0), 'Nothing used in 8 days');
  });

  it('says when something is, in the greatest unit that it has one of', () => {
    assert.deepEqual(
      [19.9 * 24 * HOUR, 23.9 * HOUR, 90_000, 10_000].map((at) => formats.until(at, 0)),
      ['in 19 days', 'in 23 hr.', 'in 1 min.', 'in 1 min.'],
    );
  });

  it('is news once it was read again, and so is new trouble', () => {
    const account: ShownAccount = {
      id: 'a',
      label: 'Main',
      provider: 'One',
      isSandbox: false,
      isReading: false,
      reading: { value: DOLLARS, at: 1 },
      spentThisMonth: [],
      budgets: [],
      abilities: { canRenew: false, canExtend: false, canDeposit: false },
    };
    assert.equal(newsOf([account], [{ ...account, isReading: true }], formats), '');
    assert.equal(
      newsOf([account], [{ ...account, reading: { value: TRAFFIC, at: 2 } }], formats),
      'Main: 6.8 of 10 GB left',
    );
    const troubled = { ...account, trouble: 'It failed.' };
    assert.equal(newsOf([account], [troubled], formats), 'Main: It failed.');
    assert.equal(newsOf([troubled], [troubled], formats), '');
  });
});
