import assert from 'node:assert/strict';
import { startSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { apiClient, type ApiClient, at, fixture, isObject, listAt, textAt } from './apiClient.js';

const IPV4 = { type: 'ipv4', countryId: 1, periodId: 1, quantity: 5 };
const MOBILE = { ...IPV4, type: 'mobile', mobileServiceType: 'dedicated', operatorId: 1, rotationId: 1 };

describe('sandbox: 1001proxy', () => {
  let now = Date.UTC(2026, 5, 10, 8);
  let sandbox: Sandbox;
  let thousand: ApiClient;

  beforeEach(async () => {
    now = Date.UTC(2026, 5, 10, 8);
    sandbox = await startSandbox({ clock: () => now });
    thousand = apiClient(sandbox, '1001proxy');
  });

  afterEach(() => sandbox.stop());

  const balance = async () => textAt((await thousand.get('/account')).body, 'data.balance');
  const code = ({ body, status }: { body: unknown; status: number }) => [status, at(body, 'error.code')];
  const orders = async (query: string) =>
    listAt((await thousand.get(`/orders?per_page=100&${query}`)).body, 'data');

  it('tells keys apart', async () => {
    const { banned, unverified } = sandbox.keys['1001proxy'];
    const account = async (key: string) => code(await apiClient(sandbox, '1001proxy', key).get('/account'));
    assert.deepEqual(await account(''), [401, 'UNAUTHORIZED']);
    assert.deepEqual(await account('unknown'), [401, 'INVALID_API_KEY']);
    assert.deepEqual(await account(banned), [403, 'BANNED']);
    assert.deepEqual(await account(unverified), [403, 'UNVERIFIED']);
    const malformed = await apiClient(sandbox, '1001proxy', '').get('/account', {
      authorization: 'Basic eDp5',
    });
    assert.deepEqual(code(malformed), [401, 'UNAUTHORIZED']);
  });

  it('has 23 orders of all types and statuses, and transactions that add up to the balance', async () => {
    const all = await orders('');
    assert.equal(all.length, 23);
    assert.equal(new Set(all.map((order) => at(order, 'type'))).size, 7);
    assert.deepEqual(
      new Set(all.map((order) => at(order, 'status'))),
      new Set(['active', 'expired', 'canceled', 'pending']),
    );
    const transactions = listAt(
      (await thousand.get('/account/transactions?per_page=100')).body,
      'data',
    ).reverse();
    let running = 0;
    for (const transaction of transactions.filter((entry) => at(entry, 'status') === 'completed')) {
      running += Number(at(transaction, 'amount'));
      assert.ok(running >= 0);
    }
    assert.equal(running.toFixed(2), await balance());
    assert.equal(await balance(), '45.20');
  });

  it('filters and pages lists', async () => {
    assert.ok((await orders('status=active&type=ipv4')).every((order) => at(order, 'status') === 'active'));
    const page = await thousand.get('/orders?page=2&per_page=10');
    assert.deepEqual(at(page.body, 'meta'), { page: 2, perPage: 10, total: 23, totalPages: 3 });
    const clamped = await thousand.get('/orders?per_page=1000&page=none');
    assert.equal(at(clamped.body, 'meta.perPage'), 100);
    for (const query of [
      '/orders?status=gone',
      '/orders?type=ipv5',
      '/account/transactions?type=gift',
      '/reference/ipv5',
    ]) {
      assert.deepEqual(code(await thousand.get(query)), [400, 'INVALID_TYPE'], query);
    }
  });

  it('asks for each type’s own fields', async () => {
    const complete = listAt(fixture('1001proxy/orderRequests'), '').filter(isObject);
    assert.equal(complete.length, 6);
    for (const request of complete) {
      assert.equal((await thousand.post('/orders/calc', request)).status, 200, JSON.stringify(request));
      for (const field of Object.keys(request)) {
        const answer = await thousand.post('/orders/calc', { ...request, [field]: undefined });
        assert.deepEqual(
          code(answer),
          [400, 'VALIDATION_ERROR'],
          `${JSON.stringify(request)} without ${field}`,
        );
      }
      now += 60_000;
    }
    assert.deepEqual(code(await thousand.post('/orders/calc', { type: 'ipv5' })), [400, 'INVALID_TYPE']);
    assert.deepEqual(code(await thousand.post('/orders/calc', '[]')), [400, 'VALIDATION_ERROR']);
  });

  it('charges what it quoted, a coupon taken off, below a cent too', async () => {
    const tiny = {
      type: 'ipv6',
      countryId: 1,
      periodId: 1,
      quantity: 1,
      protocol: 'HTTPS',
      coupon: 'WELCOME10',
    };
    const quote = await thousand.post('/orders/calc', tiny);
    assert.equal(at(quote.body, 'data.price'), 0.0405);
    const order = await thousand.post('/orders', tiny);
    assert.equal(at(order.body, 'data.charged'), 0.0405);
    assert.equal(await balance(), '45.15');
    assert.equal(sandbox.ledger[0]?.amount, '0.0405');
    const newest = await thousand.get('/account/transactions?type=purchase&per_page=1');
    assert.equal(at(newest.body, 'data[0].amount'), -0.0405);
  });

  it('refuses with 402 what the balance does not cover, and says both amounts', async () => {
    const poor = apiClient(sandbox, '1001proxy', sandbox.keys['1001proxy'].poor);
    const answer = await poor.post('/orders', IPV4);
    assert.deepEqual(code(answer), [402, 'INSUFFICIENT_FUNDS']);
    assert.deepEqual(at(answer.body, 'error.details'), { required: 6.25, available: 3.1 });
    assert.deepEqual(sandbox.ledger, []);
  });

  it('orders once for each idempotency key', async () => {
    const first = await thousand.post('/orders', IPV4, { 'idempotency-key': 'one' });
    const again = await thousand.post('/orders', IPV4, { 'idempotency-key': 'one' });
    const other = await thousand.post('/orders', IPV4, { 'idempotency-key': 'two' });
    assert.deepEqual(again.body, first.body);
    assert.notEqual(at(other.body, 'data.orderId'), at(first.body, 'data.orderId'));
    assert.deepEqual(
      sandbox.ledger.map(({ idempotencyKey }) => idempotencyKey),
      ['one', 'two'],
    );
    assert.equal(await balance(), '32.70');
  });

  it('has nothing to show of a pending order: 409', async () => {
    const pending = textAt(await orders('status=pending'), '[0].id');
    for (const path of ['proxies', 'download']) {
      assert.deepEqual(code(await thousand.get(`/orders/${pending}/${path}`)), [409, 'NOT_PROVISIONED']);
    }
    assert.deepEqual(code(await thousand.post(`/orders/${pending}/extend`, { periodId: 1 })), [
      409,
      'NOT_PROVISIONED',
    ]);
    const mobile = await thousand.post('/orders', { ...MOBILE, quantity: 1 });
    const path = `/orders/${textAt(mobile.body, 'data.orderId')}/proxies`;
    assert.deepEqual(code(await thousand.get(path)), [409, 'NOT_PROVISIONED']);
    now += 5_000;
    assert.equal(at((await thousand.get(path)).body, 'data[0].country'), 'USA');
  });

  it('extends what runs, and nothing else', async () => {
    const order = (await orders('status=active&type=ipv6'))[0];
    const extend = (id: string, body: unknown) => thousand.post(`/orders/${id}/extend`, body);
    const id = textAt(order, 'id');
    assert.deepEqual(code(await extend(id, {})), [400, 'VALIDATION_ERROR']);
    assert.deepEqual(code(await extend(id, { periodId: 1, proxyIds: ['x'] })), [400, 'VALIDATION_ERROR']);
    assert.deepEqual(code(await extend('cm1ordnone', { periodId: 1 })), [404, 'NOT_FOUND']);
    for (const query of ['status=expired', 'status=canceled', 'type=resident']) {
      assert.deepEqual(code(await extend(textAt(await orders(query), '[0].id'), { periodId: 1 })), [
        400,
        'VALIDATION_ERROR',
      ]);
    }
    const answer = await extend(id, { periodId: 2 });
    const price = 0.135 * Number(at(order, 'quantity'));
    assert.equal(at(answer.body, 'data.charged'), price);
    const after = await thousand.get(`/orders/${id}`);
    assert.equal(
      Date.parse(textAt(after.body, 'data.expiresAt')) - Date.parse(textAt(order, 'expiresAt')),
      30 * 24 * 3_600_000,
    );
    assert.equal(sandbox.ledger.length, 1);
  });

  it('gives the money back when its own supplier fails', async () => {
    sandbox.inject({ provider: '1001proxy', kind: 'upstreamError', match: { op: 'createOrder' } });
    const answer = await thousand.post('/orders', IPV4);
    assert.deepEqual(code(answer), [502, 'UPSTREAM_ERROR']);
    assert.deepEqual(at(answer.body, 'error.details'), { refunded: true });
    assert.equal(await balance(), '45.20');
    assert.deepEqual(
      sandbox.ledger.map(({ amount }) => amount),
      ['6.25', '-6.25'],
    );
  });

  it('keeps deposit addresses, 26 of them, none of which could receive money', async () => {
    const make = (currency: unknown) => thousand.post('/deposits/addresses', { currency });
    const one = await make('DOGE');
    assert.deepEqual((await make('DOGE')).body, one.body);
    assert.deepEqual(code(await make('FAKE')), [400, 'INVALID_CURRENCY']);
    assert.deepEqual(code(await make(undefined)), [400, 'VALIDATION_ERROR']);
    const all = listAt((await thousand.get('/deposits/addresses')).body, 'data');
    assert.equal(all.length, 26);
    const generated = all.filter((wallet) => at(wallet, 'address') !== null);
    assert.deepEqual(
      generated.map((wallet) => at(wallet, 'currency')),
      ['USDT_TRC20', 'BTC', 'DOGE', 'XRP'],
    );
    assert.ok(generated.every((wallet) => textAt(wallet, 'address').includes('SANDBOX')));
    assert.match(textAt(generated, '[3].tag'), /^\d{9}$/);
  });

  it('limits by token bucket: 60 a minute, 10 orders, 30 deposit calls, with Retry-After', async () => {
    const refusedAfter = async (attempt: () => ReturnType<ApiClient['get']>) => {
      for (let passed = 0; ; passed += 1) {
        const answer = await attempt();
        if (answer.status === 429) {
          assert.equal(at(answer.body, 'error.code'), 'RATE_LIMITED');
          return [passed, answer.headers.get('retry-after')];
        }
      }
    };
    assert.deepEqual(await refusedAfter(() => thousand.post('/orders', {})), [10, '6']);
    now += 60_000;
    assert.deepEqual(await refusedAfter(() => thousand.get('/deposits/addresses')), [30, '2']);
    now += 60_000;
    assert.deepEqual(await refusedAfter(() => thousand.get('/account')), [60, '1']);
    now += 1_000;
    assert.equal((await thousand.get('/account')).status, 200);
  });

  it('shows proxies with nulls, dates without time and both kinds of country code', async () => {
    const proxies = async (query: string) =>
      listAt(
        (await thousand.get(`/orders/${textAt(await orders(`status=active&${query}`), '[0].id')}/proxies`))
          .body,
        'data',
      );
    assert.match(textAt(await proxies('type=ipv4'), '[0].expiresAt'), /^\d{4}-\d\d-\d\d$/);
    assert.equal(at(await proxies('type=isp'), '[2].ip'), null);
    assert.equal(at(await proxies('type=isp'), '[0].country'), 'GBR');
    assert.equal(at(await proxies('type=ipv4'), '[0].country'), 'DE');
    assert.equal(at(await proxies('type=resident'), '[0].expiresAt'), null);
    assert.equal((await proxies('type=mix')).length, 20);
  });
});
