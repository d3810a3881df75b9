import assert from 'node:assert/strict';
import { TRANSACTION_TYPES, type Transaction } from '../../../../src/core/inventory.js';
import { formatMoney } from '../../../../src/core/money.js';
import type { AccountFacts } from '../../../../src/usage/facts.js';
import {
  spendingOf,
  totals,
  type AccountSpending,
  type JournalEntry,
} from '../../../../src/usage/reckoning/spending.js';
import { HOUR_MS, NOW, transaction } from '../../ui/inventory.js';
import { factsOf } from '../facts.js';
import { usd } from './usd.js';

const MARCH = Date.UTC(2026, 2);
const APRIL = Date.UTC(2026, 3);

function booked(type: string, amount: string, createdAt?: number, change: Partial<Transaction> = {}) {
  return transaction(`${type} ${amount} ${createdAt ?? ''}`, {
    type: { known: TRANSACTION_TYPES.find((known) => known === type) ?? 'unknown', text: type },
    amount: usd(amount),
    ...(createdAt !== undefined && { createdAt }),
    ...change,
  });
}

function withTransactions(value: readonly Transaction[], hasMore = false): AccountFacts {
  return factsOf({ transactions: { value, at: NOW, hasMore } });
}

function spending(facts: AccountFacts, journal: readonly JournalEntry[] = []) {
  return spendingOf(facts, { value: journal, at: NOW + HOUR_MS });
}

/** `2026-03-01 purchase -$8.75` */
function lines(reckoned: AccountSpending | undefined): readonly string[] | undefined {
  return reckoned?.entries.map(
    ({ at, type, amount }) =>
      `${new Date(at).toISOString().slice(0, 10)} ${type} ${amount ? formatMoney(amount) : 'unpriced'}`,
  );
}

const BOUGHT: JournalEntry = { account: 'a1', type: 'purchase', at: MARCH, charged: usd('72.0005') };

describe('what was spent at an account whose provider tells', () => {
  it('is each purchase and what came back, and no deposit', () => {
    const reckoned = spending(
      withTransactions([
        booked('purchase', '-8.75', APRIL + 2 * HOUR_MS),
        booked('purchase', '-0.0035', APRIL + HOUR_MS),
        booked('refund', '8.75', APRIL),
        booked('purchase', '-6.25', APRIL - 1),
        booked('deposit', '50.00', MARCH),
      ]),
    );
    assert.deepEqual(lines(reckoned), [
      '2026-04-01 purchase -$8.75',
      '2026-04-01 purchase -$0.0035',
      '2026-04-01 refund $8.75',
      '2026-03-31 purchase -$6.25',
    ]);
    assert.deepEqual([reckoned?.source, reckoned?.at], ['provider', NOW]);
  });

  it('does not count what moved no money, nor an entry twice', () => {
    const twice = booked('purchase', '-1.00', MARCH);
    const others = (['pending', 'failed', 'unknown'] as const).map((known) =>
      booked('purchase', '-100.00', MARCH, { id: known, status: { known, text: known } }),
    );
    assert.deepEqual(lines(spending(withTransactions([twice, twice, ...others]))), [
      '2026-03-01 purchase -$1.00',
    ]);
  });

  it('keeps currencies apart', () => {
    const euros = booked('purchase', '-2.00', MARCH, { amount: { ...usd('-2.00'), currency: 'EUR' } });
    const { entries = [] } = spending(withTransactions([booked('purchase', '-1.00', MARCH), euros])) ?? {};
    assert.deepEqual(totals(entries.flatMap(({ amount }) => amount ?? [])).map(formatMoney), [
      '-$1.00',
      '-2.00 EUR',
    ]);
    assert.deepEqual(totals([usd('1'), usd('0.5')]).map(formatMoney), ['$1.50']);
  });

  it('never counts the journal too, not even before the list was read', () => {
    assert.deepEqual(lines(spending(withTransactions([booked('purchase', '-72.0005', MARCH)]), [BOUGHT])), [
      '2026-03-01 purchase -$72.0005',
    ]);
    const unread = factsOf({
      abilities: { canRenew: true, canExtend: true, canDeposit: true, tellsTransactions: true },
    });
    assert.equal(spending(unread, [BOUGHT]), undefined);
  });

  it('says up to when there may be more on pages that were not read', () => {
    const listed = [booked('purchase', '-1.00', APRIL + 1), booked('purchase', '-2.00', MARCH + 1)];
    const unread = (facts: AccountFacts) => spending(facts)?.unreadUntil;
    assert.equal(unread(withTransactions(listed)), undefined);
    assert.equal(unread(withTransactions(listed, true)), MARCH + 1);
    assert.equal(unread(withTransactions(listed.toReversed(), true)), NOW);
    assert.equal(unread(withTransactions([...listed, booked('purchase', '-3.00')])), NOW);
    assert.equal(unread(withTransactions([], true)), NOW);
  });

  it('leaves out what is neither a purchase nor a refund', () => {
    const facts = withTransactions(
      ['purchase', 'refund', 'deposit', 'adjustment', 'bonus'].map((type) => booked(type, '-1.00', MARCH)),
    );
    assert.deepEqual(
      spending(facts)?.entries.map(({ type }) => type),
      ['purchase', 'refund'],
    );
  });
});

describe('what was spent at an account whose provider does not tell', () => {
  it('is what the journal says of this account', () => {
    const reckoned = spending(factsOf(), [
      BOUGHT,
      { ...BOUGHT, type: 'renew', at: APRIL },
      { ...BOUGHT, account: 'sandbox' },
    ]);
    assert.deepEqual(lines(reckoned), ['2026-03-01 purchase -$72.0005', '2026-04-01 renew -$72.0005']);
    assert.deepEqual([reckoned?.source, reckoned?.at], ['journal', NOW + HOUR_MS]);
    assert.equal(spending(factsOf()), undefined);
  });

  it('has no amount where nobody knows it', () => {
    const { charged, ...unpriced } = BOUGHT;
    assert.ok(charged);
    const inNoCurrency = { ...BOUGHT, charged: { units: 1200n, scale: 2 } };
    assert.deepEqual(lines(spending(factsOf(), [unpriced, inNoCurrency])), [
      '2026-03-01 purchase unpriced',
      '2026-03-01 purchase -12.00',
    ]);
  });
});
