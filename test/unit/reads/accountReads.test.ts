import assert from 'node:assert/strict';
import type { Capabilities } from '../../../src/core/capabilities.js';
import type { Order } from '../../../src/core/inventory.js';
import { AccountReads } from '../../../src/reads/accountReads.js';
import { everything, onePage, order } from '../ui/inventory.js';

const ORDERS: readonly Order[] = [
  order('unnamed', { status: { known: 'unknown', text: 'frozen' } }),
  order('canceled', { status: { known: 'canceled', text: 'canceled' } }),
  order('active'),
  order('pending', { status: { known: 'pending', text: 'pending' } }),
];

function readsOf(
  page: Capabilities['orders']['page'],
  one: Capabilities['orders']['one'] = () => Promise.resolve(order('o1')),
  clock = () => 0,
): AccountReads {
  const { orders } = everything('');
  return new AccountReads({ orders: { ...orders, page, one } }, { clock, onDidChange: () => undefined });
}

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

  it('are asked for by type and by status, each in a list of its own, and leave the whole list alone', async () => {
    const asked: object[] = [];
    const reads = readsOf((request) => {
      asked.push(request);
      return onePage([order('o1')]);
    });
    await reads.ordersBy?.of({ type: 'ipv6', status: 'expired' }).ensure();
    await reads.ordersBy?.of({ type: 'ipv6' }).ensure();
    assert.deepEqual(asked, [
      { page: 1, pageSize: 100, type: 'ipv6', status: 'expired' },
      { page: 1, pageSize: 100, type: 'ipv6', status: 'active' },
    ]);
    assert.equal(reads.orders?.state.loadedAt, undefined);
    assert.equal(reads.orderLists.length, 3);
  });

  it('are known as they were read last, whichever list that was', async () => {
    let quantity = 0;
    let now = 0;
    const next = () => order('o1', { quantity: (quantity += 1) });
    const reads = readsOf(
      () => onePage([next()]),
      () => Promise.resolve(next()),
      () => (now += 1),
    );
    assert.equal(reads.knownOrder('o1'), undefined);
    await reads.ordersBy?.of({ status: 'expired' }).ensure();
    assert.equal(reads.knownOrder('o1')?.quantity, 1);
    await reads.orders?.ensure();
    assert.equal(reads.knownOrder('o1')?.quantity, 2);
    await reads.order?.of('o1').ensure();
    assert.equal(reads.knownOrder('o1')?.quantity, 3);
    await reads.ordersBy?.of({ status: 'expired' }).refresh();
    assert.equal(reads.knownOrder('o1')?.quantity, 4);
    assert.equal(reads.knownOrder('o2'), undefined);
  });

  it('are counted by what the provider says of all of them, once that is asked', async () => {
    const { orders } = new AccountReads(
      {
        orders: {
          ...everything('').orders,
          page: ({ status }) =>
            status === undefined
              ? onePage(ORDERS, { hasMore: true, total: 237 })
              : onePage([order(status)], { total: 1 }),
        },
      },
      { clock: () => 0, onDidChange: () => undefined },
    );
    assert.ok(orders);
    await orders.ensure();
    const totals = [orders.state.total];
    while (orders.pages < 5) {
      await orders.loadMore();
      totals.push(orders.state.total);
    }
    assert.deepEqual(totals, [undefined, undefined, undefined, undefined, 237]);
  });
});
