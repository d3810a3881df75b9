import assert from 'node:assert/strict';
import type { ShownTransaction } from '../../../../src/protocol/usage.js';
import { transactionsThatFit } from '../../../../src/webview/usage/transactions.js';

const ALL = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

const entry = (id: string, more: Partial<ShownTransaction>): ShownTransaction => ({
  account: 'a',
  id,
  type: 'purchase',
  status: 'completed',
  amount: { units: '-625', scale: 2, currency: 'USD' },
  ...more,
});

const ENTRIES = [
  entry('undated', {}),
  entry('old', { at: 10, description: 'Order 7 · ipv4' }),
  entry('new', { at: 30, type: 'deposit', status: 'pending', paymentMethod: 'oxapay' }),
  entry('same', { at: 10 }),
];

describe('the transactions that fit', () => {
  const fitting = (choice: { span?: typeof ALL; text?: string; type?: string }) =>
    transactionsThatFit(ENTRIES, { span: ALL, text: '', type: '', ...choice }, () => 'Main').map(
      ({ id }) => id,
    );

  it('are the latest first, in their order where they are of one time, those without a time last', () => {
    assert.deepEqual(fitting({}), ['new', 'old', 'same', 'undated']);
  });

  it('are of the time and the type', () => {
    assert.deepEqual(fitting({ span: { from: 10, to: 30 } }), ['old', 'same']);
    assert.deepEqual(fitting({ type: 'deposit' }), ['new']);
  });

  it('have every word in what is shown of them', () => {
    assert.deepEqual(fitting({ text: ' IPV4  order ' }), ['old']);
    assert.deepEqual(fitting({ text: 'main $6.25 pending' }), ['new']);
    assert.deepEqual(fitting({ text: 'order deposit' }), []);
  });
});
