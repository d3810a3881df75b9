import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { AccountFacts } from '../../../../src/usage/facts.js';
import { nextTurn } from '../../../../src/usage/reminders/expiries.js';
import type { Reminder, Thresholds } from '../../../../src/usage/reminders/reminder.js';
import { recoveriesOf, remindersOf } from '../../../../src/usage/reminders/remindersOf.js';
import { DAY_MS, HOUR_MS, NOW, order, subscription } from '../../ui/inventory.js';
import { dollars, factsOf } from '../facts.js';

const THRESHOLDS: Thresholds = { expiryDays: 3, remainingPercent: 10 };

function remindersAt(facts: AccountFacts, thresholds: Partial<Thresholds> = {}, now = NOW) {
  return remindersOf([facts], { ...THRESHOLDS, ...thresholds }, now);
}

function subscriptionsEnding(...ends: readonly number[]): AccountFacts {
  return factsOf({
    subscriptions: {
      value: ends.map((activeUntil, at) => subscription(`s${at}`, { activeUntil })),
      at: NOW,
    },
  });
}

function brief({ severity, subject }: Reminder): string {
  return `${severity} ${subject.kind === 'expiry' ? subject.id : subject.kind}`;
}

describe('a reminder of what runs out', () => {
  it('begins so many days before, is urgent in the last one, and stays a day after', () => {
    const cases: readonly (readonly [number, string | undefined])[] = [
      [3 * DAY_MS, undefined],
      [3 * DAY_MS - 1, 'warning s0'],
      [DAY_MS, 'warning s0'],
      [DAY_MS - 1, 'error s0'],
      [0, 'error s0'],
      [-DAY_MS + 1, 'error s0'],
      [-DAY_MS, undefined],
    ];
    for (const [leftMs, expected] of cases) {
      const [first] = remindersAt(subscriptionsEnding(NOW + leftMs)).map(brief);
      assert.equal(first, expected, `${leftMs} ms`);
    }
  });

  it('is none where nobody wants any', () => {
    assert.deepEqual(remindersAt(subscriptionsEnding(NOW + HOUR_MS), { expiryDays: 0 }), []);
  });

  it('is of what is in use, and quiet about what was ended before its time or has not begun', () => {
    const at = NOW + HOUR_MS;
    const facts = factsOf({
      subscriptions: {
        value: [
          subscription('active', { activeUntil: at }),
          subscription('odd', { activeUntil: at, status: { known: 'unknown', text: 'paused' } }),
          subscription('ended', { activeUntil: at, status: { known: 'expired', text: 'expired' } }),
          subscription('over', {
            activeUntil: NOW - HOUR_MS,
            status: { known: 'expired', text: 'expired' },
          }),
          subscription('endless'),
        ],
        at: NOW,
      },
      orders: {
        value: (['active', 'pending', 'canceled', 'expired', 'unknown'] as const).map((known) =>
          order(`order ${known}`, { expiresAt: at, status: { known, text: known } }),
        ),
        at: NOW,
      },
    });
    assert.deepEqual(remindersAt(facts).map(brief), [
      'error over',
      'error active',
      'error odd',
      'error order active',
      'error order unknown',
    ]);
  });

  it('is another one once its end has moved', () => {
    const [before] = remindersAt(subscriptionsEnding(NOW + HOUR_MS));
    const [same] = remindersAt(subscriptionsEnding(NOW + HOUR_MS), {}, NOW + 1);
    const [moved] = remindersAt(subscriptionsEnding(NOW + 2 * HOUR_MS));
    assert.ok(before && moved);
    assert.equal(same?.id, before.id);
    assert.notEqual(moved.id, before.id);
  });

  it('leads to what the account can do about it', () => {
    const both = factsOf({
      subscriptions: { value: [subscription('s', { activeUntil: NOW + 1 })], at: NOW },
      orders: {
        value: [order('o', { expiresAt: NOW + 2 }), order('late', { expiresAt: NOW - 1 })],
        at: NOW,
      },
    });
    const actions = (facts: AccountFacts) => remindersAt(facts).map((each) => each.actions.join(' '));
    assert.deepEqual(actions(both), ['open', 'renew open', 'extend open']);
    const abilities = { canRenew: false, canExtend: false, canDeposit: false };
    assert.deepEqual(actions({ ...both, abilities }), ['open', 'open', 'open']);
  });
});

describe('a reminder of what is left', () => {
  const traffic = (remainingGigabytes: number, quotaGigabytes = 10) =>
    factsOf({
      usage: {
        value: {
          kind: 'traffic',
          quotaGigabytes,
          usedGigabytes: quotaGigabytes - remainingGigabytes,
          remainingGigabytes,
        },
        at: NOW,
      },
    });
  const requests = (used: number, limit = 1000) =>
    factsOf({ usage: { value: { kind: 'requests', used, limit }, at: NOW } });

  it('comes under the percentage, and is urgent when nothing is left', () => {
    const cases: readonly (readonly [AccountFacts, string | undefined])[] = [
      [traffic(1), undefined],
      [traffic(0.99), 'warning quota'],
      [traffic(0), 'error quota'],
      [requests(900), undefined],
      [requests(901), 'warning quota'],
      [requests(1000), 'error quota'],
      [requests(1200), 'error quota'],
      [traffic(0, 0), undefined],
    ];
    for (const [facts, expected] of cases) {
      assert.equal(remindersAt(facts).map(brief)[0], expected, JSON.stringify(facts.usage));
    }
    assert.deepEqual(remindersAt(requests(1200), { remainingPercent: 0 }), []);
  });

  it('never says that less than nothing is left', () => {
    assert.deepEqual(remindersAt(requests(1200))[0]?.subject, {
      kind: 'quota',
      remaining: 0,
      limit: 1000,
      unit: 'requests',
    });
  });

  it('asks for a new reading first where the one that is known was paid for', () => {
    const abilities = { ...factsOf().abilities, usageCost: 'oneRequest' as const };
    assert.deepEqual(remindersAt({ ...requests(990), abilities })[0]?.actions, ['checkKey', 'open']);
    assert.deepEqual(remindersAt(traffic(0.1))[0]?.actions, ['open', 'checkKey']);
  });

  it('comes below a balance, exactly, in whatever currency the account has', () => {
    const balance = (units: bigint) =>
      factsOf({ usage: { value: { kind: 'balance', balance: dollars(units) }, at: NOW } });
    const least = { units: 5n, scale: 0 };
    assert.deepEqual(remindersAt(balance(500n), { balance: least }), []);
    assert.deepEqual(remindersAt(balance(0n)), []);
    const [low] = remindersAt(balance(499n), { balance: least });
    assert.deepEqual(
      [low?.severity, low?.subject, low?.actions],
      ['warning', { kind: 'balance', balance: dollars(499n) }, ['deposit', 'open']],
    );
    for (const units of [0n, -5n]) {
      assert.equal(remindersAt(balance(units), { balance: least })[0]?.severity, 'error');
    }
  });
});

describe('a reminder of the key and the service', () => {
  it('says that the key is refused or missing, and nothing of what failed otherwise', () => {
    const refused = factsOf({ trouble: { kind: 'keyRefused', sentence: 'No.' } });
    const [key] = remindersAt(refused);
    assert.deepEqual(
      [key?.severity, key?.subject, key?.actions],
      ['error', { kind: 'key', sentence: 'No.' }, ['replaceKey', 'checkKey', 'open']],
    );
    assert.deepEqual(remindersAt(factsOf({ trouble: { kind: 'locked' } }))[0]?.actions, [
      'replaceKey',
      'open',
    ]);
    assert.deepEqual(remindersAt(factsOf({ trouble: { kind: 'failed', sentence: 'Late.' } })), []);
  });

  it('does not offer to replace a key of the sandbox, which stays as it is', () => {
    const facts = factsOf({ trouble: { kind: 'locked' }, account: { isSandbox: true } });
    assert.deepEqual(remindersAt(facts)[0]?.actions, ['open']);
  });

  it('shows any word but operational about the service', () => {
    const words = ['operational', 'degraded', 'down', 'maintenance'];
    const shown = words.map((value) =>
      remindersAt(factsOf({ serviceStatus: { value, at: NOW } })).map(({ severity, subject }) =>
        subject.kind === 'service' ? `${severity} ${subject.status}` : '',
      ),
    );
    assert.deepEqual(shown, [[], ['warning degraded'], ['error down'], ['warning maintenance']]);
  });
});

describe('all reminders together', () => {
  it('have the urgent ones first, and then what runs out first', () => {
    const facts = factsOf({
      ...subscriptionsEnding(NOW + 2 * DAY_MS, NOW + 5 * HOUR_MS, NOW - HOUR_MS),
      serviceStatus: { value: 'degraded', at: NOW },
      trouble: { kind: 'locked' },
    });
    assert.deepEqual(remindersAt(facts).map(brief), [
      'error key',
      'error s2',
      'error s1',
      'warning service',
      'warning s0',
    ]);
  });

  it('have an id each, whatever the accounts and what they hold are called', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 5 }),
        fc.uniqueArray(fc.tuple(fc.string(), fc.integer({ min: -9, max: 9 })), {
          selector: ([id]) => id,
          maxLength: 5,
        }),
        (accounts, ids) => {
          const all = accounts.map((id, at) => {
            const value = ids.map(([name, hours]) =>
              subscription(name, { activeUntil: NOW + hours * HOUR_MS }),
            );
            return factsOf({
              account: { id: `${at}${id.replaceAll('/', '')}` },
              subscriptions: { value, at: NOW },
            });
          });
          const reminders = remindersOf(all, THRESHOLDS, NOW);
          assert.equal(new Set(reminders.map(({ id }) => id)).size, reminders.length);
          assert.equal(reminders.length, accounts.length * ids.length);
        },
      ),
    );
  });
});

describe('what is well again', () => {
  it('is told with the moment it was read, and not while nothing is known', () => {
    assert.deepEqual(recoveriesOf([factsOf()], THRESHOLDS), []);
    const well = factsOf({
      usage: { value: { kind: 'requests', used: 1, limit: 10 }, at: NOW - 5 },
      subscriptions: { value: [], at: NOW - 3 },
      serviceStatus: { value: 'operational', at: NOW - 1 },
    });
    assert.deepEqual(recoveriesOf([well], THRESHOLDS), [
      { id: 'a1/key', at: NOW - 3 },
      { id: 'a1/remaining', at: NOW - 5 },
      { id: 'a1/service', at: NOW - 1 },
    ]);
    const failing = factsOf({
      usage: { value: { kind: 'requests', used: 10, limit: 10 }, at: NOW },
      trouble: { kind: 'failed', sentence: 'Late.' },
    });
    assert.deepEqual(recoveriesOf([failing], THRESHOLDS), []);
  });

  it('has the id of the reminder that it ends', () => {
    const bad = factsOf({
      usage: { value: { kind: 'requests', used: 10, limit: 10 }, at: NOW },
      serviceStatus: { value: 'down', at: NOW },
      trouble: { kind: 'locked' },
    });
    const good = factsOf({
      usage: { value: { kind: 'requests', used: 0, limit: 10 }, at: NOW },
      serviceStatus: { value: 'operational', at: NOW },
    });
    assert.deepEqual(
      recoveriesOf([good], THRESHOLDS).map(({ id }) => id),
      remindersAt(bad)
        .map(({ id }) => id)
        .sort(),
    );
  });
});

describe('the next turn', () => {
  it('is the first moment from which the reminders are others', () => {
    const facts = subscriptionsEnding(NOW + 5 * DAY_MS, NOW + 30 * DAY_MS);
    const turns: number[] = [];
    for (let at: number | undefined = NOW; at !== undefined; at = nextTurn([facts], 3, at)) {
      turns.push((at - NOW) / DAY_MS);
    }
    assert.deepEqual(turns, [0, 2, 4, 5, 6, 27, 29, 30, 31]);
    assert.equal(nextTurn([factsOf()], 3, NOW), undefined);
  });
});
