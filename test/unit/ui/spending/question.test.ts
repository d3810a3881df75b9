import assert from 'node:assert/strict';
import { moneyFromCents, parseMoney, type Money } from '../../../../src/core/money.js';
import type { Price } from '../../../../src/spending/price.js';
import { questionOf } from '../../../../src/ui/spending/question.js';
import { couponLines } from '../../../../src/ui/spending/wording.js';
import { buying, confirmation, record, seventyTwo } from './confirmations.js';

function usd(text: string): Money {
  const amount = parseMoney(text, 'USD');
  assert.ok(amount);
  return amount;
}

describe('the question before an effect', () => {
  it('says what, how the total came about, and the amount on the button', () => {
    assert.deepEqual(questionOf(confirmation(), buying), {
      title: 'Buy 2 × "NL-AMS Private, 30 d" for 3 periods?',
      lines: ['Total 72.00 (12.00 × 2 × 3), charged to Scraping EU.'],
      send: 'Buy for 72.00',
      show: 'Dry run',
    });
  });

  it('leaves out a factor of one', () => {
    const price: Price = { ...seventyTwo, total: moneyFromCents(1200n), factors: [1, 1] };
    assert.deepEqual(questionOf(confirmation({ price }), buying).lines, [
      'Total 12.00, charged to Scraping EU.',
    ]);
  });

  it('leaves out factors that a coupon has made wrong', () => {
    const price: Price = { ...seventyTwo, total: moneyFromCents(6480n) };
    assert.deepEqual(questionOf(confirmation({ price }), buying).lines, [
      'Total 64.80, charged to Scraping EU.',
    ]);
  });

  it('names the coupon, which an argument may have brought', () => {
    assert.deepEqual(couponLines('SPRING\u202E10'), ['With coupon SPRING10.']);
    assert.deepEqual(couponLines(undefined), []);
  });

  it('tells how sure a price is', () => {
    const asked = (price: Price) => {
      const { lines, send } = questionOf(confirmation({ price }), buying);
      return [...lines, send];
    };
    assert.deepEqual(asked({ ...seventyTwo, kind: 'atMost' }), [
      'Total 72.00 (12.00 × 2 × 3), charged to Scraping EU. The coupon may lower it.',
      'Buy for 72.00',
    ]);
    assert.deepEqual(asked({ kind: 'estimate', total: usd('6.25') }), [
      'Total about $6.25, charged to Scraping EU. This is an estimate: the provider tells the price afterwards.',
      'Buy for about $6.25',
    ]);
    assert.deepEqual(asked({ kind: 'unknown' }), [
      'The price is not known in advance: the provider tells it afterwards. It is charged to Scraping EU.',
      'Buy for an unknown price',
    ]);
    assert.deepEqual(asked({ kind: 'free' }), ['Account: Scraping EU', 'Buy']);
  });

  it('reckons the balance afterwards to the last digit, and only within one currency', () => {
    const lineOf = (price: Price, balance: Money) =>
      questionOf(confirmation({ price, balance }), buying).lines[1];
    const exact: Price = { kind: 'exact', total: usd('6.2535') };
    assert.equal(lineOf(exact, usd('45.20')), 'Balance now $45.20, afterwards $38.9465.');
    assert.equal(lineOf(exact, usd('3.10')), 'Balance now $3.10, which does not cover it.');
    assert.equal(lineOf(exact, usd('6.2535')), 'Balance now $6.2535, afterwards $0.00.');
    assert.equal(lineOf(exact, { ...usd('45.20'), currency: 'EUR' }), 'Balance now 45.20 EUR.');
    assert.equal(
      lineOf({ kind: 'estimate', total: usd('6.25') }, usd('45.20')),
      'Balance now $45.20, afterwards about $38.95.',
    );
    assert.equal(lineOf({ kind: 'unknown' }, usd('45.20')), 'Balance now $45.20.');
  });

  it('names the sandbox, and no account that is yet to be made', () => {
    const { proposal } = confirmation();
    const account = { ...proposal.account, isSandbox: true };
    assert.deepEqual(questionOf(confirmation({ proposal: { ...proposal, account } }), buying).lines, [
      'Total 72.00 (12.00 × 2 × 3), charged to Scraping EU, no real money.',
    ]);
    const unmade = { ...proposal, account: { ...proposal.account, id: 'new' } };
    assert.deepEqual(
      questionOf(confirmation({ proposal: unmade, price: { kind: 'free' } }), buying).lines,
      [],
    );
  });

  it('says what changed since the last click', () => {
    const dearer = questionOf(
      confirmation({
        reason: { kind: 'dearer', confirmed: { kind: 'exact', total: moneyFromCents(6000n) } },
      }),
      buying,
    );
    assert.equal(
      dearer.lines[0],
      'The price has changed since you confirmed: it was 60.00, it is now 72.00. Nothing has been sent.',
    );
    const repeated = questionOf(
      confirmation({
        reason: {
          kind: 'repeated',
          earlier: record({ kind: 'done', refs: [], at: 0, by: 'answer' }),
        },
      }),
      buying,
    );
    assert.match(
      repeated.lines[0] ?? '',
      /^The same was sent from this machine at .*2026.*: done\. Go on only if you want it once more\.$/,
    );
  });

  it('says what may have gone through already, the first three of them', () => {
    const { lines } = questionOf(
      confirmation({ unsettled: Array.from({ length: 5 }, () => record()) }),
      buying,
    );
    assert.equal(lines.length, 5);
    assert.match(
      lines[1] ?? '',
      /^Not settled since .*: Buy 2 × plan p1 for 3 periods\. It may have gone through\.$/,
    );
    assert.equal(lines[4], '2 more are not settled. See the spending history.');
  });
});
