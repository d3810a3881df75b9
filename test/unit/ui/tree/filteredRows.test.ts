import assert from 'node:assert/strict';
import { everything, listed, onePage, order } from '../inventory.js';
import { line, ShownAccount } from './account.js';

const all = everything('');

describe('filtered orders', () => {
  it('are those that were chosen last, read by themselves, and say so', async () => {
    const asked: unknown[] = [];
    const page: (typeof all)['orders']['page'] = (request) => {
      asked.push(request);
      return onePage(request.type === 'ipv6' ? [] : [order('o1')]);
    };
    const shown = new ShownAccount({ orders: { ...all.orders, page } });
    const section = async () => (await shown.open()).find(({ tokens }) => tokens?.includes('orderList'));
    await shown.remember({ orderFilters: { type: 'ipv6', status: 'expired' } });
    const rows = await shown.open('orders');
    assert.deepEqual(rows.map(line), [' | No order passes these filters']);
    assert.match((await section())?.description ?? '', /^ipv6 · expired · 0\b/);
    assert.deepEqual(asked, [{ page: 1, pageSize: 100, type: 'ipv6', status: 'expired' }]);
    await shown.row.branch?.refresh?.();
    assert.equal(asked.length, 2, 'read again with the account');
    await shown.remember({ orderFilters: undefined });
    await shown.open('orders');
    assert.match((await section())?.description ?? '', /^1 loaded/);
  });
});

describe('the premium pool', () => {
  const shown = new ShownAccount({
    premiumProxies: {
      page: () =>
        onePage([listed('premium/1', { uptimeScore: 0.95 }), listed('premium/2', { uptimeScore: 0.5 })], {
          total: 200,
          hasMore: true,
        }),
    },
  });
  const section = async () => (await shown.open()).find(({ tokens }) => tokens?.includes('premiumList'));

  it('shows those of the loaded ones that pass the filters, and counts both', async () => {
    await shown.remember({ premiumFilters: { minUptime: 0.9 } });
    const rows = await shown.open('premium');
    assert.deepEqual(
      rows.map(({ args, label }) => args?.proxy ?? label),
      ['premium/1', 'Load more (198)'],
    );
    const row = await section();
    assert.match(row?.description ?? '', /^90 % up or more · 1 pass · 2 of 200 loaded/);
    assert.match(row?.tooltip?.() ?? '', /count for what is loaded here/);
  });

  it('says so where none of the loaded ones passes', async () => {
    await shown.remember({ premiumFilters: { country: 'DE' } });
    const rows = await shown.open('premium');
    assert.deepEqual(rows.map(line), [' | None of those loaded passes these filters', 'Load more (198)']);
  });

  it('is shown as it came without filters', async () => {
    await shown.remember({ premiumFilters: {} });
    const row = await section();
    assert.match(row?.description ?? '', /^2 of 200 loaded/);
    assert.equal(row?.tooltip, undefined);
  });
});
