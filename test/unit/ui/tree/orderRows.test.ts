import assert from 'node:assert/strict';
import { ProviderError } from '../../../../src/core/errors.js';
import type { Order } from '../../../../src/core/inventory.js';
import {
  DAY_MS,
  everything,
  HOUR_MS,
  MINUTE_MS,
  NOW,
  onePage,
  order,
  orderedProxy,
  proxy,
} from '../inventory.js';
import { line, opened, ShownAccount } from './account.js';

const all = everything('');

function ordered(...orders: readonly Order[]): ShownAccount {
  return new ShownAccount({ orders: { ...all.orders, page: () => onePage(orders) } });
}

describe('orders', () => {
  it('come active ones first, the soonest to expire on top', async () => {
    const status = (known: 'pending' | 'expired' | 'canceled') => ({ status: { known, text: known } });
    const shown = ordered(
      order('canceled', status('canceled')),
      order('expired', status('expired')),
      order('unknown', { status: { known: 'unknown', text: 'frozen' } }),
      order('pending', status('pending')),
      order('ended', { expiresAt: NOW - HOUR_MS }),
      order('later', { expiresAt: NOW + 19 * DAY_MS }),
      order('soon', { expiresAt: NOW + HOUR_MS }),
    );
    const rows = (await shown.open('orders')).filter(({ tokens }) => tokens?.includes('order'));
    assert.deepEqual(
      rows.map(({ args }) => args?.order),
      ['soon', 'later', 'pending', 'unknown', 'ended', 'expired', 'canceled'],
    );
    assert.match(rows[1]?.description ?? '', /19 d/);
    assert.match(rows[3]?.description ?? '', /frozen/);
  });

  it('say how many proxies they hold', async () => {
    const rows = await ordered(
      order('1', { quantity: 1 }),
      order('2', { quantity: 5, proxyCount: 1342 }),
    ).open('orders');
    assert.match(rows[0]?.description ?? '', /1 proxy/);
    assert.match(rows[1]?.description ?? '', /1,342 proxies/);
  });

  it('are read one page for one opening, however many there are', async () => {
    const pages: (readonly [string | undefined, number])[] = [];
    const shown = new ShownAccount({
      orders: {
        ...all.orders,
        page: ({ status, page, pageSize = 20 }) => {
          pages.push([status, page]);
          const items = Array.from({ length: pageSize }, (_, at) => order(`${page}.${at}`));
          return onePage(items, { page, hasMore: page * pageSize < 10_000, total: 10_000 });
        },
      },
    });
    const rows = await shown.open('orders');
    assert.deepEqual(pages, [['active', 1]]);
    assert.equal(rows.length, 101);
    assert.deepEqual(rows.at(-1)?.tokens, ['loadable']);
    assert.equal(rows.at(-1)?.command, 'loadMore');
    await shown.open('orders');
    assert.equal(pages.length, 1);
  });

  it('open into their proxies; one that is being set up says so', async () => {
    const shown = new ShownAccount({
      orders: {
        ...all.orders,
        page: () => onePage([order('1')]),
        proxies: () =>
          Promise.resolve([
            orderedProxy('order/1/a', { expiresAt: NOW + 19 * DAY_MS }),
            orderedProxy('order/1/b', { endpoints: [] }),
          ]),
      },
    });
    const [row] = await shown.open('orders');
    await row?.branch?.load?.();
    const [ready, waiting] = row?.branch?.rows() ?? [];
    assert.equal(ready?.label, '203.0.113.7:8080');
    assert.deepEqual(ready.args, { account: 'a1b2c3d4e5f6', proxy: 'order/1/a/http' });
    assert.equal(waiting?.label, 'Not ready yet');
    assert.equal(waiting.tokens, undefined);
  });

  it('have the ways to a proxy below it, where they are several', async () => {
    const http = proxy('order/1/b/http');
    const proxies = () =>
      Promise.resolve([orderedProxy('order/1/a'), orderedProxy('order/1/b', { endpoints: [http] })]);
    const page = () => onePage([order('1')]);
    const shown = new ShownAccount({ orders: { ...all.orders, page, proxies } });
    const [row] = await shown.open('orders');
    const [both, one] = row ? await opened(row) : [];
    assert.deepEqual(
      both?.branch?.rows().map((way) => [line(way), way.args?.proxy, way.tokens]),
      [
        ['http | 203.0.113.7:8080', 'order/1/a/http', ['endpoint']],
        ['socks5 | 203.0.113.7:1080', 'order/1/a/socks5', ['endpoint']],
      ],
    );
    assert.equal(one?.branch, undefined);
  });
});

describe('an order that is opened', () => {
  it('says how old its proxies are', async () => {
    const shown = ordered(order('1'));
    await shown.open('orders');
    shown.now += HOUR_MS;
    await shown.reads.orderProxies?.of('1').ensure();
    shown.now += 3 * HOUR_MS;
    const [row] = await shown.open('orders');
    assert.match(row?.description ?? '', / · 3 h ago$/);
  });

  it('shows why it could not be read by itself, until the list was read again', async () => {
    const failing = () =>
      Promise.reject(
        new ProviderError({ kind: 'timeout', provider: 'gateway', endpoint: 'GET /orders/{id}' }),
      );
    let isBroken = true;
    const shown = new ShownAccount({
      orders: {
        ...all.orders,
        page: () => onePage([order('1')]),
        proxies: () => (isBroken ? failing() : Promise.resolve([orderedProxy('order/1/a')])),
        one: failing,
      },
    });
    const labels = async () => {
      const [row] = await shown.open('orders');
      return (row?.branch?.rows() ?? []).map(({ label }) => label);
    };
    const refresh = async () => {
      shown.now += MINUTE_MS;
      await (await shown.open('orders'))[0]?.branch?.refresh?.();
    };
    const sentence = 'Could not reach Gateway: no whole answer in time. Try again.';
    await refresh();
    assert.deepEqual(await labels(), [sentence]);
    isBroken = false;
    await refresh();
    assert.deepEqual(await labels(), ['203.0.113.7:8080', sentence]);
    shown.now += MINUTE_MS;
    await shown.reads.orders?.refresh();
    assert.deepEqual(await labels(), ['203.0.113.7:8080']);
  });
});
