import assert from 'node:assert/strict';
import { isProviderError } from '../../../src/core/errors.js';
import { accountAnswered, revealed, answering, MARKUP, PASSWORD } from '../account.js';

const { signal } = new AbortController();

describe('a 1001Proxy that is legal but odd', () => {
  const proxies = (...data: readonly object[]) =>
    answering('1001proxy', { success: true, data }).orders?.proxies('o1', signal);

  it('has proxies without an address yet', async () => {
    const none = { ip: null, portHttps: null, portSocks5: null, login: null, password: null };
    assert.deepEqual(
      await proxies({ ...none, country: 'USA', expiresAt: '2025-04-10' }, { ...none, ip: '1.2.3.4' }),
      [
        { id: 'order/o1/1', endpoints: [], country: 'USA', expiresAt: Date.UTC(2025, 3, 11) - 1 },
        { id: 'order/o1/2', endpoints: [] },
      ],
    );
  });

  it('has proxies with one port, no login, an IPv6 address, any password', async () => {
    const [open, six] = revealed(
      await proxies(
        { ip: '1.2.3.4', portHttps: null, portSocks5: 1080, login: null, password: null },
        { ip: '2001:db8::1', portHttps: 8080, portSocks5: null, login: 'u', password: PASSWORD },
      ),
    ) as readonly unknown[];
    assert.deepEqual(open, {
      id: 'order/o1/1.2.3.4:1080',
      endpoints: [
        {
          kind: 'proxy',
          id: 'order/o1/1.2.3.4:1080/socks5',
          address: { scheme: 'socks5', host: '1.2.3.4', port: 1080 },
        },
      ],
    });
    assert.deepEqual(six, {
      id: 'order/o1/[2001:db8::1]:8080',
      endpoints: [
        {
          kind: 'proxy',
          id: 'order/o1/[2001:db8::1]:8080/http',
          address: {
            scheme: 'http',
            host: '2001:db8::1',
            port: 8080,
            user: 'u',
            password: { secret: PASSWORD },
          },
        },
      ],
    });
  });

  it('has several proxies at one port, told apart', async () => {
    const shared = { ip: 'pool.example', portHttps: 8080, login: 'a', password: 'b' };
    const ids = (await proxies(shared, { ...shared, login: 'c' }, { ...shared, id: 77 }))?.map(
      ({ id, providerId }) => [id, providerId],
    );
    assert.deepEqual(ids, [
      ['order/o1/pool.example:8080', undefined],
      ['order/o1/pool.example:8080~2', undefined],
      ['order/o1/77', '77'],
    ]);
  });

  it('refuses a host that would take a URL elsewhere', async () => {
    const error: unknown = await proxies({ ip: 'evil.example/@1.2.3.4', portHttps: 80 })?.catch(
      (reason: unknown) => reason,
    );
    assert.ok(isProviderError(error));
    assert.equal(error.details.jsonPath, '$.data[0].ip');
  });

  it('has orders of unknown words, without expiry, with dates of any form', async () => {
    const account = answering('1001proxy', {
      success: true,
      data: [
        {
          id: 'o1',
          type: 'quantum',
          status: 'on hold',
          quantity: 2.5,
          chargedAmount: 0.0035,
          currency: null,
          countryId: null,
          protocol: null,
          expiresAt: 'never',
          createdAt: '2025-03-10',
          proxyCount: 0,
          extra: MARKUP,
        },
      ],
    });
    assert.deepEqual(await account.orders?.page({ page: 1 }, signal), {
      items: [
        {
          id: 'o1',
          type: 'quantum',
          status: { known: 'unknown', text: 'on hold' },
          quantity: 2.5,
          charged: { units: 35n, scale: 4, currency: 'USD' },
          createdAt: Date.UTC(2025, 2, 10),
          proxyCount: 0,
        },
      ],
      page: 1,
      hasMore: true,
    });
  });

  it('quotes in the currency that it names, and for traffic without a unit price', async () => {
    const account = answering('1001proxy', {
      success: true,
      data: { type: 'resident', quantity: null, price: 10, unitPrice: null, currency: 'EUR' },
    });
    assert.deepEqual(await account.quotes?.quote({ type: 'resident', tariffId: 1 }, signal), {
      total: { units: 10n, scale: 0, currency: 'EUR' },
    });
  });

  it('has operators and rotations named by a number or by nothing', async () => {
    const account = answering('1001proxy', {
      success: true,
      data: { operators: [{ id: 1, name: 'T-Mobile' }], rotations: [{ id: 5, name: 10 }, { id: 6 }] },
    });
    const reference = await account.catalogue?.reference('mobile', signal);
    assert.deepEqual(reference?.rotations, [
      { id: 5, name: '10' },
      { id: 6, name: '6' },
    ]);
    assert.deepEqual(reference.tariffs, []);
  });

  it('shows a deposit address to the byte, with all tags that must go along', async () => {
    const address = ' rAbC…/?x=1&dt=2 ';
    const account = answering('1001proxy', {
      success: true,
      data: [
        { currency: 'XRP', network: 'XRPL', address, destination_tag: 104_729 },
        { currency: 'TON', network: 'TON', address, payment_id: '7f', memo: '0042' },
        { currency: 'BTC', network: 'BTC', address, tag: null, memo: '' },
      ],
    });
    assert.deepEqual(await account.depositAddresses?.all(signal), [
      { currency: 'XRP', network: 'XRPL', address, extras: [{ name: 'destination_tag', value: '104729' }] },
      {
        currency: 'TON',
        network: 'TON',
        address,
        extras: [
          { name: 'memo', value: '0042' },
          { name: 'payment_id', value: '7f' },
        ],
      },
      { currency: 'BTC', network: 'BTC', address, extras: [] },
    ]);
  });

  it('is not believed about a tag whose digits JSON has lost', async () => {
    const body = '{"data":[{"currency":"XRP","network":"XRPL","address":"r","tag":12345678901234567890}]}';
    const error: unknown = await accountAnswered('1001proxy', body)
      .depositAddresses?.all(signal)
      .catch((reason: unknown) => reason);
    assert.ok(isProviderError(error));
    assert.equal(error.details.jsonPath, '$.data[0].tag');
  });
});
