import assert from 'node:assert/strict';
import { type ListedProxy, passes, type ProxyFilters } from '../../../src/core/publicProxies.js';
import { listed, MINUTE_MS, NOW } from '../ui/inventory.js';

const TOLD: ListedProxy = listed('premium/1', {
  protocol: 'SOCKS5',
  country: 'us',
  anonymity: 'elite',
  latencyMs: 300,
  uptimeScore: 0.9,
  checkedAt: NOW - 5 * MINUTE_MS,
});

/** A filter that the proxy just passes, and one that it just fails. */
const FILTERS: readonly (readonly [ProxyFilters, ProxyFilters])[] = [
  [{ protocol: 'socks5' }, { protocol: 'http' }],
  [{ country: 'US' }, { country: 'DE' }],
  [{ anonymity: 'elite' }, { anonymity: 'anonymous' }],
  [{ freshMinutes: 5 }, { freshMinutes: 4 }],
  [{ maxLatencyMs: 300 }, { maxLatencyMs: 299 }],
  [{ minUptime: 0.9 }, { minUptime: 0.91 }],
];

describe('a proxy of a list', () => {
  for (const [passed, failed] of FILTERS) {
    it(`passes ${JSON.stringify(passed)}, and ${JSON.stringify(failed)} not`, () => {
      assert.equal(passes(TOLD, passed, NOW), true);
      assert.equal(passes(TOLD, failed, NOW), false);
    });
  }

  it('passes where each of several filters lets it, and without any', () => {
    const all = Object.assign({}, ...FILTERS.map(([passed]) => passed)) as ProxyFilters;
    assert.equal(passes(TOLD, all, NOW), true);
    assert.equal(passes(TOLD, { ...all, country: 'DE' }, NOW), false);
    assert.equal(passes(TOLD, {}, NOW), true);
  });

  it('passes no filter for what is not told of it', () => {
    const untold = listed('premium/2');
    for (const [passed] of FILTERS.slice(1)) {
      assert.equal(passes(untold, passed, NOW), false, JSON.stringify(passed));
    }
    assert.equal(passes(untold, {}, NOW), true);
  });
});
