import assert from 'node:assert/strict';
import type { Order } from '../../../src/core/inventory.js';
import { AccountReads } from '../../../src/reads/accountReads.js';
import { everything, onePage, order } from '../ui/inventory.js';

const ORDERS: readonly Order[] = [
  order('unnamed', { status: { known: 'unknown', text: 'frozen' } }),
  order('canceled', { status: { known: 'canceled', text: 'canceled' } }),
  order('active'),
  order('pending', { status: { known: 'pending', text: 'pending' } }),
];

describe('the orders of an account', () => {
  it('come status by status, the active ones first; one of no status that has a name comes in the last turn', async () => {
    const asked: (string | undefined)[] = [];
    const { orders } = new AccountReads(
      {
        orders: {
          ...everything('').orders,
          page: ({ status }) => {
            asked.push(status);
            return onePage(ORDERS.filter((each) => status === undefined || each.status.known === status));
          },
        },
      },
      { clock: () => 0, onDidChange: () => undefined },
    );
    assert.ok(orders);
    await orders.ensure();
    const turns = [orders.state.items.map(({ id }) => id)];
    while (orders.state.hasMore) {
      const seen = orders.state.items.length;
      await orders.loadMore();
      turns.push(orders.state.items.slice(seen).map(({ id }) => id));
    }
    assert.deepEqual(turns[0], ['active']);
    assert.deepEqual(turns.at(-1), ['unnamed']);
    assert.deepEqual(turns.flat().sort(), ['active', 'canceled', 'pending', 'unnamed']);
    assert.equal(asked.at(-1), undefined);
    assert.equal(asked.indexOf(undefined), asked.length - 1);
  });
});
