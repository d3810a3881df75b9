import assert from 'node:assert/strict';
import { startSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { apiClient, type ApiClient, at, fixture, listAt, textAt } from './apiClient.js';
import { type Allowances, shapeDifferences } from './shape.js';

/** Each call of the providers' documents, its answer held against the documents' sample. */
describe('sandbox: the 37 documented calls', () => {
  let now = Date.UTC(2026, 5, 10, 8);
  let sandbox: Sandbox;
  let iploop: ApiClient;
  let gateway: ApiClient;
  let checker: ApiClient;
  let thousand: ApiClient;
  let ipswamp: ApiClient;

  before(async () => {
    sandbox = await startSandbox({ clock: () => now });
    iploop = apiClient(sandbox, 'iploop');
    gateway = apiClient(sandbox, 'gateway');
    checker = apiClient(sandbox, 'checker');
    thousand = apiClient(sandbox, '1001proxy');
    ipswamp = apiClient(sandbox, 'ipswamp');
  });

  after(() => sandbox.stop());

  const same = (body: unknown, name: string, allowances?: Allowances) => {
    assert.deepEqual(shapeDifferences(body, fixture(name), allowances), []);
  };

  const subscription = async () =>
    textAt((await gateway.get('/api/proxy?op=subscriptions')).body, 'subscriptions[0].subscriptionId');
  const plan = async () => textAt((await gateway.get('/api/proxy?op=plans')).body, 'plans[0].id');

  describe('iploop', () => {
    it('status', async () => {
      const answer = await apiClient(sandbox, 'iploop', '').get('/api/support/status');
      assert.equal(answer.status, 200);
      same(answer.body, 'iploop/status');
    });

    it('diagnose, of a valid key in both forms and of an invalid one', async () => {
      same((await iploop.get('/api/support/diagnose')).body, 'iploop/diagnose');
      const byQuery = await apiClient(sandbox, 'iploop', '').get(
        `/api/support/diagnose?api_key=${sandbox.keys.iploop.main}`,
      );
      same(byQuery.body, 'iploop/diagnose');
      const invalid = await apiClient(sandbox, 'iploop', 'no-such-key').get('/api/support/diagnose');
      assert.deepEqual(invalid.body, fixture('iploop/diagnoseInvalidKey'));
    });

    for (const code of [407, 403, 502, 503, 504, 429]) {
      it(`errors/${code}`, async () => {
        const answer = await iploop.get(`/api/support/errors/${code}`);
        same(answer.body, 'iploop/errorCode');
        assert.equal(at(answer.body, 'code'), code);
      });
    }

    it('errors/407 says what the document says', async () => {
      assert.deepEqual((await iploop.get('/api/support/errors/407')).body, fixture('iploop/errorCode'));
    });

    it('ask', async () => {
      const answer = await iploop.post('/api/support/ask', fixture('iploop/askRequest'));
      same(answer.body, 'iploop/ask', { extra: [] });
    });

    it('signup, whose answer is not documented: any object', async () => {
      const answer = await iploop.post('/api/auth/signup', {
        email: 'a@sandbox.test',
        password: 'long enough',
      });
      assert.equal(answer.status, 201);
      const fresh = apiClient(sandbox, 'iploop', textAt(answer.body, 'api_key'));
      assert.equal(at((await fresh.get('/api/support/diagnose')).body, 'plan'), 'free');
    });
  });

  describe('gateway', () => {
    const looseSubscription = (path: string): Allowances => ({
      optional: [
        `${path}.userNote`,
        ...['http', 'vless', 'shadowsocks'].map((name) => `${path}.protocols.${name}`),
      ],
      nullable: [`${path}.userNote`, `${path}.rotate.rotatePath`],
    });

    it('plans', async () => {
      const { body } = await gateway.get('/api/proxy?op=plans');
      same(body, 'gateway/plans');
      assert.equal(listAt(body, 'plans').length, 8);
    });

    it('subscriptions', async () => {
      const { body } = await gateway.get('/api/proxy?op=subscriptions');
      same(body, 'gateway/subscriptions', looseSubscription('subscriptions[]'));
    });

    it('renewal-plans', async () => {
      same(
        (await gateway.get(`/api/proxy?op=renewal-plans&subscriptionId=${await subscription()}`)).body,
        'gateway/renewalPlans',
      );
    });

    it('available-networks', async () => {
      same(
        (await gateway.get(`/api/proxy?op=available-networks&subscriptionId=${await subscription()}`)).body,
        'gateway/availableNetworks',
      );
    });

    it('purchase, of several and of one', async () => {
      const order = { op: 'purchase', planId: await plan() };
      const several = await gateway.post('/api/proxy', {
        ...order,
        couponCode: 'MYCODE',
        repeatCount: 3,
        quantity: 2,
      });
      same(several.body, 'gateway/purchase');
      const one = await gateway.post('/api/proxy', order);
      const sample = fixture('gateway/purchase');
      assert.deepEqual(shapeDifferences(at(one.body, 'subscription'), at(sample, 'subscriptions[0]')), []);
      assert.equal(at(one.body, 'subscriptions'), undefined);
    });

    it('renew', async () => {
      const body = {
        op: 'renew',
        subscriptionId: await subscription(),
        planId: await plan(),
        repeatCount: 3,
      };
      same((await gateway.post('/api/proxy', body)).body, 'gateway/renew');
    });

    it('change-credentials', async () => {
      const { body } = await gateway.post('/api/proxy', {
        op: 'change-credentials',
        subscriptionId: await subscription(),
      });
      same(body, 'gateway/changeCredentials');
    });

    it('set-rotation-policy', async () => {
      const body = { op: 'set-rotation-policy', subscriptionId: await subscription(), rotationPolicy: 5 };
      same((await gateway.post('/api/proxy', body)).body, 'gateway/setRotationPolicy');
    });

    it('switch-network', async () => {
      const subscriptionId = await subscription();
      const networks = await gateway.get(`/api/proxy?op=available-networks&subscriptionId=${subscriptionId}`);
      const targetNetwork = textAt(networks.body, 'networks[0].id');
      const { body } = await gateway.post('/api/proxy', {
        op: 'switch-network',
        subscriptionId,
        targetNetwork,
      });
      same(body, 'gateway/switchNetwork');
    });

    it('trial, for the key that may', async () => {
      const body = { op: 'trial', planId: await plan() };
      assert.equal((await gateway.post('/api/proxy', body)).status, 403);
      const answer = await apiClient(sandbox, 'gateway', sandbox.keys.gateway.trial).post('/api/proxy', body);
      assert.equal(at(answer.body, 'ok'), true);
    });

    it('the rotate link', async () => {
      const list = await gateway.get('/api/proxy?op=subscriptions');
      const answer = await apiClient(sandbox, 'gateway', '').get(
        textAt(list.body, 'subscriptions[0].rotate.rotatePath'),
      );
      assert.equal(answer.status, 200);
      assert.equal(sandbox.ledger.at(-1)?.action, 'rotate');
    });
  });

  describe('checker', () => {
    const job = async () => {
      const answer = await checker.post('/api/check', { proxies_text: '1.2.3.4:1080\n5.6.7.8:8080' });
      same(answer.body, 'checker/check');
      return textAt(answer.body, 'job_id');
    };

    it('proxies', async () => {
      const { body } = await checker.get('/api/proxies?protocol=socks5&country=US&limit=20');
      same(body, 'checker/proxies');
      assert.equal(at(body, 'total'), 1_342);
      assert.equal(listAt(body, 'items').length, 20);
    });

    it('proxies/export', async () => {
      const { headers, text } = await checker.get('/api/proxies/export?format=txt&protocol=http');
      assert.match(headers.get('content-type') ?? '', /^text\/plain/);
      assert.match(headers.get('content-disposition') ?? '', /^attachment; filename="proxies.txt"$/);
      assert.match(text, /^(\d+\.\d+\.\d+\.\d+:\d+\n)+$/);
    });

    it('check, jobs, items and job export', async () => {
      const id = await job();
      now += 60_000;
      same((await checker.get(`/api/jobs/${id}`)).body, 'checker/job');
      same((await checker.get(`/api/jobs/${id}/items`)).body, 'checker/jobItems', {
        nullable: ['protocol', 'connect_ms', 'ttfb_ms', 'exit_ip', 'country'].map(
          (name) => `items[].${name}`,
        ),
      });
      const file = await checker.get(`/api/jobs/${id}/export?format=csv`);
      assert.match(file.headers.get('content-type') ?? '', /^text\/csv/);
      assert.match(
        file.text,
        /^proxy_norm,status,protocol,connect_ms,ttfb_ms,exit_ip,country\n1\.2\.3\.4:1080,/,
      );
    });

    it('premium/proxies, with a premium key', async () => {
      const { body } = await apiClient(sandbox, 'checker', sandbox.keys.checker.premium).get(
        '/api/premium/proxies',
      );
      same(body, 'checker/proxies');
    });
  });

  describe('1001proxy', () => {
    const orderId = async (status = 'active', type = 'ipv4') =>
      textAt((await thousand.get(`/orders?status=${status}&type=${type}`)).body, 'data[0].id');

    it('account', async () => {
      const { body } = await thousand.get('/account');
      same(body, '1001proxy/account');
      assert.match(textAt(body, 'data.balance'), /^\d+\.\d\d$/);
    });

    it('account/transactions', async () => {
      same((await thousand.get('/account/transactions')).body, '1001proxy/transactions');
    });

    it('orders/calc prices the document’s example as the document does', async () => {
      const { body } = await thousand.post('/orders/calc', {
        type: 'ipv4',
        countryId: 1,
        periodId: 1,
        quantity: 10,
      });
      assert.deepEqual(body, fixture('1001proxy/calc'));
    });

    it('orders, created', async () => {
      const { body } = await thousand.post('/orders', {
        type: 'ipv4',
        countryId: 1,
        periodId: 1,
        quantity: 5,
      });
      same(body, '1001proxy/createOrder');
      assert.equal(at(body, 'data.charged'), 6.25);
    });

    it('orders', async () => {
      same((await thousand.get('/orders?per_page=100')).body, '1001proxy/orders', {
        nullable: ['data[].countryId', 'data[].protocol', 'data[].expiresAt'],
      });
    });

    it('orders/:id', async () => {
      const { body } = await thousand.get(`/orders/${await orderId()}`);
      same(body, '1001proxy/order', { nullable: ['data.mobileServiceType'] });
    });

    it('orders/:id/proxies', async () => {
      same((await thousand.get(`/orders/${await orderId()}/proxies`)).body, '1001proxy/orderProxies');
    });

    it('orders/:id/download', async () => {
      const id = await orderId();
      const plain = await thousand.get(`/orders/${id}/download`);
      assert.match(plain.headers.get('content-type') ?? '', /^text\/plain/);
      assert.match(plain.headers.get('content-disposition') ?? '', /^attachment;/);
      assert.match(plain.text, /^(127\.0\.0\.\d+:\d+\n)+$/);
      const whole = await thousand.get(`/orders/${id}/download?format=user:pass@ip:port&protocol=socks5`);
      assert.match(whole.text, /^(user_\w+:pass_\w+@127\.0\.0\.\d+:\d+\n)+$/);
    });

    it('orders/:id/extend', async () => {
      const { body } = await thousand.post(`/orders/${await orderId('active', 'ipv6')}/extend`, {
        periodId: 2,
      });
      same(body, '1001proxy/extend');
    });

    it('reference/:type', async () => {
      const { body, headers } = await thousand.get('/reference/ipv4');
      same(body, '1001proxy/reference', { nullable: ['data.tarifs[].traffic'] });
      assert.equal(headers.get('cache-control'), 'public, max-age=300');
    });

    it('deposits/addresses', async () => {
      const { body } = await thousand.get('/deposits/addresses');
      same(body, '1001proxy/depositAddresses', { nullable: ['data[].address'], extra: ['data[].tag'] });
      assert.equal(listAt(body, 'data').length, 26);
    });

    it('deposits/addresses, created', async () => {
      const { body } = await thousand.post('/deposits/addresses', { currency: 'BTC' });
      same(body, '1001proxy/createDepositAddress');
    });
  });

  describe('ipswamp', () => {
    it('test-key', async () => {
      same((await ipswamp.get('/test-key')).body, 'ipswamp/testKey');
    });

    it('checkIP, whose answer is not documented: any object, the same for the same address', async () => {
      const { body } = await ipswamp.get('/checkIP?ip=192.0.2.7');
      assert.equal(at(body, 'ip'), '192.0.2.7');
      assert.deepEqual((await ipswamp.get('/checkIP?ip=192.0.2.7')).body, body);
    });
  });
});
