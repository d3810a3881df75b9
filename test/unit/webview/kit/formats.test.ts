import assert from 'node:assert/strict';
import { formatsOf } from '../../../../src/webview/kit/formats.js';

describe('numbers and times on a page', () => {
  const en = formatsOf('en');

  it('are written as the language does', () => {
    const de = formatsOf('de');
    assert.deepEqual([en.count(1234.5), de.count(1234.5)], ['1,234.5', '1.234,5']);
    assert.equal(de.country('DE'), 'Deutschland');
  });

  it('fall back where the language or the country is none', () => {
    assert.equal(formatsOf('no such language').count(5), '5');
    assert.equal(en.country('<b>'), '<b>');
  });

  it('are as short as they can be understood', () => {
    const minute = 60_000;
    assert.deepEqual(
      [en.milliseconds(142.4), en.milliseconds(1420), en.percent(0.823), en.bytes(999), en.bytes(1_234_567)],
      ['142 ms', '1,420 ms', '82%', '999 byte', '1.2 MB'],
    );
    assert.deepEqual(
      [en.span(10), en.span(1500), en.span(3 * minute), en.span(80 * minute)],
      ['1s', '2s', '3m', '1h 20m'],
    );
    assert.deepEqual(
      [en.ago(0, 59_000), en.ago(0, 5 * minute), en.ago(minute, 0)],
      ['now', '5 min. ago', 'now'],
    );
  });
});
