import assert from 'node:assert/strict';
import { orderSource, premiumSource, sourcesOf } from '../../../../src/ui/code/proxySources.js';
import type { ReadyAccount } from '../../../../src/ui/openAccounts.js';
import { everything, listed, onePage, order } from '../inventory.js';
import { ACCOUNT, INFO, ShownAccount } from '../tree/account.js';

const all = everything('');

function ready({ reads }: ShownAccount): ReadyAccount {
  return { kind: 'ready', account: ACCOUNT, info: INFO, reads };
}

describe('where proxies are taken from', () => {
  it('is of the premium pool what the sidebar shows of it', async () => {
    const page = () =>
      onePage([listed('premium/1', { country: 'US' }), listed('premium/2', { country: 'DE' })]);
    const shown = new ShownAccount({ premiumProxies: { page } });
    await shown.reads.premiumProxies?.ensure();
    const countries = () =>
      premiumSource(ready(shown), shown.memory)
        ?.proxies()
        .map(({ country }) => country);
    assert.deepEqual(countries(), ['US', 'DE']);
    await shown.remember({ premiumFilters: { country: 'DE' } });
    assert.deepEqual(countries(), ['DE']);
  });

  it('is each order once, in whichever list it is', async () => {
    const page: (typeof all)['orders']['page'] = ({ status }) =>
      onePage([order(status === 'expired' ? 'o2' : 'o1', { type: 'isp' })]);
    const shown = new ShownAccount({ orders: { ...all.orders, page } });
    await shown.reads.orders?.ensure();
    await shown.reads.ordersBy?.of({ status: 'expired' }).ensure();
    await shown.reads.ordersBy?.of({ status: 'active' }).ensure();
    assert.deepEqual(
      sourcesOf(ready(shown), shown.memory).map(({ label }) => label),
      ['order o1 · isp', 'order o2 · isp'],
    );
    assert.equal(orderSource('o2', ready(shown))?.label, 'order o2 · isp');
  });
});
