import assert from 'node:assert/strict';
import type { ShownExpiry } from '../../../../src/protocol/usage.js';
import { byDay, partLeft } from '../../../../src/webview/usage/timeline.js';

const expiry = (id: string, day: number, hour: number): ShownExpiry => ({
  account: 'a',
  kind: 'order',
  id,
  label: id,
  at: new Date(2026, 2, day, hour).getTime(),
  readAt: 0,
  canProlong: true,
});

describe('what runs out', () => {
  it('stands by the days of the reader, the first first', () => {
    const days = byDay([expiry('late', 3, 23), expiry('next', 4, 0), expiry('early', 3, 1)]);
    assert.deepEqual(
      days.map(({ day, rows }) => [new Date(day).getDate(), rows.map(({ id }) => id)]),
      [
        [3, ['early', 'late']],
        [4, ['next']],
      ],
    );
  });

  it('has as much left as its part of the time that is shown', () => {
    assert.deepEqual(
      [partLeft(15, 10, 20), partLeft(20, 10, 20), partLeft(5, 10, 20), partLeft(10, 10, 10)],
      [0.5, 1, 0, 0],
    );
  });
});
