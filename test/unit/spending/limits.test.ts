import assert from 'node:assert/strict';
import type { Money } from '../../../src/core/money.js';
import type { IntentRecord, Outcome } from '../../../src/spending/intent.js';
import { checkLimits, type Limits } from '../../../src/spending/limits.js';
import type { Price } from '../../../src/spending/price.js';
import { SpendingError } from '../../../src/spending/result.js';

const NOW = Date.UTC(2026, 5, 1);
const HOUR_MS = 3_600_000;

const usd = (cents: bigint): Money => ({ units: cents, scale: 2, currency: 'USD' });
const exact = (total: Money): Price => ({ kind: 'exact', total });

function record(
  total: Money,
  change: { agoMs?: number; outcome?: Outcome; isSandbox?: boolean } = {},
): IntentRecord {
  const { agoMs = HOUR_MS, outcome = { kind: 'done', refs: [] }, isSandbox = false } = change;
  return {
    intent: {
      id: 'x',
      at: NOW - agoMs,
      account: { id: 'a', label: 'Main', provider: '1001proxy', origin: 'https://example', isSandbox },
      effect: { kind: 'trial', of: { planId: 'p' } },
      price: exact(total),
      before: { at: NOW },
    },
    resentAt: [],
    outcome: { ...outcome, at: NOW, by: 'answer' },
  };
}

function stop(price: Price, limits: Limits, records: readonly IntentRecord[] = []): string | undefined {
  try {
    checkLimits(price, limits, { records, isSandbox: false, now: NOW });
    return undefined;
  } catch (error) {
    assert.ok(error instanceof SpendingError);
    return error.stop.kind;
  }
}

describe('the limits of spending', () => {
  it('are off unless set', () => {
    assert.equal(stop(exact(usd(10n ** 12n)), {}), undefined);
    assert.equal(stop(exact(usd(10n ** 12n)), { perAction: ' ', perDay: '' }), undefined);
    assert.equal(stop({ kind: 'unknown' }, {}), undefined);
  });

  it('let through what reaches them, to the last digit', () => {
    assert.equal(stop(exact(usd(2500n)), { perAction: '25' }), undefined);
    assert.equal(
      stop(exact({ units: 25_000_001n, scale: 6, currency: 'USD' }), { perAction: '25.00' }),
      'actionLimit',
    );
  });

  it('add up a day, with what is unknown counted as spent', () => {
    const records = [record(usd(1000n)), record(usd(500n), { outcome: { kind: 'unknown' } })];
    assert.equal(stop(exact(usd(1000n)), { perDay: '25' }, records), undefined);
    assert.equal(stop(exact(usd(1001n)), { perDay: '25' }, records), 'dailyLimit');
  });

  it('count what was charged in the place of what was expected', () => {
    const records = [record(usd(1000n), { outcome: { kind: 'done', refs: [], charged: usd(2000n) } })];
    assert.equal(stop(exact(usd(501n)), { perDay: '25' }, records), 'dailyLimit');
  });

  it('do not count what was refused or did not happen, what is a day old, other money and the sandbox’s', () => {
    const records = [
      record(usd(2500n), { outcome: { kind: 'refused', error: 'conflict' } }),
      record(usd(2500n), { outcome: { kind: 'notDone' } }),
      record(usd(2500n), { agoMs: 24 * HOUR_MS }),
      record({ units: 2500n, scale: 2 }),
      record(usd(2500n), { isSandbox: true }),
    ];
    assert.equal(stop(exact(usd(2500n)), { perDay: '25' }, records), undefined);
  });

  it('are not widened by a clock that was set back', () => {
    assert.equal(
      stop(exact(usd(1n)), { perDay: '25' }, [record(usd(2500n), { agoMs: -48 * HOUR_MS })]),
      'dailyLimit',
    );
  });

  it('hold back what nobody knows the price of, but not what is free', () => {
    assert.equal(stop({ kind: 'unknown' }, { perDay: '25' }), 'priceUnknownUnderLimit');
    assert.equal(stop({ kind: 'free' }, { perAction: '0' }), undefined);
  });

  it('say when a setting is no amount, rather than to be off', () => {
    for (const text of ['25,00', 'none', '-1', '1e3', 'NaN']) {
      assert.equal(stop(exact(usd(1n)), { perAction: text }), 'limitUnreadable', text);
    }
  });
});
