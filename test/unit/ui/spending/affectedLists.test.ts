import assert from 'node:assert/strict';
import { AccountReads } from '../../../../src/reads/accountReads.js';
import { refreshAffected } from '../../../../src/ui/spending/affectedLists.js';
import { everything, onePage, order } from '../inventory.js';

describe('what an effect may have changed', () => {
  it('is read again after an order in each list of orders that is here, and in no other', async () => {
    const asked: (string | undefined)[] = [];
    const reads = new AccountReads(
      {
        orders: {
          ...everything('').orders,
          page: ({ type, status }) => {
            asked.push(`${type ?? 'all'} ${status ?? 'all'}`);
            return onePage([order('o1')]);
          },
        },
      },
      { clock: () => 0, onDidChange: () => undefined },
    );
    await reads.orders?.ensure();
    await reads.ordersBy?.of({ type: 'ipv4' }).ensure();
    reads.ordersBy?.of({ status: 'expired' });
    asked.length = 0;
    await refreshAffected({ kind: 'createOrder', of: { type: 'ipv4' } }, reads);
    assert.deepEqual(asked.sort(), ['all active', 'ipv4 active']);
  });
});
