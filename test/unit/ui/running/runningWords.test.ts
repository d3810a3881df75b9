import assert from 'node:assert/strict';
import type { Relay, RelayCounts } from '../../../../src/relay/relay.js';
import { TO_USAGE } from '../../../../src/protocol/usage.js';
import { costOf } from '../../../../src/ui/running/relayCosts.js';
import type { Running } from '../../../../src/ui/running/running.js';
import { countsText, runningDescription, runningTooltip } from '../../../../src/ui/running/runningWords.js';
import { shownRelays } from '../../../../src/ui/usage/shownRelays.js';
import { NOW } from '../inventory.js';

const TOKEN = 'canaryToken7Qx2';

function running(counts: Partial<RelayCounts>, rest: Partial<Running> = {}): Running {
  const relay: Relay = {
    port: 41000,
    token: TOKEN,
    counts: { requests: 0, failures: 0, sentBytes: 0, receivedBytes: 0, open: 0, refused: 0, ...counts },
    lastFailure: counts.failures ? { upstream: 'u', reason: 'loginRefused', inARow: 1 } : undefined,
    use: () => undefined,
    onDidChange: () => ({ dispose: () => undefined }),
    onDidEnd: () => ({ dispose: () => undefined }),
    close: () => Promise.resolve(),
  };
  return {
    id: '1',
    kind: 'relay',
    label: 'Relay 127.0.0.1:41000',
    through: 'NL Private',
    accounts: ['a1'],
    startedAt: NOW,
    relay,
    stop: () => Promise.resolve(),
    ...rest,
  };
}

describe('what runs through a proxy', () => {
  it('says what passed, the numbers first', () => {
    const counts = { requests: 12, sentBytes: 400_000, receivedBytes: 3_000_000, failures: 1 };
    const cost = { units: 102n, scale: 4, currency: 'USD' };
    assert.equal(countsText(running(counts), cost), '12 requests · 3.4 MB · 1 error · ~$0.0102');
    assert.equal(countsText(running({ requests: 1 }), undefined), '1 request · 0 kB');
    assert.equal(runningDescription(running({}), undefined), 'NL Private');
    assert.equal(
      runningDescription(running({}, { relay: undefined, note: 'no token' }), undefined),
      'no token · NL Private',
    );
  });

  it('tells the last error in the words of a check, and no token', () => {
    const text = runningTooltip(running({ requests: 3, failures: 2, refused: 4 }), undefined);
    assert.match(text, /^Relay 127\.0\.0\.1:41000\nGoes out through: NL Private\n/);
    assert.match(text, /Token: demanded\nRequests: 3\nErrors: 2\nRefused here: 4\n/);
    assert.match(text, /Last error: Login refused$/);
    assert.doesNotMatch(text, new RegExp(TOKEN));
    assert.match(runningTooltip(running({}, { relay: undefined }), undefined), /has the proxy’s credentials/);
  });

  it('is told to the usage page where it has a relay, without its token', () => {
    const all = [running({ requests: 2, failures: 1 }), running({}, { id: '2', relay: undefined })];
    const rows = shownRelays(
      all.map((each) => ({ running: each, cost: { units: 5n, scale: 4, currency: 'USD' } })),
    );
    assert.deepEqual(TO_USAGE.relays.parse({ rows }), { rows });
    assert.deepEqual(
      rows.map(({ id, lastError, cost }) => [id, lastError, cost]),
      [['1', 'Login refused', { units: '5', scale: 4, currency: 'USD' }]],
    );
    assert.doesNotMatch(JSON.stringify(rows), new RegExp(TOKEN));
  });

  it('costs by the gigabyte, to the fourth decimal', () => {
    const price = { units: 325n, scale: 2, currency: 'USD' };
    assert.deepEqual(costOf(price, 1_000_000_000), { units: 32500n, scale: 4, currency: 'USD' });
    assert.deepEqual(costOf(price, 3_400_000), { units: 111n, scale: 4, currency: 'USD' });
    assert.deepEqual(costOf({ units: 1n, scale: 0 }, 0), { units: 0n, scale: 4 });
  });
});
