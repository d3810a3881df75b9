import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Transaction } from '../../../../src/core/inventory.js';
import { add, compareDecimals, formatDecimal, type Money } from '../../../../src/core/money.js';
import type { AccountFacts } from '../../../../src/usage/facts.js';
import { balancesAfter } from '../../../../src/usage/reckoning/balances.js';
import { HOUR_MS, MINUTE_MS, NOW, transaction } from '../../ui/inventory.js';
import { usd } from './usd.js';

type List = NonNullable<AccountFacts['transactions']>;

/** One line of the account: its name, amount, hours ago, and status where it is not completed. */
type Line = readonly [id: string, amount: string, hoursAgo?: number, status?: Transaction['status']['known']];

function listOf(lines: readonly Line[], change: Partial<List> = {}): List {
  const value = lines.map(([id, amount, hoursAgo, status = 'completed']) =>
    transaction(id, {
      amount: usd(amount),
      status: { known: status, text: status },
      ...(hoursAgo !== undefined && { createdAt: NOW - hoursAgo * HOUR_MS }),
    }),
  );
  return { value, at: NOW, hasMore: false, ...change };
}

/** `id 45.20` in the order told, `id –` where none is reckoned. */
function told(list: List, value = usd('45.20'), at = NOW): readonly string[] {
  return balancesAfter(list, { value, at }).map(
    ({ transaction: { id }, balanceAfter }) => `${id} ${balanceAfter ? formatDecimal(balanceAfter, 2) : '–'}`,
  );
}

const THREE: readonly Line[] = [
  ['c', '-8.75', 1],
  ['b', '50.00', 2],
  ['a', '-0.0035', 3],
];
const THREE_TOLD = ['c 45.20', 'b 53.95', 'a 3.95'];

describe('the balance after a transaction', () => {
  it('is reckoned back from the balance, whichever way the provider lists them', () => {
    assert.deepEqual(told(listOf(THREE)), THREE_TOLD);
    assert.deepEqual(told(listOf(THREE.toReversed())), THREE_TOLD);
    assert.deepEqual(told(listOf([1, 2, 0].flatMap((place) => THREE.slice(place, place + 1)))), THREE_TOLD);
  });

  it('is not moved by what is pending or failed', () => {
    const list = listOf([
      ['pending', '100.00', 0.5, 'pending'],
      ...THREE.slice(0, 1),
      ['failed', '-70.00', 1.5, 'failed'],
      ...THREE.slice(1),
    ]);
    assert.deepEqual(told(list), ['pending –', 'c 45.20', 'failed –', 'b 53.95', 'a 3.95']);
  });

  it('leaves an entry without a date where the provider has it', () => {
    const undated: Line = ['undated', '-1.00'];
    const expected = ['c 45.20', 'undated 53.95', 'b 54.95', 'a 4.95'];
    assert.deepEqual(told(listOf(THREE.toSpliced(1, 0, undated))), expected);
    assert.deepEqual(told(listOf(THREE.toReversed().toSpliced(2, 0, undated))), expected);
    const [c, b, a] = THREE;
    assert.ok(c && b && a);
    assert.deepEqual(told(listOf([b, c, undated, a])), expected);
    assert.deepEqual(
      told(
        listOf([
          ['second', '2.00'],
          ['first', '3.00'],
        ]),
      ),
      ['second 45.20', 'first 43.20'],
    );
  });

  it('counts an entry once that moved on to the next page while pages were read', () => {
    const [c, b, a] = THREE;
    assert.ok(c && b && a);
    assert.deepEqual(told(listOf([c, b, b, a])), THREE_TOLD);
  });

  it('is told where older pages are missing, and nowhere where newer ones may be', () => {
    assert.deepEqual(told(listOf(THREE, { hasMore: true })), THREE_TOLD);
    for (const order of [
      THREE.toReversed(),
      THREE.toSorted(([left], [right]) => left.localeCompare(right)),
    ]) {
      assert.ok(told(listOf(order, { hasMore: true })).every((line) => line.endsWith('–')));
    }
  });

  it('ends where nobody knows what came between', () => {
    const odd: readonly Line[] = THREE.toSpliced(1, 0, ['odd', '-5.00', 1.5, 'unknown']);
    assert.deepEqual(told(listOf(odd)), ['c 45.20', 'odd –', 'b –', 'a –']);
    const foreign = listOf(THREE);
    const value = foreign.value.with(1, {
      ...transaction('b'),
      amount: { ...usd('5.00'), currency: 'EUR' },
    });
    assert.deepEqual(told({ ...foreign, value }), ['c 45.20', 'b –', 'a –']);
  });

  it('is none without a balance', () => {
    const booked = balancesAfter(listOf(THREE), undefined);
    assert.deepEqual(
      booked.map(({ balanceAfter }) => balanceAfter),
      [undefined, undefined, undefined],
    );
  });
});

describe('the balance after a transaction that came between two readings', () => {
  it('is reckoned on from the balance where it came after it', () => {
    const readBefore = NOW - 1.5 * HOUR_MS;
    assert.deepEqual(told(listOf(THREE), usd('53.95'), readBefore), THREE_TOLD);
    assert.deepEqual(told(listOf(THREE, { hasMore: true }), usd('53.95'), readBefore), THREE_TOLD);
    const readFirst = NOW - 4 * HOUR_MS;
    assert.deepEqual(told(listOf(THREE), usd('3.9535'), readFirst), THREE_TOLD);
  });

  it('is none where what came after the balance is on a page that was not read', () => {
    const list = listOf(THREE, { hasMore: true });
    assert.deepEqual(told(list, usd('3.9535'), NOW - 4 * HOUR_MS), ['c –', 'b –', 'a –']);
  });

  it('is none where the balance was read long after the list: what came between is not in the list', () => {
    assert.deepEqual(told(listOf(THREE), usd('45.20'), NOW + 5000), THREE_TOLD);
    assert.deepEqual(told(listOf(THREE), usd('45.20'), NOW + MINUTE_MS), ['c –', 'b –', 'a –']);
  });

  it('is none where the dates cannot tell which came after the balance', () => {
    const undated: readonly Line[] = THREE.toSpliced(1, 0, ['undated', '-1.00']);
    const between = NOW - 1.5 * HOUR_MS;
    assert.ok(told(listOf(undated), usd('53.95'), between).every((line) => line.endsWith('–')));
    const byAClockThatIsAhead = listOf([['d', '-1.00', -0.5], ...THREE]);
    assert.ok(told(byAClockThatIsAhead, usd('45.20'), between).every((line) => line.endsWith('–')));
    assert.equal(told(byAClockThatIsAhead, usd('44.20'))[0], 'd 44.20');
  });
});

describe('balances reckoned back', () => {
  const movement = fc.record({
    units: fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }),
    scale: fc.integer({ min: 0, max: 6 }),
    status: fc.constantFrom('completed', 'completed', 'pending', 'failed'),
    hasDate: fc.boolean(),
  });
  const movements = fc.array(movement, { minLength: 1, maxLength: 30 });

  it('are those of a ledger kept forward, whichever way and however far it was read', () => {
    fc.assert(
      fc.property(movements, fc.boolean(), fc.nat(30), (made, isOldestFirst, read) => {
        const kept = keep(made.map((each, place) => ({ ...each, hasDate: place === 0 || each.hasDate })));
        const newest = kept.map(({ entry }) => entry).toReversed();
        // Which way it runs is told by two dates at least.
        const isReversed = isOldestFirst && newest[0]?.createdAt !== undefined;
        const value = isReversed ? newest.toReversed() : newest.slice(0, read);
        const list = { value, at: NOW, hasMore: !isReversed && read < newest.length };
        agree(list, kept, { value: kept.at(-1)?.running ?? usd('0'), at: NOW });
      }),
    );
  });

  it('are those of a ledger kept forward, also where it went on after the balance was read', () => {
    fc.assert(
      fc.property(movements, fc.nat(30), (made, read) => {
        const kept = keep(made.map((each) => ({ ...each, hasDate: true })));
        const last = kept[read % kept.length];
        assert.ok(last?.entry.createdAt !== undefined);
        const value = kept.map(({ entry }) => entry).toReversed();
        agree({ value, at: NOW, hasMore: false }, kept, { value: last.running, at: last.entry.createdAt });
      }),
    );
  });

  interface Kept {
    readonly entry: Transaction;
    readonly running: Money;
  }

  function agree(list: List, kept: readonly Kept[], balance: { readonly value: Money; readonly at: number }) {
    const truth = new Map(kept.map(({ entry, running }) => [entry.id, running]));
    const booked = balancesAfter(list, balance);
    assert.equal(booked.length, list.value.length);
    for (const { transaction: entry, balanceAfter } of booked) {
      const running = truth.get(entry.id);
      if (entry.status.known === 'completed') {
        assert.ok(balanceAfter && running, entry.id);
        assert.equal(compareDecimals(balanceAfter, running), 0, entry.id);
      } else {
        assert.equal(balanceAfter, undefined);
      }
    }
  }

  function keep(
    made: readonly { units: bigint; scale: number; status: string; hasDate: boolean }[],
  ): readonly Kept[] {
    let running = usd('0');
    return made.map(({ units, scale, status, hasDate }, place) => {
      const amount: Money = { units, scale, currency: 'USD' };
      if (status === 'completed') {
        running = add(running, amount);
      }
      const known = status === 'pending' ? 'pending' : status === 'failed' ? 'failed' : 'completed';
      const entry = transaction(`t${place}`, {
        amount,
        status: { known, text: status },
        ...(hasDate && { createdAt: NOW - (made.length - place) * MINUTE_MS }),
      });
      return { entry, running };
    });
  }
});
