import assert from 'node:assert/strict';
import { tallyOf } from '../../../../src/webview/results/tally.js';
import { shownRows } from './shownRows.js';

describe('the sum of a run’s rows', () => {
  const rows = shownRows([
    { verdict: 'live', country: 'US', scheme: 'http', anonymity: 'elite', firstByteMs: 100 },
    { verdict: 'live', country: 'DE', scheme: 'socks5', anonymity: 'elite', firstByteMs: 100 },
    { verdict: 'live', country: 'DE', scheme: 'http', firstByteMs: 100 },
    { verdict: 'timeout', country: 'FR', firstByteMs: 5000 },
    { verdict: 'refused', scheme: 'http' },
    {},
  ]);

  it('counts verdicts and protocols of all, and the rest of the live ones alone', () => {
    const tally = tallyOf(rows, new Set());
    assert.equal(tally.total, 6);
    assert.deepEqual(tally.verdicts, [
      { name: 'waiting', count: 1 },
      { name: 'live', count: 3 },
      { name: 'refused', count: 1 },
      { name: 'timeout', count: 1 },
    ]);
    assert.deepEqual(tally.countries, [
      { name: 'DE', count: 2 },
      { name: 'US', count: 1 },
    ]);
    assert.deepEqual(tally.anonymities, [{ name: 'elite', count: 2 }]);
    assert.deepEqual(tally.protocols, [
      { name: 'http', count: 3 },
      { name: 'socks5', count: 1 },
    ]);
    assert.equal(tally.latencies.count, 3);
    assert.equal(Math.round(tally.latencies.p95Ms), 100);
  });

  it('leaves out what was removed', () => {
    const tally = tallyOf(rows, new Set([0, 5]));
    assert.equal(tally.total, 4);
    assert.deepEqual(tally.countries, [{ name: 'DE', count: 2 }]);
    assert.ok(!tally.verdicts.some(({ name }) => name === 'waiting'));
  });
});
